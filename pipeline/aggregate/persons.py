"""Persons while they are being put together, and an index to find them by any part of a name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.aggregate.forms import Form, Shape, name_roots, read_form
from pipeline.aggregate.likeness import likeness, run_together
from pipeline.aggregate.sightings import Sighting
from pipeline.names import spell_address
from pipeline.names.pinyin import spell_pinyin


@dataclass(slots=True, eq=False)
class Person:
    """Sightings known to be of one person, with the names and addresses that they bring."""

    sightings: list[Sighting] = field(default_factory=list)
    forms: set[Form] = field(default_factory=set)
    emails: set[str] = field(default_factory=set)

    def add(self, sightings: Iterable[Sighting]) -> None:
        """Take sightings in."""
        for sighting in sightings:
            self.sightings.append(sighting)
            self.forms.update(read_form(name) for name in sighting.names)
            if sighting.email:
                self.emails.add(sighting.email)
                self.forms.add(read_form(spell_address(sighting.email)))

    def absorb(self, other: "Person") -> None:
        """Take in all that is known of another, who is the same person."""
        self.add(other.sightings)
        self.forms |= other.forms

    @property
    def full_forms(self) -> list[Form]:
        """The full names, by which others are compared with this person."""
        return sorted((f for f in self.forms if f.shape is Shape.FULL), key=lambda form: form.key)

    def likeness_to(self, form: Form) -> float:
        """How well a form fits the best fitting of the person's full names."""
        return max((likeness(form, full) for full in self.full_forms), default=0.0)


@dataclass(slots=True)
class PersonIndex:
    """Persons by every key of their full names, so that only near ones are compared."""

    by_key: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))

    def add(self, person: Person) -> None:
        """Make a person findable by the names known of them now."""
        for key in {key for form in person.full_forms for key in index_keys(form)}:
            if person not in self.by_key[key]:
                self.by_key[key].append(person)

    def find(self, forms: Iterable[Form]) -> list[Person]:
        """Persons who share a key with one of the forms, each once, in the order they came."""
        found: dict[int, Person] = {}
        for form in forms:
            for key in index_keys(form):
                found |= {id(person): person for person in self.by_key.get(key, ())}
        return list(found.values())


@lru_cache(maxsize=65_536)
def index_keys(form: Form) -> tuple[str, ...]:
    """What a form is found by: its words, nicknames' roots, initials, spellings run together."""
    return tuple(dict.fromkeys(_list_keys(form)))


def _list_keys(form: Form) -> Iterator[str]:
    yield form.key
    yield form.surname or form.key
    yield form.given or form.key
    if form.is_chinese:
        if form.shape is Shape.FULL:
            yield from sorted(spell_pinyin(form.text))
        return
    words = form.key.split()
    yield from words
    yield "".join(words)
    yield from (root for word in words for root in sorted(name_roots(word)))
    if form.shape is Shape.FULL:
        yield from sorted(run_together(form))
        yield from ("".join(word[0] for word in words), words[0][0] + words[-1][0])
