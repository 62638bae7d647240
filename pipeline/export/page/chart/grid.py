"""People of whom no reporting line is known → frames by department, as compact as can be."""

from collections.abc import Iterable, Sequence
from math import ceil, sqrt

from pipeline.export.page.chart.geometry import Box, Layout, Panel, move
from pipeline.export.page.chart.nodes import Node
from pipeline.export.page.chart.sizes import (
    BELOW,
    BESIDE,
    BOX_HEIGHT,
    BOX_WIDTH,
    CAPTION,
    PADDING,
)


def count_slots(width: int) -> int:
    """How many boxes stand side by side within a width: 1200 -> 6. At least one does."""
    return max(1, (width + BESIDE) // (BOX_WIDTH + BESIDE))


def place_grid(nodes: Sequence[Node], width: int) -> Layout:
    """Boxes in rows that fill the width."""
    return _grid(nodes, min(len(nodes), count_slots(width)))


def _grid(nodes: Sequence[Node], columns: int, *, framed: bool = False) -> Layout:
    if not nodes:
        return Layout()
    right, down = BOX_WIDTH + BESIDE, BOX_HEIGHT + BELOW
    boxes = (
        Box(node, place % columns * right, place // columns * down, framed=framed)
        for place, node in enumerate(nodes)
    )
    rows = ceil(len(nodes) / columns)
    return Layout(tuple(boxes), width=columns * right - BESIDE, height=rows * down - BELOW)


def place_departments(nodes: Sequence[Node], width: int) -> Layout:
    """A frame for each department, the highest first, in rows that fill the width.

    People without a department come last.
    """
    groups: dict[str, list[Node]] = {}
    for node in nodes:
        groups.setdefault(node.department.casefold(), []).append(node)
    teams = sorted(groups.values(), key=lambda team: (not team[0].department, -len(team)))
    frames = _flow([_frame(team, width) for team in teams], width)
    panels = [panel for frame in frames for panel in frame.panels]
    return Layout(
        boxes=tuple(box for frame in frames for box in frame.boxes),
        panels=tuple(panels),
        width=max((panel.x + panel.width for panel in panels), default=0),
        height=max((panel.y + panel.height for panel in panels), default=0),
    )


def _frame(team: Sequence[Node], width: int) -> Layout:
    """People of one department in about twice as many columns as rows."""
    columns = min(count_slots(width - 2 * PADDING), ceil(len(team) / ceil(sqrt(len(team) / 2))))
    inner = move(_grid(team, columns, framed=True), PADDING, CAPTION)
    wide, high = inner.width + 2 * PADDING, CAPTION + inner.height + PADDING
    panel = Panel(team[0].department, 0, 0, wide, high)
    return Layout(inner.boxes, (panel,), width=wide, height=high)


def _flow(frames: Iterable[Layout], width: int) -> list[Layout]:
    """Frames from left to right in rows, a new row where the width is used up."""
    placed: list[Layout] = []
    x = y = high = 0
    for frame in frames:
        if x and x + frame.width > width:
            x, y, high = 0, y + high + BELOW, 0
        placed.append(move(frame, x, y))
        x, high = x + frame.width + BELOW, max(high, frame.height)
    return placed
