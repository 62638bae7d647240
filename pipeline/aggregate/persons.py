"""Persons while they are being put together, and an index to find them by any part of a name."""

from bisect import insort
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
    """Sightings known to be of one person, with all that they bring, ready to be compared."""

    sightings: list[Sighting] = field(default_factory=list)
    forms: set[Form] = field(default_factory=set)
    full_forms: list[Form] = field(default_factory=list)
    emails: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    said_sides: set[tuple[float, str]] = field(default_factory=set)
    messages: set[tuple[str, int]] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)

    def add(self, sightings: Iterable[Sighting]) -> None:
        """Take sightings in."""
        for sighting in sightings:
            self.sightings.append(sighting)
            self.messages.add((sighting.document.id, sighting.mention.segment.message))
            self.documents.add(sighting.document.id)
            self.learn(sighting.names)
            if sighting.email:
                self.emails.add(sighting.email)
                self.learn([spell_address(sighting.email)])
            for item in sighting.evidence:
                if item.attribute in ("title", "former_title"):
                    self.titles.add(item.value.casefold())
                elif item.attribute == "side":
                    self.said_sides.add((item.confidence, item.value))

    def learn(self, names: Iterable[str]) -> None:
        """Names by which the person is known, whether or not the text holds them."""
        for form in (read_form(name) for name in names):
            if form not in self.forms:
                self.forms.add(form)
                if form.shape is Shape.FULL:
                    insort(self.full_forms, form, key=form_key)

    def absorb(self, other: "Person") -> None:
        """Take in all that is known of another, who is the same person."""
        self.add(other.sightings)
        self.learn(form.text for form in other.forms)

    def likeness_to(self, form: Form) -> float:
        """How well a form fits the best fitting of the person's full names."""
        return max((likeness(form, full) for full in self.full_forms), default=0.0)


@dataclass(slots=True)
class PersonIndex:
    """Persons by every key of their names, so that only near ones are compared."""

    by_key: dict[str, dict[int, Person]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, person: Person, forms: Iterable[Form]) -> None:
        """Make a person findable by the forms."""
        for form in forms:
            for key in index_keys(form):
                self.by_key[key][id(person)] = person

    def find(self, forms: Iterable[Form]) -> list[Person]:
        """Persons who share a key with one of the forms, each once, in the order they came."""
        found: dict[int, Person] = {}
        for form in sorted(forms, key=form_key):
            for key in index_keys(form):
                found |= self.by_key.get(key, {})
        return list(found.values())


def form_key(form: Form) -> str:
    """What forms are sorted by."""
    return form.text


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
    yield from (f"{word[:4]}…" for word in words[:1] if len(word) >= 4)
    yield from (root for word in words for root in sorted(name_roots(word)))
    if form.shape is Shape.FULL:
        yield from sorted(run_together(form))
        yield from ("".join(word[0] for word in words), words[0][0] + words[-1][0])
