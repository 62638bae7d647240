"""People with reporting lines → their trees, side by side or stacked, within a width."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.export.page.chart.geometry import Box, Layout
from pipeline.export.page.chart.grid import count_slots
from pipeline.export.page.chart.nodes import Node
from pipeline.export.page.chart.sizes import APART
from pipeline.export.page.chart.stacks import Spacing, stack_blocks
from pipeline.export.page.chart.teams import Reports, Spot, Teams, place_team, shape_teams

_SPACING = Spacing(beside=APART, below=APART, indent=0)


def place_forest(nodes: Sequence[Node], width: int) -> Layout:
    """The trees of people none of whom stands above themselves, the largest tree first.

    They get as many slots as keep to the width; a tree too deep for it gets a single one.
    """
    if not nodes:
        return Layout()
    reports = _gather_reports(nodes)
    roots = [node.id for node in nodes if not node.manager]
    most = count_slots(width)
    teams = shape_teams(roots, reports, slots=most)
    roots.sort(key=lambda root: teams[root][0].height, reverse=True)
    known = {node.id: node for node in nodes}
    ways = [_place_roots(roots, teams, reports, known, slots) for slots in range(most, 0, -1)]
    return next((way for way in ways if way.width <= width), ways[-1])


def _gather_reports(nodes: Sequence[Node]) -> dict[str, list[str]]:
    """Everybody's reports: those without people of their own first, then by department."""
    managers = {node.manager for node in nodes}
    reports: dict[str, list[str]] = {}
    for node in sorted(nodes, key=lambda node: (node.id in managers, node.department.casefold())):
        if node.manager:
            reports.setdefault(node.manager, []).append(node.id)
    return reports


def _place_roots(
    roots: Sequence[str], teams: Teams, reports: Reports, known: Mapping[str, Node], slots: int
) -> Layout:
    blocks = [[(team.width, team.height) for team in teams[root]] for root in roots]
    boxes: list[Box] = []
    left = height = 0
    for column in stack_blocks(blocks, slots, _SPACING):
        top = 0
        for root in roots[column.first : column.last]:
            corner = Spot(column.slots, left, top)
            boxes.extend(_place_boxes(root, teams, reports, known, corner))
            top += teams[root][column.slots - 1].height + APART
        left += column.measure_width(blocks, _SPACING) + APART
        height = max(height, top - APART)
    return Layout(tuple(boxes), width=left - APART, height=height)


def _place_boxes(
    root: str, teams: Teams, reports: Reports, known: Mapping[str, Node], corner: Spot
) -> Iterator[Box]:
    for placed in place_team(root, teams, reports, corner=corner):
        yield Box(known[placed.id], placed.x, placed.y, placed.line)
