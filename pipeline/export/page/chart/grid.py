"""People of whom no reporting line is known → frames by department, as compact as can be."""

from collections.abc import Iterator, Sequence
from math import ceil

from pipeline.export.page.chart.geometry import Box, Layout, Panel, move, overlay
from pipeline.export.page.chart.nodes import Node
from pipeline.export.page.chart.sizes import (
    BELOW,
    BESIDE,
    BOX_HEIGHT,
    BOX_WIDTH,
    CAPTION,
    FRAME_WIDTH,
    PADDING,
)
from pipeline.export.page.chart.stacks import Spacing, stack_blocks
from pipeline.labels import ROLES

_SPACING = Spacing(beside=BELOW, below=BELOW, indent=0)


def count_slots(width: int) -> int:
    """How many boxes stand side by side within a width: 1168 -> 6. At least one does."""
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


def place_frames(nodes: Sequence[Node], width: int) -> Layout:
    """A frame for each department, or role where none is known, in columns as low as can be.

    Frames of those who decide come first, then departments, the largest first, then roles.
    """
    groups: dict[tuple[str, str], list[Node]] = {}
    for node in sorted(nodes, key=_waits):
        key = (node.department.casefold(), "" if node.department else node.role)
        groups.setdefault(key, []).append(node)
    teams = sorted(groups.values(), key=_rank)
    if not teams:
        return Layout()
    slots = max(1, (width + BELOW) // (FRAME_WIDTH + BELOW))
    shapes = [[_frame(team, columns) for columns in range(1, slots + 1)] for team in teams]
    return overlay(_stack(shapes, slots))


def _waits(node: Node) -> bool:
    return node.influence != "decision_maker"


def _rank(team: Sequence[Node]) -> tuple[object, ...]:
    head = team[0]
    place = (False, -len(team)) if head.department else (True, ROLES.index(head.role))
    return _waits(head), *place


def _stack(frames: Sequence[Sequence[Layout]], slots: int) -> Iterator[Layout]:
    """Frames, each given in its shapes for one slot, two and so on, at their places."""
    blocks = [[(shape.width, shape.height) for shape in shapes] for shapes in frames]
    left = 0
    for column in stack_blocks(blocks, slots, _SPACING):
        top = 0
        for shapes in frames[column.first : column.last]:
            frame = shapes[column.slots - 1]
            yield move(frame, left, top)
            top += frame.height + BELOW
        left += column.measure_width(blocks, _SPACING) + BELOW


def _frame(team: Sequence[Node], columns: int) -> Layout:
    """People of one department or role."""
    inner = move(_grid(team, min(columns, len(team)), framed=True), PADDING, CAPTION)
    wide, high = inner.width + PADDING, inner.height + PADDING
    panel = Panel(team[0].department, team[0].role, 0, 0, wide, high)
    return Layout(inner.boxes, (panel,), width=wide, height=high)
