"""What speaks for and against one person, beside the likeness of the names, with its weight.

Reach for `weigh_full` where both have a full name, for `weigh_short` where one has a short form.
The tables below hold every weight. Agreement helps only where names alone do not settle it;
contradictions only subtract.
"""

from collections.abc import Callable, Iterable, Iterator

from pipeline.aggregate.forms import Form
from pipeline.aggregate.likeness import (
    NOTHING,
    Likeness,
    explain_hint,
    explain_likeness,
    surest,
)
from pipeline.aggregate.persons import Person
from pipeline.aggregate.rank import are_opposite, is_common_surname, rank_fits
from pipeline.aggregate.side import Camp, side_of_domains
from pipeline.names import domain_of
from pipeline.types import Kind

SAME = 0.8  # from this score on two full names are one person's
FITS = 0.6  # from this score on a short form may mean the bearer of a full name
NEAR = 0.3  # from this score on it is worth a human's look
BY_EAR = ("homophone", "misheard", "misspelt")
Test = Callable[[Person, Person], bool]


def _share_title(one: Person, other: Person) -> bool:
    """The same title, also where it stands apart from the department once."""
    return not _whole_titles(one).isdisjoint(_whole_titles(other))


def _whole_titles(person: Person) -> set[str]:
    units = {f"{unit}{title}" for unit in person.departments for title in person.titles}
    return person.titles | units


def _share_department(one: Person, other: Person) -> bool:
    return _share(one.departments, other.departments | other.titles) or _share(
        one.titles, other.departments
    )


def _share(some: set[str], others: set[str]) -> bool:
    """Whether the words of one are held in the other's: 信息中心 and 信息中心主任."""
    return any(a in b or b in a for a in some for b in others)


def _is_heard(one: Person, other: Person) -> bool:
    """Whether one of them stands in transcripts only, which mishear names."""
    kinds = ({s.document.kind for s in person.sightings} for person in (one, other))
    return {Kind.TRANSCRIPT} in kinds


def _is_rarer(one: Person, other: Person) -> bool:
    """Whether one is met once, without a post or address, and the other is well known."""
    known = [len(p.sightings) > 1 or bool(p.titles or p.emails) for p in (one, other)]
    return known[0] != known[1]


def _have_rival_addresses(one: Person, other: Person) -> bool:
    """Two addresses at one company: two colleagues, not one."""
    domains = {domain_of(email) for email in one.emails}
    theirs = {email for email in other.emails if domain_of(email) in domains}
    return bool(theirs) and not theirs & one.emails


def _are_listed_together(one: Person, other: Person) -> bool:
    """Both stand in one list of attendees or recipients."""
    return not one.lists.isdisjoint(other.lists)


def _have_other_function(one: Person, other: Person) -> bool:
    """The titles of either show roles that the other's do not, in documents apart."""
    apart = one.roles.isdisjoint(other.roles) and one.documents.isdisjoint(other.documents)
    return bool(one.roles and other.roles) and apart


def _are_addressed_otherwise(one: Person, other: Person) -> bool:
    """`Mr. Quist` and `Ms. Quist`, 老张 and 小张."""
    return any(are_opposite(a.rank, b.rank) for a in one.forms for b in other.forms)


# What helps a name that is alike to the ear only, or too little alike.
FOR: tuple[tuple[str, Test, float], ...] = (
    ("same title", _share_title, 0.2),
    ("same department", _share_department, 0.1),
    ("transcript", _is_heard, 0.1),
    ("the rarer spelling", _is_rarer, 0.1),
)
AGAINST: tuple[tuple[str, Test, float], ...] = (
    ("listed together", _are_listed_together, 1.0),
    ("rival addresses", _have_rival_addresses, 0.5),
    ("other form of address", _are_addressed_otherwise, 0.5),
    ("other function", _have_other_function, 0.1),
)
SHORT_AGAINST: tuple[tuple[str, Test, float], ...] = (
    ("rival addresses", _have_rival_addresses, 0.5),
    ("other form of address", _are_addressed_otherwise, 0.5),
    ("other function", _have_other_function, 0.35),
)
OTHER_SIDE = 1.0
OTHER_TITLE = "- other title"
RANK_UNFIT = 0.1  # a form of address that the person's titles do not bear out
RANK_UNFIT_COMMON = 0.5  # the same where many people have the surname
# No title bears it out, many people have the surname, and the full name does not stand close by
# nor in several documents.
RANK_UNKNOWN = 0.25
WELL_KNOWN = 3


def weigh_full(one: Person, other: Person, *, camp: Camp) -> Likeness:
    """Whether two people who both have full names are one."""
    pairs = [(a, b) for a in one.full_forms for b in other.full_forms]
    pairs += [(b, a) for a, b in pairs]
    found = surest(explain_likeness(a, b) for a, b in pairs)
    if found is NOTHING:
        found = surest(explain_hint(a, b) for a, b in pairs)
    if found.score < SAME and (found.cause in BY_EAR or NOTHING.score < found.score < FITS):
        helps = [(name, weight) for name, holds, weight in FOR if holds(one, other)]
        found = _adjust(found, ((f"+ {name}", weight) for name, weight in helps))
    return _subtract(found, one, other, AGAINST, camp)


def weigh_short(unit: Person, person: Person, *, camp: Camp) -> Likeness:
    """Whether the bearer of a short form is a person who has a full name."""
    found = surest(_fit_form(form, unit, person) for form in unit.forms)
    if found is NOTHING:
        hints = (explain_hint(form, full) for form in unit.forms for full in person.full_forms)
        found = surest(hints)
    return _subtract(found, unit, person, SHORT_AGAINST, camp)


def _fit_form(form: Form, unit: Person, person: Person) -> Likeness:
    found = person.likeness_to(form)
    close = _is_close(form, unit, person)
    if found.cause == "surname" and form.is_chinese and _share_department(unit, person):
        return _adjust(found, [("+ same department", 0.1)])
    if found.cause == "pet name":
        return _adjust(found, [("", 0.0 if close else -RANK_UNKNOWN)])
    if not found.cause.endswith("form of address"):
        return found
    return _adjust(found, _weigh_rank(form, person, close=close))


def _is_close(form: Form, unit: Person, person: Person) -> bool:
    """Met in one document, or known by the same form from another one that has the full name."""
    known = any(form.key == own.key for own in person.forms)
    return known or not unit.documents.isdisjoint(person.documents)


def _weigh_rank(form: Form, person: Person, *, close: bool) -> Iterator[tuple[str, float]]:
    """What a form of address loses by a title that does not go with it, or by none that does."""
    surnames = {full.surname for full in person.full_forms if full.is_chinese} | {form.surname}
    is_common = any(is_common_surname(surname) for surname in surnames)
    if not rank_fits(form.rank, person.titles):
        yield OTHER_TITLE, -(RANK_UNFIT_COMMON if is_common else RANK_UNFIT)
        return
    borne_out = bool(person.titles) and not rank_fits(form.rank, {""})
    if is_common and not (borne_out or close or len(person.documents) >= WELL_KNOWN):
        yield "", -RANK_UNKNOWN


def _subtract(
    found: Likeness,
    one: Person,
    other: Person,
    reasons: Iterable[tuple[str, Test, float]],
    camp: Camp,
) -> Likeness:
    if found is NOTHING:
        return found
    sides = {stated_side(one, camp), stated_side(other, camp)} - {""}
    against = [(f"- {name}", -weight) for name, holds, weight in reasons if holds(one, other)]
    return _adjust(found, [*against, *([("- other side", -OTHER_SIDE)] if len(sides) > 1 else [])])


def _adjust(found: Likeness, changes: Iterable[tuple[str, float]]) -> Likeness:
    changes = list(changes)
    cause = " ".join((found.cause, *(name for name, _ in changes if name)))
    score = found.score + sum(weight for _, weight in changes)
    return Likeness(cause, round(min(max(score, 0.0), 1.0), 4))


def stated_side(person: Person, camp: Camp) -> str:
    """The side by address, else by the text's own word; empty where neither speaks."""
    domains = [domain_of(email) for email in sorted(person.emails)]
    said = max(person.said_sides)[1] if person.said_sides else ""
    return side_of_domains(domains, camp=camp) or said
