"""People known by short forms only: `Nora` without a surname, `张总` without a given name.

Reach for `join_alone` once no full name fits. One form is one person, unless posts contradict;
forms of address of one surname are joined where they agree.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.aggregate.forms import Form, Shape
from pipeline.aggregate.likeness import Likeness
from pipeline.aggregate.persons import Person
from pipeline.aggregate.rank import ranks_agree

SAME_FORM = Likeness("same form", 1.0)
SAME_FAMILY = Likeness("form of address", 0.7)


def join_alone(units: Iterable[Person]) -> list[Person]:
    """Persons known by short forms only: one per form, forms of address joined by surname."""
    by_form: dict[str, list[Person]] = defaultdict(list)
    for unit in units:
        by_form[min(form.key for form in unit.forms)].append(unit)
    by_family: dict[str, list[Person]] = defaultdict(list)
    for key, group in by_form.items():
        for person in _join_form(group):
            by_family[_family(person) or f"form {key}"].append(person)
    return [person for family in by_family.values() for person in _join_ranks(family)]


def _join_form(units: Sequence[Person]) -> list[Person]:
    """People of one form, joined unless their posts differ; without a post they are either's."""
    posted = [unit for unit in units if unit.departments or unit.roles]
    rest = [unit for unit in units if not (unit.departments or unit.roles)]
    groups: list[Person] = []
    for unit in posted:
        fits = [group for group in groups if not have_other_posts(unit, group)]
        if fits:
            fits[0].absorb(unit, SAME_FORM)
        else:
            groups.append(unit)
    homes = groups or rest[:1]
    for unit in rest if groups else rest[1:]:
        if len(homes) == 1:
            homes[0].absorb(unit, SAME_FORM)
        else:
            for home in homes:
                home.shared += unit.sightings
    return homes


def have_other_posts(one: Person, other: Person) -> bool:
    """Whether departments or functions are known of both, and have nothing in common."""
    return _differ(one.departments, other.departments) or _are_other(one.roles, other.roles)


def _differ(some: set[str], others: set[str]) -> bool:
    return bool(some and others) and not any(a in b or b in a for a in some for b in others)


def _are_other(some: set[str], others: set[str]) -> bool:
    return bool(some and others) and some.isdisjoint(others)


def _family(person: Person) -> str:
    """The surname of somebody known by forms of address alone, else empty."""
    surnames = {form.surname for form in person.forms if form.shape is Shape.RANKED}
    return surnames.pop() if len(surnames) == 1 else ""


def _join_ranks(family: Sequence[Person]) -> list[Person]:
    """People of one surname joined where their ranks agree with exactly one other's."""
    joined: list[Person] = []
    for person in sorted(family, key=lambda p: (_is_neutral(p), -len(p.sightings))):
        fits = [other for other in joined if _may_be_one(person, other)]
        if len(fits) == 1:
            fits[0].absorb(person, SAME_FAMILY)
        else:
            joined.append(person)
    return joined


def _may_be_one(person: Person, other: Person) -> bool:
    return _ranks_agree(person, other) and not have_other_posts(person, other)


def _is_neutral(person: Person) -> bool:
    return all(ranks_agree(form.rank, "\N{REPLACEMENT CHARACTER}") for form in person.forms)


def _ranks_agree(one: Person, other: Person) -> bool:
    return all(ranks_agree(a.rank, b.rank) for a in _ranked(one) for b in _ranked(other))


def _ranked(person: Person) -> list[Form]:
    return [form for form in person.forms if form.rank]
