"""Full names that are variants of one another: nicknames, middle names, slips, pinyin."""

from collections.abc import Sequence

from pipeline.aggregate.likeness import likeness
from pipeline.aggregate.persons import Person, PersonIndex
from pipeline.aggregate.side import Camp, side_of_domains
from pipeline.names import domain_of

SAME = 0.8  # from this score on two full names are one person's


def merge_variants(persons: Sequence[Person], *, camp: Camp) -> list[Person]:
    """Join each person with the one other whose full name is a variant of theirs."""
    merged: list[Person] = []
    index = PersonIndex()
    for person in sorted(persons, key=lambda p: (-len(p.sightings), p.full_forms[0].key)):
        near = index.find(person.full_forms)
        fits = [other for other in near if score_pair(person, other, camp=camp) >= SAME]
        home = fits[0] if len(fits) == 1 else person
        if home is person:
            merged.append(person)
        else:
            home.absorb(person)
        index.add(home, home.full_forms)
    return merged


def score_pair(one: Person, other: Person, *, camp: Camp) -> float:
    """Likeness of the full names, less what speaks against one person."""
    pairs = ((a, b) for a in one.full_forms for b in other.full_forms)
    best = max(max(likeness(a, b), likeness(b, a)) for a, b in pairs)
    return best - contradiction(one, other, camp=camp) if best >= SAME else best


def contradiction(one: Person, other: Person, *, camp: Camp) -> float:
    """What speaks against one person; each reason only subtracts."""
    sides = {_stated_side(one, camp), _stated_side(other, camp)} - {""}
    return 1.0 * (len(sides) > 1) + 0.5 * _have_rival_addresses(one, other)


def _stated_side(person: Person, camp: Camp) -> str:
    """The side by address, else by the text's own word; empty where neither speaks."""
    domains = [domain_of(email) for email in person.emails]
    said = max(person.said_sides)[1] if person.said_sides else ""
    return side_of_domains(domains, camp=camp) or said


def _have_rival_addresses(one: Person, other: Person) -> bool:
    """Two addresses at one company: two colleagues, not one."""
    domains = {domain_of(email) for email in one.emails}
    theirs = {email for email in other.emails if domain_of(email) in domains}
    return bool(theirs) and not theirs & one.emails
