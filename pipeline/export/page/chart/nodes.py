"""Findings → the nodes of the organisation chart: people, and placeholders for who is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.labels import UNKNOWN
from pipeline.types import Findings, Gap, Relation, Stakeholder

# A line that the documents state comes before one that follows from whose assistant somebody is.
_LINES = ("reports_to", "assistant_of")


@dataclass(frozen=True, slots=True)
class Node:
    """One box of the chart. `gap` is empty for a person, else the state of a `Gap`.

    `manager` is the id of the node above, `line` the kind of the relation that says so.
    """

    id: str
    name: str = ""
    title: str = ""
    department: str = ""
    role: str = UNKNOWN
    influence: str = UNKNOWN
    stance: str = "neutral"
    status: str = "active"
    manager: str = ""
    line: str = ""
    met: bool = True
    gap: str = ""


def gather_nodes(findings: Findings) -> tuple[Node, ...]:
    """The people of an account in the order of its table, then a placeholder for each gap.

    A gap with a name (`unmet`) marks the box of whoever bears it and makes none of its own.
    """
    lines = _index_lines(findings.relations)
    ids = {person.name: person.id for person in findings.people}
    unmet = {gap.name for gap in findings.gaps if gap.name}
    people = tuple(_to_node(person, lines, ids, unmet) for person in findings.people)
    gaps = (gap for gap in findings.gaps if not gap.name)
    return people + tuple(_to_placeholder(number, gap) for number, gap in enumerate(gaps, 1))


def _index_lines(relations: Iterable[Relation]) -> dict[str, Relation]:
    """Each person's id → the tie that tells who stands above them."""
    ties = [tie for tie in relations if tie.kind in _LINES and tie.target_id]
    ties.sort(key=lambda tie: _LINES.index(tie.kind), reverse=True)
    return {tie.source_id: tie for tie in ties}


def _to_node(
    person: Stakeholder, lines: Mapping[str, Relation], ids: Mapping[str, str], unmet: set[str]
) -> Node:
    tie = lines.get(person.id)
    return Node(
        id=person.id,
        name=person.name,
        title=person.title,
        department=person.department,
        role=person.role.value,
        influence=person.influence.value,
        stance=person.stance.value,
        status=person.status,
        manager=tie.target_id if tie else ids.get(person.reports_to, ""),
        line=tie.kind if tie else _LINES[0],
        met=person.name not in unmet,
    )


def _to_placeholder(number: int, gap: Gap) -> Node:
    return Node(
        id=f"gap-{number}",
        title=gap.title,
        role=gap.role,
        influence=gap.influence or UNKNOWN,
        gap=gap.state,
    )
