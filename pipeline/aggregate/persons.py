"""Persons while they are being put together, and an index to find them by any part of a name."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.aggregate.forms import Form, Shape, name_roots, read_form
from pipeline.aggregate.likeness import Likeness, explain_likeness, surest
from pipeline.aggregate.likeness_latin import run_together
from pipeline.aggregate.script import simplify
from pipeline.aggregate.sightings import Sighting
from pipeline.names import spell_address
from pipeline.names.pinyin import spell_pinyin, spell_surname
from pipeline.types import How, Join

_POSTS = ("title", "former_title", "department")
_LISTED = (How.ATTENDEE, How.RECIPIENT)


@dataclass(slots=True, eq=False)
class Person:
    """Sightings known to be of one person, with all that they bring, ready to be compared.

    `written`: the forms that texts give, without those that addresses spell.
    `shared`: sightings under a form that means this person or another, nobody can say which.
    `joins`: why the names are one person's.
    """

    sightings: list[Sighting] = field(default_factory=list)
    forms: set[Form] = field(default_factory=set)
    written: set[Form] = field(default_factory=set)
    full_forms: list[Form] = field(default_factory=list)
    emails: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    said_sides: set[tuple[float, str]] = field(default_factory=set)
    messages: set[tuple[str, int]] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    departments: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    lists: set[tuple[str, int, How]] = field(default_factory=set)
    shared: list[Sighting] = field(default_factory=list)
    joins: set[Join] = field(default_factory=set)

    def add(self, sightings: Iterable[Sighting]) -> None:
        """Take sightings in."""
        for sighting in sightings:
            message = (sighting.document.id, sighting.mention.segment.message)
            self.sightings.append(sighting)
            self.messages.add(message)
            self.documents.add(sighting.document.id)
            if sighting.mention.how in _LISTED:
                self.lists.add((*message, sighting.mention.how))
            self.learn(sighting.names)
            self.written.update(map(read_form, sighting.names))
            if sighting.email:
                self.emails.add(sighting.email)
                self.learn([spell_address(sighting.email)])
            self._note(sighting)

    def _note(self, sighting: Sighting) -> None:
        """Keep what is said of the person's post and side."""
        said = [item for item in sighting.evidence if item.attribute in _POSTS]
        self.titles |= {simplify(i.value.casefold()) for i in said if i.attribute != "department"}
        self.departments |= {i.value.casefold() for i in said if i.attribute == "department"}
        stated = {(item.start, item.end) for item in said}
        for item in sighting.evidence:
            if item.attribute == "side":
                self.said_sides.add((item.confidence, item.value))
            elif item.attribute == "role" and (item.start, item.end) in stated:
                self.roles.add(item.value)

    def learn(self, names: Iterable[str]) -> None:
        """Names by which the person is known, whether or not the text holds them."""
        for form in (read_form(name) for name in names):
            if form not in self.forms:
                self.forms.add(form)
                if form.shape is Shape.FULL:
                    insort(self.full_forms, form, key=form_key)

    def absorb(self, other: "Person", why: Likeness | None = None) -> None:
        """Take in all that is known of another, who is the same person for the given reason."""
        if why is not None:
            names = (longest_name(other), longest_name(self))
            self.joins.add(Join(*names, why.cause, round(why.score, 2)))
        self.add(other.sightings)
        self.learn(form.text for form in other.forms)
        self.shared += other.shared
        self.joins |= other.joins

    def ordered(self) -> "Person":
        """The same person with the sightings in order, oldest first."""
        person = Person(shared=sorted(self.shared, key=_by_order), joins=set(self.joins))
        person.add(sorted(self.sightings, key=_by_order))
        person.learn(form.text for form in self.forms)
        return person

    def likeness_to(self, form: Form) -> Likeness:
        """How well a form fits the best fitting of the person's full names."""
        return surest(explain_likeness(form, full) for full in self.full_forms)


def longest_name(person: Person) -> str:
    """The longest name that the texts give the person, a full one if there is any."""
    return max(
        person.written, key=lambda form: (form.shape is Shape.FULL, len(form.text), form.text)
    ).text


def _by_order(sighting: Sighting) -> tuple[object, ...]:
    return sighting.order


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


@lru_cache(maxsize=8_192)
def index_keys(form: Form) -> tuple[str, ...]:
    """What a form is found by: its words, nicknames' roots, initials, spellings run together."""
    return tuple(dict.fromkeys(_list_keys(form)))


def _list_keys(form: Form) -> Iterator[str]:
    yield form.key
    yield form.surname or form.key
    yield form.given or form.key
    if form.is_chinese:
        yield from sorted(spell_surname(form.surname))
        if form.shape is Shape.FULL:
            yield from sorted(spell_pinyin(form.key))
            yield form.given[-1:]
        elif len(form.key) > 1:
            yield from (form.key[:2], form.key[:1])
        return
    words = form.key.split()
    yield from words
    yield "".join(words)
    yield from (f"{word[:4]}…" for word in words[:1] if len(word) >= 4)
    yield from (root for word in words for root in sorted(name_roots(word)))
    if form.shape is Shape.FULL:
        yield from sorted(run_together(form))
        yield from ("".join(word[0] for word in words), words[0][0] + words[-1][0])
