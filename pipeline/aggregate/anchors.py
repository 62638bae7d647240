"""The sure ties: one personal address, or one full name, is one person."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.aggregate.forms import Form, Shape, read_form, read_full_forms
from pipeline.aggregate.likeness import likeness
from pipeline.aggregate.namesakes import Order
from pipeline.aggregate.persons import Person, longest_name
from pipeline.aggregate.sightings import Sighting
from pipeline.names import spell_address
from pipeline.types import Join


def tie_anchors(
    sightings: Sequence[Sighting], *, told: Mapping[Order, str]
) -> tuple[list[Person], list[Sighting]]:
    """Persons tied by an address or a full name, and the sightings that have neither.

    `told` says which of its bearers a name means, where more than one person bears it.
    """
    owners = _find_owners(sightings)
    own = [_drop_foreign_address(sighting, owners) for sighting in sightings]
    keyed = [(sighting, _find_keys(sighting, owners, told)) for sighting in own]
    roots = _join_keys(keys for _, keys in keyed)
    persons: dict[str, Person] = defaultdict(Person)
    for sighting, keys in keyed:
        if keys:
            persons[roots[keys[0]]].add([sighting])
    for person in persons.values():
        person.joins |= set(_explain_ties(person))
    return list(persons.values()), [sighting for sighting, keys in keyed if not keys]


def _explain_ties(person: Person) -> Iterator[Join]:
    """Why all names of somebody tied by addresses and full names are theirs."""
    main = longest_name(person)
    causes: dict[str, str] = {}
    for sighting in person.sightings:
        cause = "same address" if sighting.email else "named together"
        for name in sighting.names:
            causes[name] = min(causes.get(name, cause), cause, key=len)
    for name, cause in causes.items():
        if read_form(name).key != read_form(main).key:
            yield Join(name, main, cause, 1.0)


def _find_owners(sightings: Iterable[Sighting]) -> dict[str, Form]:
    """Each address → the full name that it spells, else the one that most sightings give."""
    counts: dict[str, Counter[Form]] = defaultdict(Counter)
    for sighting in sightings:
        form = read_form(sighting.name)
        if sighting.email and form.shape is Shape.FULL:
            counts[sighting.email][form] += 1
    return {email: _pick_owner(email, forms) for email, forms in counts.items()}


def _pick_owner(email: str, forms: Counter[Form]) -> Form:
    spelt = read_form(spell_address(email))
    return min(forms, key=lambda form: (-likeness(spelt, form), -forms[form], form.key))


def _drop_foreign_address(sighting: Sighting, owners: Mapping[str, Form]) -> Sighting:
    """Who writes under another's address (an assistant, a spouse) does not own it."""
    forms = read_full_forms(sighting.names)
    owner = owners.get(sighting.email)
    if owner is None or not forms or any(are_related(form, owner) for form in forms):
        return sighting
    evidence = tuple(item for item in sighting.evidence if item.attribute != "email")
    return replace(sighting, evidence=evidence, email="")


def are_related(form: Form, owner: Form) -> bool:
    """Whether both may be one person: names of two scripts, and people who married, always may."""
    if form.is_chinese is not owner.is_chinese or form.given == owner.given:
        return True
    return likeness(form, owner) > 0 or likeness(owner, form) > 0


def _find_keys(
    sighting: Sighting, owners: Mapping[str, Form], told: Mapping[Order, str]
) -> list[str]:
    """Full names and address; an address without a known owner also ties the name it spells."""
    keys = [f"name {form.key}" for form in read_full_forms(sighting.names)]
    if keys and (shade := _shade(sighting, told)) is not None:
        keys = [f"{keys[0]} of {shade}", *keys[1:]]
    email = sighting.email
    spelt = read_form(spell_address(email)) if email and email not in owners else None
    if email:
        keys.append(f"mail {email}")
    if spelt is not None and spelt.shape is Shape.FULL:
        keys.append(f"name {spelt.key}")
    return keys


def _shade(sighting: Sighting, told: Mapping[Order, str]) -> str | None:
    """Which bearer of the name is meant; within its document where the sighting does not say."""
    shade = told.get(sighting.order)
    return shade if shade or shade is None else f"document {sighting.document.id}"


def _join_keys(groups: Iterable[Sequence[str]]) -> dict[str, str]:
    """Each key → the one key that stands for all that it is tied to (union-find)."""
    parent: dict[str, str] = {}

    def find(key: str) -> str:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for keys in groups:
        for key in keys:
            one, other = find(keys[0]), find(key)
            parent[max(one, other)] = min(one, other)
    return {key: find(key) for key in tuple(parent)}
