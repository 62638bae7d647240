"""The organisation chart's layout: nobody lost, nothing over anything else, held to a width."""

import random
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.export.page.chart.geometry import Box, Layout, Point
from pipeline.export.page.chart.layout import break_circles, lay_out_chart
from pipeline.export.page.chart.nodes import Node
from pipeline.export.page.chart.sizes import BOX_HEIGHT, BOX_WIDTH, INDENT

DEPARTMENTS = ("", "Operations", "采购部", "Finance")


def make_forest(size: int, *, seed: int, tied: float = 0.7, gaps: float = 0.1) -> list[Node]:
    """People of whom about so many have a manager among those before them, and placeholders."""
    chance = random.Random(seed)

    def make(place: int) -> Node:
        gap = "missing" if chance.random() < gaps else ""
        under = place and not gap and chance.random() < tied
        manager = str(chance.randrange(place)) if under else ""
        department = chance.choice(DEPARTMENTS)
        return Node(str(place), department=department, manager=manager, gap=gap)

    return [make(place) for place in range(size)]


def forests() -> st.SearchStrategy[list[Node]]:
    """Forests of up to 200 nodes, from nobody tied to a single tree."""
    return st.builds(
        make_forest,
        st.integers(0, 200),
        seed=st.integers(0, 10_000),
        tied=st.sampled_from((0, 0.3, 0.7, 0.95, 1)),
        gaps=st.sampled_from((0, 0.2)),
    )


def overlaps(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    return abs(one.x - other.x) < BOX_WIDTH and abs(one.y - other.y) < BOX_HEIGHT


def find_crossings(layout: Layout) -> Iterator[tuple[str, str]]:
    """Boxes with a line that runs through the inside of another box."""
    for box in layout.boxes:
        for begin, end in zip(box.line, box.line[1:], strict=False):
            yield from (
                (box.node.id, other.node.id) for other in layout.boxes if enters(begin, end, other)
            )


def enters(begin: Point, end: Point, box: Box) -> bool:
    """Whether a level or upright piece of a line has a point inside a box."""
    (left, right), (top, bottom) = (sorted(pair) for pair in zip(begin, end, strict=True))
    return (
        box.x < right and left < box.x + BOX_WIDTH and box.y < bottom and top < box.y + BOX_HEIGHT
    )


@settings(max_examples=60, deadline=None)
@given(forests())
def test_layout_places_everybody_apart(nodes: list[Node]) -> None:
    """Each node has one box, no two boxes overlap, and all stand inside the drawing."""
    layout = lay_out_chart(nodes)
    assert sorted(box.node.id for box in layout.boxes) == sorted(node.id for node in nodes)
    boxes = layout.boxes
    assert not any(overlaps(a, b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert all(0 <= box.x <= layout.width - BOX_WIDTH for box in boxes)
    assert all(0 <= box.y <= layout.height - BOX_HEIGHT for box in boxes)


@settings(max_examples=60, deadline=None)
@given(forests())
def test_layout_lines_lead_down_and_around(nodes: list[Node]) -> None:
    """A line leaves the manager's lower edge, ends at the report's box below, and enters none."""
    layout = lay_out_chart(nodes)
    places = {box.node.id: box for box in layout.boxes}
    assert list(find_crossings(layout)) == []
    for box in layout.boxes:
        assert bool(box.line) == bool(box.node.manager)
        if box.line:
            above = places[box.node.manager]
            assert box.line[0][1] == above.y + BOX_HEIGHT < box.y
            assert box.line[-1] in {
                (box.x, box.y + BOX_HEIGHT // 2),
                (box.x + BOX_WIDTH // 2, box.y),
            }


@settings(max_examples=40, deadline=None)
@given(forests(), st.sampled_from((360, 800, 1200)))
def test_layout_keeps_to_the_width(nodes: list[Node], width: int) -> None:
    """Only the indents of a deep tree make a drawing wider than it shall be."""
    layout = lay_out_chart(nodes, width=width)
    deepest = max((count_levels(nodes, node) for node in nodes), default=0)
    assert layout.width <= max(width, BOX_WIDTH + INDENT * deepest)
    assert lay_out_chart(nodes, width=width) == layout


def count_levels(nodes: list[Node], node: Node) -> int:
    """How many managers stand above a node of a forest without circles."""
    managers = {one.id: one.manager for one in nodes}
    levels = 0
    while managers.get(node.id) and levels < len(nodes):
        node = Node(managers[node.id], manager=managers.get(managers[node.id], ""))
        levels += 1
    return levels


@pytest.mark.parametrize(
    ("managers", "kept"),
    [
        ({"a": "b", "b": "a"}, {"a": "b", "b": ""}),
        ({"a": "a"}, {"a": ""}),
        ({"a": "nobody"}, {"a": ""}),
        ({"a": "b", "b": "c", "c": "a"}, {"a": "b", "b": "c", "c": ""}),
    ],
)
def test_layout_breaks_circles(managers: dict[str, str], kept: dict[str, str]) -> None:
    """The line that closes a circle is dropped, and so is one to somebody who has no box."""
    nodes = break_circles(Node(one, manager=boss) for one, boss in managers.items())
    assert {node.id: node.manager for node in nodes} == kept


@pytest.mark.parametrize(
    ("reports", "rows"),
    [(2, 2), (6, 2), (9, 3), (12, 3)],
)
def test_layout_stacks_a_long_list(reports: int, rows: int) -> None:
    """Six reports stand in a row, nine and twelve in stacks of two, below their manager."""
    team = [Node("boss"), *(Node(f"{place}", manager="boss") for place in range(reports))]
    assert len({box.y for box in lay_out_chart(team).boxes}) == rows


def test_layout_frames_the_rest_by_role_and_who_decides_first() -> None:
    """Where no department is known the role makes the frame; a decision maker's comes first."""
    nodes = [
        Node("1", role="user"),
        Node("2", department="IT", role="technical"),
        Node("3", role="executive", influence="decision_maker"),
        Node("4", role="user"),
    ]
    panels = lay_out_chart(nodes).panels
    assert [(panel.department, panel.role) for panel in panels] == [
        ("", "executive"),
        ("IT", "technical"),
        ("", "user"),
    ]


def test_layout_uses_the_room_beside_a_few_lines() -> None:
    """Where hardly any reporting line is known, everybody else stands beside, not below."""
    nodes = [Node("1"), Node("2", manager="1"), *(Node(str(n)) for n in range(3, 9))]
    layout = lay_out_chart(nodes)
    assert [heading.y for heading in layout.headings] == [0, 0]
    assert layout.width <= 1168


def test_layout_frames_lone_people_by_department() -> None:
    """People without a line share their department's frame; the nameless department is last."""
    nodes = [Node(str(n), department=name) for n, name in enumerate(("", "IT", "it", "采购部"))]
    layout = lay_out_chart(nodes)
    assert [panel.department for panel in layout.panels] == ["IT", "采购部", ""]
    assert [heading.key for heading in layout.headings] == ["alone"]


def test_layout_of_nobody_is_empty() -> None:
    """No nodes, no drawing."""
    assert lay_out_chart([]) == Layout()


def test_layout_time_grows_with_the_nodes() -> None:
    """Ten times the people take about ten times as long, in processor time."""

    def spend(size: int) -> float:
        nodes = make_forest(size, seed=1)
        start = time.process_time()
        lay_out_chart(nodes)
        return time.process_time() - start

    small = min(spend(100) for _ in range(3))
    assert spend(1_000) < 30 * small + 0.05
