"""Short forms → the one person they fit: within the message, else the document, else the account.

A form that fits two people equally well is shared by both and counts for neither, unless an address
makes it a person: a wrong merge is worse than a split. Forms that fit nobody become persons of
their own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.aggregate.alone import join_alone
from pipeline.aggregate.forms import read_form
from pipeline.aggregate.likeness import Likeness
from pipeline.aggregate.namesakes import Order
from pipeline.aggregate.persons import Person, PersonIndex
from pipeline.aggregate.rank import are_opposite
from pipeline.aggregate.side import Camp
from pipeline.aggregate.sightings import Sighting
from pipeline.aggregate.variants import CIRCLES
from pipeline.aggregate.weigh import FITS, OTHER_TITLE, Test, weigh_short

Scored = Sequence[tuple[Likeness, Person]]


def attach_short(full: Sequence[Person], units: Sequence[Person], *, camp: Camp) -> list[Person]:
    """Give every unit of short forms to a person of `full`, or make persons of what fits nobody."""
    index = PersonIndex()
    for person in full:
        index.add(person, person.full_forms)
    left: Sequence[Person] = units
    for is_near in (*CIRCLES, _share_account):
        left = _attach_near(left, index, is_near, camp)
    return [*full, *join_alone(left)]


def _attach_near(
    units: Sequence[Person], index: PersonIndex, is_near: Test, camp: Camp
) -> list[Person]:
    """Give units to the people whom they fit within one circle; the units that are left."""
    chosen = [(unit, _choose(unit, index, is_near, camp)) for unit in units]
    ranks: dict[int, set[str]] = defaultdict(set)
    for unit, best in chosen:
        for _, person in best:
            ranks[id(person)] |= {form.rank for form in unit.forms if form.rank}
    left = []
    for unit, best in chosen:
        if len(best) == 1 and not _is_opposed(unit, ranks[id(best[0][1])]):
            best[0][1].absorb(unit, best[0][0])
        elif unit.emails or len(best) < 2:
            left.append(unit)
        else:
            for _, person in best:
                person.shared += unit.sightings
    return left


def _is_opposed(unit: Person, ranks: Iterable[str]) -> bool:
    """Whether another unit that means the same person is addressed in the opposite way."""
    return any(are_opposite(form.rank, rank) for form in unit.forms for rank in ranks)


def _choose(unit: Person, index: PersonIndex, is_near: Test, camp: Camp) -> Scored:
    """The best fit of a circle, or all that are as good; with whoever fits better from afar."""
    fits = [(weigh_short(unit, one, camp=camp), one) for one in index.find(unit.forms)]
    if any(found.score >= FITS and OTHER_TITLE not in found.cause for found, _ in fits):
        fits = [fit for fit in fits if OTHER_TITLE not in fit[0].cause]
    near = [found.score for found, person in fits if is_near(unit, person)]
    most = max(near, default=0.0)
    if most < FITS:
        return []
    return [
        (found, person)
        for found, person in fits
        if found.score > most or (found.score == most and is_near(unit, person))
    ]


def _share_account(_: Person, __: Person) -> bool:
    return True


def split_loose(loose: Iterable[Sighting], told: Mapping[Order, str]) -> list[Person]:
    """One unit per form and document: within a document a form means one person.

    Unless `told` says that the document itself tells two bearers of the form apart.
    """
    units: dict[tuple[str, ...], Person] = defaultdict(Person)
    for sighting in loose:
        shade = told.get(sighting.order, "")
        units[read_form(sighting.name).key, sighting.document.id, shade].add([sighting])
    return list(units.values())
