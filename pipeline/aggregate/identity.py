"""Stable ids: the same inputs, or more of them later, give the same person the same id.

An id is made of the account and of what the person was called where they were first met, so that
an address or a fuller name found later does not change it. Nicknames count as the name they stand
for.
"""

import hashlib
from collections.abc import Iterable, Sequence

from pipeline.aggregate.forms import Shape, name_roots, read_form
from pipeline.aggregate.naming import first_named
from pipeline.aggregate.sightings import Sighting
from pipeline.names import fold_name

_DIGITS = 12


def identify(people: Iterable[Sequence[Sighting]], *, account: str) -> list[str]:
    """One id per person, in the order given; who comes later under a taken name is counted on."""
    taken: set[str] = set()
    ids: list[str] = []
    for sightings in people:
        key = identity_key(sightings)
        number = 1
        while (identifier := _digest(account, key, number)) in taken:
            number += 1
        taken.add(identifier)
        ids.append(identifier)
    return ids


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
