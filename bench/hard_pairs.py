"""Pairs of people that are hard to tell apart or together, and what we make of each.

Reach for `load_pairs` and `judge_pair`. The pairs stand in `tests/aggregate/pairs.toml`, which
explains how they are written; every pair is an account of its own.
"""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.aggregate.doubts import find_doubts
from pipeline.aggregate.forms import read_form
from pipeline.aggregate.group import group_people
from pipeline.aggregate.naming import choose_name
from pipeline.aggregate.persons import Person
from pipeline.aggregate.side import Camp, find_camp
from pipeline.aggregate.sightings import Sighting, collect_sightings
from pipeline.classify.evidence import RULES
from pipeline.config import Classify, load_config
from pipeline.types import (
    Account,
    Document,
    Envelope,
    Evidence,
    Fact,
    How,
    Kind,
    Mention,
    Part,
    Segment,
    Seller,
)

PAIRS = Path(__file__).resolve().parent.parent / "tests" / "aggregate" / "pairs.toml"
SELLER = Seller(names=("Lumo",), domains=("lumo.example",))
ACCOUNT = Account("Northlea", domains=("northlea.example",))
FACTS = ("email", "title", "department", "side")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people, perhaps one, and bystanders: each the mentions of one person, as written."""

    group: str
    verdict: str
    people: tuple[tuple[str, ...], ...]

    @property
    def label(self) -> str:
        """The pair in one line, for a test's name."""
        return f"{self.group}: " + " / ".join(mention for one in self.people for mention in one)


@dataclass(frozen=True, slots=True)
class Outcome:
    """`same`: all mentions of both are one person; `mixed`: any of both are; `doubted`: asked."""

    same: bool
    mixed: bool
    doubted: bool

    def holds(self, verdict: str) -> bool:
        """Whether it is what the verdict asks for."""
        if verdict == "same":
            return self.same
        return not self.mixed and (self.doubted or verdict == "different")


def load_pairs(path: Path = PAIRS) -> list[Pair]:
    """All pairs in the order of the file."""
    groups = tomllib.loads(path.read_text("utf-8"))
    return [
        Pair(group, verdict, tuple((p,) if isinstance(p, str) else tuple(p) for p in people))
        for group, verdicts in groups.items()
        for verdict, pairs in verdicts.items()
        for people in pairs
    ]


def judge_pair(pair: Pair) -> Outcome:
    """Group the people of a pair, and see where its two sides end up."""
    sightings, camp = read_pair(pair)
    people = group_people(sightings, camp=camp)
    one, other = ({_place(m) for m in mentions_of(pair, at)} for at in (0, 1))
    found = [{_place(sighting.mention) for sighting in person.sightings} for person in people]
    mixed = any(places & one and places & other for places in found)
    same = any(one | other <= places for places in found)
    return Outcome(same, mixed, _is_doubted(people, camp, one, other))


def read_pair(pair: Pair) -> tuple[list[Sighting], Camp]:
    """The sightings of all people of a pair, with what their titles say by rule."""
    config = load_config().classify
    evidence = [e for at in range(len(pair.people)) for e in _read(mentions_of(pair, at), config)]
    sightings = collect_sightings(evidence)
    return sightings, find_camp(sightings, account=ACCOUNT, seller=SELLER)


def name_key(name: str) -> str:
    """What names are compared by."""
    return read_form(name).key


def _is_doubted(
    people: Sequence[Person], camp: Camp, one: set[tuple[str, int]], other: set[tuple[str, int]]
) -> bool:
    """Whether a doubt holds words of the one and of the other."""
    names = [(str(number), choose_name(person)) for number, person in enumerate(people)]
    doubts = find_doubts(people, names, account=ACCOUNT.name, camp=camp)
    held = ({_place(item.mention) for item in doubt.evidence} for doubt in doubts)
    return any(places & one and places & other for places in held)


def _place(mention: Mention) -> tuple[str, int]:
    return mention.segment.document.id, mention.start


def mentions_of(pair: Pair, at: int) -> list[Mention]:
    """The mentions of one of the people; their places are apart even in one document."""
    return [
        _make_mention(words, default=f"{at}-{number}", start=100 * at + 10 * number)
        for number, words in enumerate(pair.people[at])
    ]


def _make_mention(words: str, *, default: str, start: int) -> Mention:
    name, *rest = (part.strip() for part in words.split(";"))
    keys = dict(part.split(" ", 1) for part in rest)
    place, _, message = keys.get("in", default).partition("/")
    kind = Kind.TRANSCRIPT if place.startswith("call") else Kind.NOTE
    text = " " * start + " ".join((name, *(keys.get(key, "") for key in (*FACTS, "also"))))
    document = Document(place, place, ACCOUNT.name, kind, text)
    how = How(keys.get("how", "named"))
    part = Part.ATTENDEES if how is How.ATTENDEE else Part.BODY
    segment = Segment(document, 0, len(text), part, Envelope(), int(message or 0))
    facts = [(key, keys[key]) for key in FACTS if key in keys]
    named = [("name", value) for key, value in keys.items() if key == "also"]
    return Mention(segment, start, start + len(name), name, how, tuple(_point(facts + named, text)))


def _point(facts: Iterable[tuple[str, str]], text: str) -> Iterator[Fact]:
    for attribute, value in facts:
        start = max(text.rfind(value), 0)
        yield Fact(attribute, value, start, start + len(value))


def _read(mentions: Iterable[Mention], config: Classify) -> Iterator[Evidence]:
    for mention in mentions:
        for rule in RULES:
            yield from rule(mention, config)
