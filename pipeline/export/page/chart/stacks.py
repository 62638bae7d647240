"""Blocks → columns side by side, as low as the room allows.

Reach for this wherever boxes or whole teams share a limited width. Room is counted in slots, a
slot being the width of one box; a block may take several shapes, the wider the lower.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

# What a block measures: `shapes[slots - 1]` is its (width, height) within that many slots.
Shapes = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Spacing:
    """Room between columns, between the blocks of one, and left of a column of several."""

    beside: int
    below: int
    indent: int


@dataclass(frozen=True, slots=True)
class Column:
    """Blocks `first` to `last` (excluded) one below the other, each within `slots`."""

    first: int
    last: int
    slots: int = 1

    @property
    def is_stack(self) -> bool:
        """Whether several blocks stand in it."""
        return self.last - self.first > 1

    def measure_width(self, blocks: Sequence[Shapes], spacing: Spacing) -> int:
        """How wide its widest block is, behind the indent of a stack."""
        widest = max(block[self.slots - 1][0] for block in blocks[self.first : self.last])
        return widest + spacing.indent * self.is_stack

    def measure_height(self, blocks: Sequence[Shapes], spacing: Spacing) -> int:
        """How high its blocks are together, with the room between them."""
        heights = [block[self.slots - 1][1] for block in blocks[self.first : self.last]]
        return sum(heights) + spacing.below * (len(heights) - 1)


def stack_blocks(blocks: Sequence[Shapes], slots: int, spacing: Spacing) -> tuple[Column, ...]:
    """The columns that stand lowest within a number of slots; among equals, the most columns.

    Blocks keep their order, down each column and from one to the next:
    five boxes in two slots -> three and two.
    """
    counts = range(min(slots, len(blocks)), 0, -1)
    ways = (
        way
        for count in counts
        for way in _widen(_deal(blocks, count, spacing), blocks, slots, spacing)
    )
    return min(ways, key=lambda way: max(column.measure_height(blocks, spacing) for column in way))


def _deal(blocks: Sequence[Shapes], count: int, spacing: Spacing) -> tuple[Column, ...]:
    """At most so many columns of one slot, the tallest of which is as low as can be."""
    heights = [block[0][1] + spacing.below for block in blocks]
    limits = range(sum(heights) + 1)
    limit = bisect_left(
        limits, True, lo=max(heights), key=lambda limit: len(_fill(heights, limit)) <= count
    )
    return tuple(_fill(heights, limit))


def _fill(heights: Sequence[int], limit: int) -> list[Column]:
    """Columns filled one after the other, none higher than the limit."""
    columns, first, filled = [], 0, 0
    for place, height in enumerate(heights):
        if filled + height > limit:
            columns.append(Column(first, place))
            first, filled = place, 0
        filled += height
    return [*columns, Column(first, len(heights))]


def _widen(
    columns: tuple[Column, ...], blocks: Sequence[Shapes], slots: int, spacing: Spacing
) -> Iterator[tuple[Column, ...]]:
    """The columns as they are, then with every slot that is left given to the tallest."""
    yield columns
    for _ in range(slots - len(columns)):
        tallest = max(columns, key=lambda column: column.measure_height(blocks, spacing))
        wider = replace(tallest, slots=tallest.slots + 1)
        columns = tuple(wider if column is tallest else column for column in columns)
        yield columns
