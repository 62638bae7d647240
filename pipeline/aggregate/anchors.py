"""The sure ties: one personal address, or one full name, is one person."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.aggregate.forms import Form, Shape, read_form
from pipeline.aggregate.likeness import likeness
from pipeline.aggregate.persons import Person
from pipeline.aggregate.sightings import Sighting
from pipeline.names import spell_address


def tie_anchors(sightings: Sequence[Sighting]) -> tuple[list[Person], list[Sighting]]:
    """Persons tied by an address or a full name, and the sightings that have neither."""
    owners = _find_owners(sightings)
    keyed = [(sighting, _find_keys(sighting, owners)) for sighting in sightings]
    roots = _join_keys(keys for _, keys in keyed)
    persons: dict[str, Person] = defaultdict(Person)
    for sighting, keys in keyed:
        if keys:
            persons[roots[keys[0]]].add([sighting])
    return list(persons.values()), [sighting for sighting, keys in keyed if not keys]


def _find_owners(sightings: Iterable[Sighting]) -> dict[str, Form]:
    """The full name that most sightings of an address give; others under it write for the owner."""
    counts: dict[str, Counter[Form]] = defaultdict(Counter)
    for sighting in sightings:
        form = read_form(sighting.name)
        if sighting.email and form.shape is Shape.FULL:
            counts[sighting.email][form] += 1
    return {
        email: min(forms, key=lambda form: (-forms[form], form.key))
        for email, forms in counts.items()
    }


def _find_keys(sighting: Sighting, owners: Mapping[str, Form]) -> list[str]:
    """The keys that tie a sighting; a full name other than the owner's does not get the address."""
    forms = [form for name in sighting.names if (form := read_form(name)).shape is Shape.FULL]
    names = [f"name {form.key}" for form in forms]
    email = sighting.email
    if not email:
        return names
    owner = owners.get(email)
    if owner is None:
        spelt = read_form(spell_address(email))
        return [f"mail {email}", *([f"name {spelt.key}"] if spelt.shape is Shape.FULL else [])]
    related = not forms or any(likeness(f, owner) or likeness(owner, f) for f in forms)
    return [*names, f"mail {email}"] if related else names


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
