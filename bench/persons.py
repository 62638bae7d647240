"""The labels of annotated people as the rooms judge them, given the right mentions.

Reach for `load_cases` and `judge_case`. A document is an account of its own: its windows are read,
titles and departments are known where the annotators marked them, and reasons are pooled as in a
run. What reads the windows is handed in, so baselines and the trained model go the same way.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from links import list_documents

from pipeline.aggregate.people import build_row
from pipeline.aggregate.persons import Person
from pipeline.aggregate.sightings import collect_sightings
from pipeline.classify.calibrate import Floats
from pipeline.classify.evidence import RULES
from pipeline.classify.model import list_evidence
from pipeline.classify.windows import Window
from pipeline.config import Config
from pipeline.corpus import Annotated, Mark
from pipeline.labels import JUDGED, UNKNOWN
from pipeline.lessons import customer_ids, customer_windows
from pipeline.marked import Marked, read_marked
from pipeline.types import Evidence, Fact, Mention, Stakeholder

FACTS = {"t": "title", "d": "department"}
NOTHING = dict.fromkeys(JUDGED, UNKNOWN) | {"stance": "neutral"}


@dataclass(frozen=True, slots=True)
class Case:
    """A document with its customer's people: their mentions with facts, and their windows."""

    document: Annotated
    mentions: tuple[Mention, ...]
    windows: tuple[Window, ...]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What a reader reads."""
        return [(window.before, window.text) for window in self.windows]


@dataclass(frozen=True, slots=True)
class Judged:
    """One label of one person: what the annotator says, what we say, and how sure we are."""

    language: str
    attribute: str
    gold: str
    said: str
    confidence: float


def load_cases(part: str, *, config: Config) -> list[Case]:
    """The annotated documents of one part of the split, each read once."""
    return [
        make_case(read_marked(document, limits=config.limits))
        for document in list_documents("annotated", part)
    ]


def make_case(marked: Marked) -> Case:
    """The customer's people of a document, their titles and departments with them."""
    names = {identifier: name for name, identifier in customer_ids(marked.annotated).items()}
    mentions = [mention for mention in marked.mentions if mention.name in names.values()]
    facts: dict[int, list[Fact]] = defaultdict(list)
    for mark in marked.marks:
        own = [
            number
            for number, mention in enumerate(mentions)
            if mark.kind in FACTS and mention.name == names.get(next(iter(mark.arguments), ""))
        ]
        if own:
            nearest = min(own, key=lambda number: _distance(mentions[number], mark))
            facts[nearest].append(_make_fact(mentions[nearest], mark))
    known = (replace(m, facts=(*m.facts, *facts[n])) for n, m in enumerate(mentions))
    return Case(marked.annotated, tuple(known), tuple(customer_windows(marked)))


def _distance(mention: Mention, mark: Mark) -> int:
    return max(mark.start - mention.end, mention.start - mark.end, 0)


def _make_fact(mention: Mention, mark: Mark) -> Fact:
    surface = mention.segment.document.text[mark.start : mark.end]
    return Fact(FACTS[mark.kind], " ".join(surface.split()), mark.start, mark.end)


def list_gold(document: Annotated) -> dict[str, dict[str, str]]:
    """The labels of the customer's people by name, also those left out."""
    fields = {person.id: person.fields for person in document.people}
    return {
        name: {label: fields[one].get(label, NOTHING[label]) for label in JUDGED}
        for name, one in customer_ids(document).items()
    }


def judge_case(case: Case, chances: Mapping[str, Floats], *, config: Config) -> Iterator[Judged]:
    """The labels of a document's people, from the probabilities of its windows."""
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for item in _list_evidence(case, chances, config):
        evidence[item.mention.name].append(item)
    for name, gold in list_gold(case.document).items():
        if name in evidence:
            row = _make_row(evidence[name], config)
            said = {label: getattr(row, label) for label in JUDGED}
            for label, one in said.items():
                yield Judged(case.document.language, label, gold[label], one.value, one.confidence)


def _list_evidence(case: Case, chances: Mapping[str, Floats], config: Config) -> Iterator[Evidence]:
    """What names, titles and departments say by rule, and what the windows say to the reader."""
    for mention in case.mentions:
        for rule in RULES:
            yield from rule(mention, config.classify)
    yield from list_evidence(case.windows, chances, config=config.classify)


def _make_row(evidence: Iterable[Evidence], config: Config) -> Stakeholder:
    person = Person()
    person.add(collect_sightings(evidence))
    return build_row(person, identifier="", account="", config=config.aggregate)


def judge_cases(
    cases: Sequence[Case], chances: Mapping[str, Floats], *, config: Config
) -> list[Judged]:
    """All cases, from the probabilities of their windows one after the other."""
    found: list[Judged] = []
    at = 0
    for case in cases:
        end = at + len(case.windows)
        own = {head: rows[at:end] for head, rows in chances.items()}
        found += judge_case(case, own, config=config)
        at = end
    return found
