"""All ties between the people of an account: stated by the texts, or counted from headers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from pipeline.aggregate.directory import build_directory
from pipeline.aggregate.letters import collect_letters, count_pairs
from pipeline.aggregate.managers import REPORTS_TO, Reporting, draw_lines
from pipeline.aggregate.persons import Person
from pipeline.aggregate.ties import Tie, read_ties
from pipeline.decisions import Decision
from pipeline.labels import RELATIONS
from pipeline.types import Evidence, Relation, Stakeholder

_TOLD = tuple(kind for kind in RELATIONS if kind not in (REPORTS_TO, "writes_with"))
_MOST_EVIDENCE = 20  # of a thousand mails, the latest show the tie as well as all
Pair = tuple[int, int]


def list_relations(
    people: Sequence[Person], rows: Sequence[Stakeholder], decisions: Iterable[Decision] = ()
) -> list[Relation]:
    """The ties between people, who come with their rows in one order; sorted by kind and name.

    Of reporting lines only those that hold: the forest that `reports_to` of the rows shows. A line
    that only a human knows of has no evidence and a count of 0.
    """
    directory = build_directory(people, rows)
    found = [
        *_join_lines(draw_lines(directory, rows, decisions), rows),
        *(
            relation
            for kind in _TOLD
            for relation in _join_ties(kind, _pair(read_ties(directory, kind)), rows)
        ),
        *_join_letters(people, rows),
    ]
    return sorted(found, key=_order)


def _join_lines(reporting: Reporting, rows: Sequence[Stakeholder]) -> Iterator[Relation]:
    """The reporting lines, with who decided on those that a human drew."""
    said = _pair(reporting.ties)
    pairs = {pair: said.get(pair, []) for pair in reporting.lines.items()}
    for (source, _), relation in zip(pairs, _join_ties(REPORTS_TO, pairs, rows), strict=True):
        decision = reporting.decided.get(source)
        yield replace(relation, decided=_sign(decision)) if decision is not None else relation


def _sign(decision: Decision) -> str:
    """Who decided and when: `Sam Pell, 2026-03-05`."""
    return ", ".join(filter(None, (decision.by, decision.when)))


def _pair(ties: Iterable[Tie]) -> dict[Pair, list[Tie]]:
    pairs: dict[Pair, list[Tie]] = defaultdict(list)
    for tie in ties:
        pairs[tie.source, tie.target].append(tie)
    return pairs


def _join_ties(
    kind: str, pairs: Mapping[Pair, Sequence[Tie]], rows: Sequence[Stakeholder]
) -> Iterator[Relation]:
    for (source, target), found in pairs.items():
        said = sorted(_keep_apart(found), key=lambda tie: tie.recency)
        dates, evidence = [tie.sent for tie in said], [tie.evidence for tie in said]
        yield _relate(kind, rows[source], rows[target], dates, evidence)


def _keep_apart(ties: Iterable[Tie]) -> Iterator[Tie]:
    """Words that state a tie twice over, `Dana (assistant to Bo)`, are one statement."""
    document, end = "", 0
    for tie in sorted(ties, key=_place):
        item = tie.evidence
        if item.document.id != document or item.start >= end:
            document, end = item.document.id, item.end
            yield tie


def _place(tie: Tie) -> tuple[str, int, int]:
    item = tie.evidence
    return item.document.id, item.start, -item.end


def _join_letters(people: Sequence[Person], rows: Sequence[Stakeholder]) -> Iterator[Relation]:
    for (author, reader), letters in count_pairs(collect_letters(people)).items():
        dates = [letter.sent for letter in letters]
        named = [item for letter in letters if (item := letter.readers[reader]) is not None]
        yield _relate("writes_with", rows[author], rows[reader], dates, named)


def _relate(
    kind: str,
    source: Stakeholder,
    target: Stakeholder,
    dates: Sequence[datetime | None],
    evidence: Sequence[Evidence],
) -> Relation:
    known = [date for date in dates if date is not None]
    return Relation(
        account=source.account,
        kind=kind,
        source_id=source.id,
        source=source.name,
        target_id=target.id,
        target=target.name,
        count=len(dates),
        first_seen=min(known, default=None),
        last_seen=max(known, default=None),
        evidence=tuple(evidence[-_MOST_EVIDENCE:]),
    )


def _order(relation: Relation) -> tuple[object, ...]:
    names = (relation.source.casefold(), relation.target.casefold())
    return RELATIONS.index(relation.kind), *names, relation.source_id, relation.target_id
