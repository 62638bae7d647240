"""Short forms → the one person they fit: within the message, else the document, else the account.

A form that fits two people equally well names neither, and is left out of the table: a wrong
merge is worse than a split. Forms that fit nobody become persons of their own.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from pipeline.aggregate.forms import Form, Shape, read_form
from pipeline.aggregate.persons import Person, PersonIndex
from pipeline.aggregate.rank import is_common_surname, rank_fits, ranks_agree
from pipeline.aggregate.side import Camp
from pipeline.aggregate.sightings import Sighting
from pipeline.aggregate.variants import contradiction

FITS = 0.6  # from this score on a short form may mean the bearer of a full name
RANK_AGAINST = 0.05  # a form of address that the person's titles do not bear out
COMMON_RANK_AGAINST = 0.3  # the same where many people have the surname


def attach_short(
    full: Sequence[Person], nameless: Sequence[Person], loose: Iterable[Sighting], *, camp: Camp
) -> list[Person]:
    """Give every short form to a person of `full`, or make persons of what fits nobody."""
    index = PersonIndex()
    for person in full:
        index.add(person, person.full_forms)
    units = [*nameless, *_split_loose(loose)]
    fits = [_find_fits(unit, index, camp) for unit in units]
    choices = [_choose(unit, scored) for unit, scored in zip(units, fits, strict=True)]
    for unit, choice in zip(units, choices, strict=True):
        if choice is not None:
            choice.absorb(unit)
    alone = [unit for unit, scored in zip(units, fits, strict=True) if not scored]
    return [*full, *join_alone(alone)]


def _find_fits(unit: Person, index: PersonIndex, camp: Camp) -> list[tuple[float, Person]]:
    scored = ((score_unit(unit, person, camp=camp), person) for person in index.find(unit.forms))
    return [(score, person) for score, person in scored if score >= FITS]


def score_unit(unit: Person, person: Person, *, camp: Camp) -> float:
    """How well a unit's best form fits a person, less what speaks against it."""
    best = max(person.likeness_to(form) - _rank_against(form, person) for form in unit.forms)
    return best - contradiction(unit, person, camp=camp) if best >= FITS else best


def _rank_against(form: Form, person: Person) -> float:
    if rank_fits(form.rank, person.titles):
        return 0.0
    return COMMON_RANK_AGAINST if is_common_surname(form.surname) else RANK_AGAINST


def _choose(unit: Person, scored: Sequence[tuple[float, Person]]) -> Person | None:
    """The best fit in the same message, else document, else account; None where two are as good."""
    for is_near in CIRCLES:
        inside = [(score, person) for score, person in scored if is_near(unit, person)]
        if inside:
            most = max(score for score, _ in inside)
            best = [person for score, person in inside if score == most]
            return best[0] if len(best) == 1 else None
    return None


def _share_message(unit: Person, person: Person) -> bool:
    return not unit.messages.isdisjoint(person.messages)


def _share_document(unit: Person, person: Person) -> bool:
    return not unit.documents.isdisjoint(person.documents)


def _share_account(_: Person, __: Person) -> bool:
    return True


CIRCLES: tuple[Callable[[Person, Person], bool], ...] = (
    _share_message,
    _share_document,
    _share_account,
)


def _split_loose(loose: Iterable[Sighting]) -> list[Person]:
    """One unit per form and document: within a document a form means one person."""
    units: dict[tuple[str, str], Person] = defaultdict(Person)
    for sighting in loose:
        units[read_form(sighting.name).key, sighting.document.id].add([sighting])
    return list(units.values())


def join_alone(units: Iterable[Person]) -> list[Person]:
    """Persons known by short forms only: one per form, forms of address joined by surname."""
    by_form: dict[str, Person] = defaultdict(Person)
    for unit in units:
        by_form[min(form.key for form in unit.forms)].absorb(unit)
    by_family: dict[str, list[Person]] = defaultdict(list)
    for key, person in by_form.items():
        by_family[_family(person) or f"form {key}"].append(person)
    return [person for family in by_family.values() for person in _join_ranks(family)]


def _family(person: Person) -> str:
    """The surname of somebody known by forms of address alone, else empty."""
    surnames = {form.surname for form in person.forms if form.shape is Shape.RANKED}
    return surnames.pop() if len(surnames) == 1 else ""


def _join_ranks(family: Sequence[Person]) -> list[Person]:
    """People of one surname joined where their ranks agree with exactly one other's."""
    joined: list[Person] = []
    for person in sorted(family, key=lambda p: (_is_neutral(p), -len(p.sightings))):
        fits = [other for other in joined if _ranks_agree(person, other)]
        if len(fits) == 1:
            fits[0].absorb(person)
        else:
            joined.append(person)
    return joined


def _is_neutral(person: Person) -> bool:
    return all(ranks_agree(form.rank, "\N{REPLACEMENT CHARACTER}") for form in person.forms)


def _ranks_agree(one: Person, other: Person) -> bool:
    return all(ranks_agree(a.rank, b.rank) for a in _ranked(one) for b in _ranked(other))


def _ranked(person: Person) -> list[Form]:
    return [form for form in person.forms if form.rank]
