"""Findings to the nodes of the chart."""

import pytest

from pipeline.export.page.chart.nodes import Node, gather_nodes
from pipeline.types import Findings, Gap, Relation
from tests.records import make_stakeholder


def tie(kind: str, source: str, target: str) -> Relation:
    """A tie between two people whose ids are their names."""
    return Relation("Northlea", kind, source, source, target, target)


def find(name: str, **findings: object) -> Node:
    """The node of somebody among three people whose ids are their names."""
    people = tuple(make_stakeholder(n, id=n) for n in ("Nora", "Ivo", "Ana"))
    nodes = gather_nodes(Findings(**({"people": people} | findings)))  # type: ignore[arg-type]
    return next(node for node in nodes if node.name == name)


@pytest.mark.parametrize(
    ("ties", "manager", "line"),
    [
        ([("reports_to", "Ivo", "Nora")], "Nora", "reports_to"),
        ([("assistant_of", "Ivo", "Ana")], "Ana", "assistant_of"),
        ([("reports_to", "Ivo", "Nora"), ("assistant_of", "Ivo", "Ana")], "Nora", "reports_to"),
        ([("writes_with", "Ivo", "Ana")], "", "reports_to"),
        ([], "", "reports_to"),
    ],
)
def test_nodes_hang_below_whom_the_documents_name(
    ties: list[tuple[str, str, str]], manager: str, line: str
) -> None:
    """A stated manager comes before the person whose assistant somebody is; mail shows neither."""
    node = find("Ivo", relations=tuple(tie(*one) for one in ties))
    assert (node.manager, node.line) == (manager, line)


def test_nodes_take_the_manager_of_the_row_without_a_tie() -> None:
    """A name in the table leads to the person who bears it."""
    people = (make_stakeholder("Nora", id="1"), make_stakeholder("Ivo", id="2", reports_to="Nora"))
    assert [node.manager for node in gather_nodes(Findings(people))] == ["", "1"]


def test_nodes_of_gaps_are_placeholders_or_marks() -> None:
    """Who is missing or has no name gets a box; who has a name but was never met gets a mark."""
    gaps = (
        Gap("Northlea", "executive", "decision_maker", "unnamed", title="CFO"),
        Gap("Northlea", "user", "", "missing"),
        Gap("Northlea", "technical", "influencer", "unmet", name="Ivo"),
    )
    nodes = gather_nodes(Findings(people=(make_stakeholder("Ivo"),), gaps=gaps))
    assert [(node.name, node.title, node.gap, node.met) for node in nodes] == [
        ("Ivo", "", "", False),
        ("", "CFO", "unnamed", True),
        ("", "", "missing", True),
    ]
