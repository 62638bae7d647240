"""Where a human has said who is who: put into effect before and after people are grouped.

`lend_names` before grouping lets short forms fall to the right person; `settle_people` after it
makes sure of the result, whatever the evidence says. Later decisions stand over earlier ones.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.aggregate.forms import Shape, read_form
from pipeline.aggregate.likeness import Likeness
from pipeline.aggregate.persons import Person
from pipeline.aggregate.sightings import Sighting
from pipeline.decisions import Decision, Ruling, known_keys

_BY_HAND = Likeness("decided by hand", 1.0)


def lend_names(sightings: Sequence[Sighting], decisions: Iterable[Decision]) -> list[Sighting]:
    """The sightings of people who are one by decision, each with the full names of both."""
    lent = list(sightings)
    for decision in decisions:
        if decision.ruling is Ruling.MERGE:
            both = (*decision.one, *decision.other)
            keys, full = find_keys(decision.one) | find_keys(decision.other), _full_names(both)
            lent = [_lend(one, full) if _is_meant(one, keys) else one for one in lent]
    return lent


def _lend(sighting: Sighting, names: Iterable[str]) -> Sighting:
    return replace(sighting, names=tuple(dict.fromkeys((*sighting.names, *names))))


def settle_people(people: Sequence[Person], decisions: Iterable[Decision]) -> list[Person]:
    """The people as humans want them: merged, split, and without those who are no stakeholders."""
    settled = list(people)
    for decision in decisions:
        if (change := _CHANGES.get(decision.ruling)) is not None:
            settled = change(settled, decision)
    return settled


def _merge(people: list[Person], decision: Decision) -> list[Person]:
    keys = find_keys(decision.one) | find_keys(decision.other)
    meant = [person for person in people if _holds(person, keys)]
    for other in meant[1:]:
        meant[0].absorb(other, _BY_HAND)
    return [person for person in people if person not in meant[1:]]


def _part(people: list[Person], decision: Decision) -> list[Person]:
    """Whoever holds sightings of both sides becomes two; what fits either stays with `one`."""
    keys, others = find_keys(decision.one), find_keys(decision.other)
    return [
        part
        for person in people
        for part in (
            _split(person, others - keys)
            if _holds(person, keys) and _holds(person, others - keys)
            else [person]
        )
    ]


def _split(person: Person, keys: frozenset[str]) -> list[Person]:
    theirs = [sighting for sighting in person.sightings if _is_meant(sighting, keys)]
    left = [sighting for sighting in person.sightings if not _is_meant(sighting, keys)]
    parts = []
    for sightings in filter(None, (left, theirs)):
        part = Person()
        part.add(sightings)
        parts.append(part)
    return parts


def _exclude(people: list[Person], decision: Decision) -> list[Person]:
    keys = find_keys(decision.one)
    return [person for person in people if not _holds(person, keys)]


def find_keys(known: Iterable[str]) -> frozenset[str]:
    """What surely means the person: addresses and full names; only without them the other forms."""
    texts = tuple(known)
    sure = [text for text in texts if "@" in text] + _full_names(texts)
    return known_keys(sure or texts)


def _full_names(texts: Iterable[str]) -> list[str]:
    return [t for t in texts if "@" not in t and read_form(t).shape is Shape.FULL]


def _holds(person: Person, keys: frozenset[str]) -> bool:
    return any(_is_meant(sighting, keys) for sighting in person.sightings)


def _is_meant(sighting: Sighting, keys: frozenset[str]) -> bool:
    """By what the text itself says there: lent names are nobody's sign."""
    return not keys.isdisjoint(known_keys((sighting.name, sighting.email)))


_CHANGES = {Ruling.MERGE: _merge, Ruling.APART: _part, Ruling.EXCLUDE: _exclude}
