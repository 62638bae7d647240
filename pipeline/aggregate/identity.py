"""Stable ids: a person keeps their id from run to run, whatever more is found out about them.

Whoever is met where somebody was met before has that one's id: also under a fuller name, or after
two rows became one or one became two. Everybody else's id is made of the account and of what they
were called where they were first met, so that the same documents give the same id in an empty
store, too. Nicknames count as the name they stand for.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from pipeline.aggregate.forms import Shape, name_roots, read_form
from pipeline.aggregate.naming import first_named
from pipeline.aggregate.sightings import Sighting
from pipeline.names import fold_name
from pipeline.types import Known, Place

_DIGITS = 12


def identify(
    people: Iterable[Sequence[Sighting]], *, account: str, known: Iterable[Known] = ()
) -> list[str]:
    """One id per person, in the order given; who comes later under a taken name is counted on.

    Of two people `known` who are one now, the one met in more places gives the id; of two people
    who were one before, the one that has more of the places keeps it. With its own result as
    `known` it gives the same ids.
    """
    ordered = list(people)
    keys = [identity_key(sightings) for sightings in ordered]
    usual = [_digest(account, key, 1) for key in keys]
    kept = _recognise(ordered, usual, known)
    taken = set(kept.values())
    ids: list[str] = []
    for number, key in enumerate(keys):
        identifier = kept.get(number) or _make_id(account, key, taken)
        taken.add(identifier)
        ids.append(identifier)
    return ids


def _recognise(
    people: Sequence[Sequence[Sighting]], usual: Sequence[str], known: Iterable[Known]
) -> dict[int, str]:
    """The number of each person who was known before, with that id.

    Pairs with the most places in common come first; among equals whoever was first met under the
    name that made the id.
    """
    owners: dict[Place, list[str]] = defaultdict(list)
    for one in known:
        for place in one.places:
            owners[place].append(one.id)
    common = Counter(
        (number, own)
        for number, sightings in enumerate(people)
        for place in {_place(sighting) for sighting in sightings}
        for own in owners.get(place, ())
    )
    pairs = sorted((-count, usual[n] != own, own, n) for (n, own), count in common.items())
    kept: dict[int, str] = {}
    given: set[str] = set()
    for _, _, own, number in pairs:
        if number not in kept and own not in given:
            kept[number] = own
            given.add(own)
    return kept


def _place(sighting: Sighting) -> Place:
    return sighting.document.id, sighting.mention.start, sighting.mention.end


def _make_id(account: str, key: str, taken: Iterable[str]) -> str:
    number = 1
    while (identifier := _digest(account, key, number)) in taken:
        number += 1
    return identifier


def identity_key(sightings: Sequence[Sighting]) -> str:
    """`Peg Corrigan` and `Margaret Corrigan` -> margaret corrigan; `张总` -> 张总."""
    form = read_form(first_named(sightings))
    if form.shape is not Shape.FULL or form.is_chinese:
        return form.key
    first = form.given.split()[0]
    return f"{max(name_roots(first), key=lambda name: (len(name), name))} {form.surname}"


def _digest(account: str, key: str, number: int) -> str:
    words = "\n".join((fold_name(account), key, str(number)))
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:_DIGITS]
