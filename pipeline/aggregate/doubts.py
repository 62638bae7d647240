"""What only a human can settle about who is who: people who may be one, and forms shared by two.

Reach for `find_doubts` once people are grouped; nothing here changes a row.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.aggregate.alone import have_other_posts
from pipeline.aggregate.likeness import Likeness, surest
from pipeline.aggregate.persons import Person, PersonIndex
from pipeline.aggregate.side import Camp
from pipeline.aggregate.sightings import Sighting
from pipeline.aggregate.weigh import NEAR, weigh_full, weigh_short
from pipeline.types import Doubt, Evidence

SAME_PERSON = "same person"
NAME = "name"
_TELLING = ("name", "title", "department", "email")
_MOST = 6  # pieces of evidence for either side


def find_doubts(
    people: Sequence[Person], names: Sequence[tuple[str, str]], *, account: str, camp: Camp
) -> list[Doubt]:
    """Pairs of people that were near but stayed apart, and forms that mean either of two.

    `names`: the id and the name of each person's row. The result does not depend on the order of
    `people`.
    """
    order = sorted(range(len(people)), key=lambda at: (names[at][1].casefold(), names[at]))
    ordered, named = [people[at] for at in order], [names[at] for at in order]
    doubts = []
    for one, other, kind, reason, shared in (*_find_near(ordered, camp), *_find_shared(ordered)):
        evidence = [
            *_pick_evidence(ordered[one].sightings),
            *_pick_evidence(ordered[other].sightings),
            *_pick_evidence(shared),
        ]
        sides = (*named[one], *named[other])
        doubts.append(Doubt(account, kind, *sides, reason, tuple(dict.fromkeys(evidence))))
    return sorted(doubts, key=_doubt_key)


def _doubt_key(doubt: Doubt) -> tuple[str, ...]:
    return doubt.kind, doubt.one.casefold(), doubt.one_id, doubt.other_id, doubt.reason


Found = tuple[int, int, str, str, Sequence[Sighting]]


def _find_near(people: Sequence[Person], camp: Camp) -> Iterator[Found]:
    """People who may be one, by their names and what speaks for and against it."""
    index = PersonIndex()
    places = {id(person): at for at, person in enumerate(people)}
    for at, person in enumerate(people):
        for other in index.find(person.forms):
            likeness = weigh_rows(person, other, camp=camp)
            if likeness.score >= NEAR:
                reason = f"{likeness.cause} {likeness.score:.2f}"
                yield places[id(other)], at, SAME_PERSON, reason, ()
        index.add(person, person.forms)


def weigh_rows(one: Person, other: Person, *, camp: Camp) -> Likeness:
    """How near two people are to being one, whatever forms they are known by."""
    if one.full_forms and other.full_forms:
        return weigh_full(one, other, camp=camp)
    if one.full_forms or other.full_forms:
        full, short = (one, other) if one.full_forms else (other, one)
        return weigh_short(short, full, camp=camp)
    return surest(_weigh_same_form(one, other))


def _weigh_same_form(one: Person, other: Person) -> Iterator[Likeness]:
    """Two who are known by the same short form and no more, and were told apart by their posts."""
    keys = {form.key for form in one.forms} & {form.key for form in other.forms}
    if keys and have_other_posts(one, other):
        yield Likeness("same form - other post", 0.5)


def _find_shared(people: Sequence[Person]) -> Iterator[Found]:
    """Forms that mean one of several people, with everybody whom they may mean."""
    sharers: dict[str, tuple[list[int], list[Sighting]]] = {}
    for at, person in enumerate(people):
        for sighting in person.shared:
            places, sightings = sharers.setdefault(sighting.name, ([], []))
            places.extend([at] if at not in places else [])
            sightings.extend([sighting] if sighting not in sightings else [])
    for name, (places, sightings) in sharers.items():
        ordered = sorted(sightings, key=lambda sighting: sighting.order)
        for one, other in pairwise(places):
            yield one, other, NAME, f"either may be meant by {name}", ordered


def _pick_evidence(sightings: Iterable[Sighting]) -> list[Evidence]:
    """The first words that give each name, title, department and address."""
    told: dict[tuple[str, str], Evidence] = {}
    for sighting in sightings:
        for item in sighting.evidence:
            if item.attribute in _TELLING:
                told.setdefault((item.attribute, item.value), item)
    found = sorted(told.values(), key=lambda item: _TELLING.index(item.attribute))
    return found[:_MOST]
