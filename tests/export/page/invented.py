"""Accounts for pages under test, of any size, in either language, and of hostile content.

Every document holds one sentence per fact, so that each piece of evidence is a sentence of its own
at true offsets. People, firms and sentences are invented.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import cycle, islice, product
from pathlib import Path

from pipeline.types import (
    Centrality,
    Document,
    Doubt,
    Envelope,
    Evidence,
    Findings,
    Gap,
    How,
    Join,
    Judgement,
    Kind,
    Mention,
    Part,
    Party,
    Relation,
    Segment,
    Span,
    Stakeholder,
)

_FIRST_DAY = datetime(2026, 1, 5, 9, 30)
_MANAGED = 4  # people per manager

# What each person in turn is: role, influence, style, stance.
_PARTS = (
    ("executive", "decision_maker", "driver", "neutral"),
    ("division", "influencer", "amiable", "supporter"),
    ("procurement", "influencer", "analytical", "opponent"),
    ("technical", "influencer", "innovative", "supporter"),
    ("user", "influencer", "unknown", "neutral"),
    ("support", "gatekeeper", "amiable", "neutral"),
    ("unknown", "unknown", "unknown", "neutral"),
)


@dataclass(frozen=True, slots=True)
class Tongue:
    """What people are called and what is said of them, from `invented.toml` or hostile."""

    account: str
    names: tuple[str, ...]
    departments: tuple[str, ...]
    titles: dict[str, str]
    styles: dict[str, str]
    stances: dict[str, str]
    need: str
    gap: str


# Each sets `window.owned` or leaves its place in the markup, wherever a page lets it.
HOSTILE = (
    "<script>window.owned=1</script>",
    '"><img src=x onerror=window.owned=1>',
    "javascript:window.owned=1",
    "</style></script></title><svg onload=window.owned=1>",
    "'-window.owned++-'",
    "{{ 7*7 }}{% raw %}${window.owned=1}",
    "]]><!-- --><b>bold</b>",
    "Nora \u202egnp.exe\u202c \u2066Quist\u2069",
    "Nul\x00l \x07Bell \x1bEscape",
    "&lt;b&gt; &amp;amp; &#x3c;",
    "Lone \ud800 half",
    "👩‍👩‍👧‍👦 🇨🇭 é\u0301\u0327\u0316",
    "W" * 10_000,
)


@cache
def load_tongue(language: str) -> Tongue:
    """The words of `en` or `zh`."""
    path = Path(__file__).with_suffix(".toml")
    words = tomllib.loads(path.read_text("utf-8"))[language]
    order, families, firsts = (words.pop(key) for key in ("order", "families", "firsts"))
    pairs = product(firsts, families)
    words["names"] = tuple(order.format(first=first, family=family) for first, family in pairs)
    return Tongue(**words)


def make_account(size: int, *, language: str = "en") -> Findings:
    """An account of so many people in lines of command, one gap and one doubt among them."""
    tongue = load_tongue(language)
    return _make_findings(list(islice(cycle(tongue.names), size)), tongue)


def make_hostile_account() -> Findings:
    """Names, titles, sentences, addresses and the account's own name try to become markup."""
    plain = load_tongue("en")
    tongue = Tongue(
        account=f"../{HOSTILE[0]}{HOSTILE[1]} & Söhne",
        names=HOSTILE,
        departments=HOSTILE,
        titles=dict(zip(plain.titles, HOSTILE, strict=False)),
        styles=dict(zip(plain.styles, HOSTILE, strict=False)),
        stances=dict(zip(plain.stances, HOSTILE, strict=False)),
        need=HOSTILE[3] + HOSTILE[-1],
        gap=HOSTILE[1],
    )
    return _make_findings(HOSTILE, tongue)


def list_documents(findings: Findings) -> dict[str, Document]:
    """Every document that evidence, ties, doubts or gaps of an account point to, by id."""
    reasons = [
        *(item for person in findings.people for item in person.evidence),
        *(item for relation in findings.relations for item in relation.evidence),
        *(item for doubt in findings.doubts for item in doubt.evidence),
    ]
    spans = [span.document for gap in findings.gaps for span in gap.spans]
    return {document.id: document for document in (*(r.document for r in reasons), *spans)}


def _make_findings(names: Sequence[str], tongue: Tongue) -> Findings:
    people = tuple(_make_person(place, name, names, tongue) for place, name in enumerate(names))
    ties = tuple(
        _tie(kind, person, people[_find_manager(place)])
        for place, person in enumerate(people)
        if place
        for kind in ("reports_to", "writes_with")
    )
    network = tuple(
        Centrality(tongue.account, person.id, person.name, messages=place + 1, in_degree=place % 5)
        for place, person in enumerate(people)
    )
    return Findings(people, ties, network, (_doubt(people[0], people[-1]),), _list_gaps(tongue))


def _find_manager(place: int) -> int:
    return (place - 1) // _MANAGED


def _make_person(place: int, name: str, names: Sequence[str], tongue: Tongue) -> Stakeholder:
    role, influence, style, stance = _PARTS[place % len(_PARTS)]
    title = tongue.titles.get(role, "")
    manager = names[_find_manager(place)] if place else ""
    sentences = [
        ("name", name, f"{name}."),
        ("role", role, f"{title}." if title else ""),
        ("title", title, title),
        ("influence", influence, ""),
        ("style", style, tongue.styles.get(style, "")),
        ("stance", stance, tongue.stances.get(stance, "")),
        ("reports_to", manager, f"→ {manager}" if manager else ""),
        ("needs", tongue.need, tongue.need if place % 3 == 0 else ""),
    ]
    evidence = _write_note(place, tongue.account, [said for said in sentences if said[2]])
    met = evidence[0].document.envelope.sent
    return Stakeholder(
        id=f"{place:012x}",
        account=tongue.account,
        name=name,
        role=Judgement(role, 0.9),
        influence=Judgement(influence, 0.75),
        style=Judgement(style, 0.6),
        stance=Judgement(stance, 0.8),
        aliases=(name[:1],),
        email=f"p{place}@brackwater.example",
        title=title,
        former_titles=(tongue.titles["user"],) if place % 5 == 1 else (),
        department=tongue.departments[place % len(tongue.departments)],
        reports_to=manager,
        needs=(tongue.need,) if place % 3 == 0 else (),
        status="left" if place % 9 == 8 else "joining" if place % 9 == 7 else "active",
        first_seen=met,
        last_seen=met,
        documents=1,
        mentions=1,
        evidence=tuple(evidence),
        joins=(Join(name[:1], name, "surname", 0.7),),
    )


def _write_note(place: int, account: str, said: list[tuple[str, str, str]]) -> list[Evidence]:
    """A note with a line for each (attribute, value, sentence), as evidence of each."""
    text = "".join(f"{sentence}\n" for _, _, sentence in said)
    sent = _FIRST_DAY + timedelta(days=3 * place)
    envelope = Envelope(author=Party("Ada Mora", "ada@seller.example"), sent=sent)
    name = f"notes/{account[:20]}/{place:03}.txt"
    document = Document(name, name, account, Kind.NOTE, text, envelope)
    segment = Segment(document, 0, len(text), Part.BODY, envelope)
    mention = Mention(segment, 0, len(said[0][2]) - 1, said[0][1], How.NAMED)
    evidence, start = [], 0
    for attribute, value, sentence in said:
        end = start + len(sentence)
        evidence.append(Evidence(mention, attribute, value, 0.8, start, end))
        start = end + 1
    return evidence


def _tie(kind: str, person: Stakeholder, manager: Stakeholder) -> Relation:
    reasons = tuple(e for e in person.evidence if e.attribute == kind)
    ids = (person.id, person.name, manager.id, manager.name)
    return Relation(
        person.account, kind, *ids, 3, person.first_seen, person.last_seen, evidence=reasons
    )


def _doubt(one: Stakeholder, other: Stakeholder) -> Doubt:
    reasons = (one.evidence[0], other.evidence[0])
    ids = (one.id, one.name, other.id, other.name)
    return Doubt(one.account, "same person", *ids, "one name", reasons)


def _list_gaps(tongue: Tongue) -> tuple[Gap, ...]:
    text = f"{tongue.gap}?"
    document = Document("gap.txt", "gap.txt", tongue.account, Kind.NOTE, text)
    span = Span(document, 0, len(tongue.gap))
    unnamed = Gap(
        tongue.account, "executive", "decision_maker", "unnamed", title=tongue.gap, spans=(span,)
    )
    return (unnamed, Gap(tongue.account, "procurement", "unknown", "missing"))
