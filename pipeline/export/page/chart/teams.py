"""Reporting lines → where the boxes of each tree stand, within a number of slots.

A tidy tree (Reingold and Tilford 1981; in linear time Buchheim, Jünger and Leipert 2002) keeps all
of a level in one row and so grows as wide as the account has people. Here, as in office charts,
each manager's team is a rectangle of its own, and a manager's teams are dealt to the columns that
make them lowest: a row where there is room, stacks where there is none. That holds any tree to a
width, and no line or box ever enters another team. The best shape for each width is kept per team,
as floor plans are optimised (Stockmeyer, Optimal orientations of cells in slicing floorplan
designs, 1983), so that the time grows with the number of people alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from pipeline.export.page.chart.geometry import Point
from pipeline.export.page.chart.sizes import (
    BELOW,
    BESIDE,
    BOX_HEIGHT,
    BOX_WIDTH,
    INDENT,
    LEVEL,
)
from pipeline.export.page.chart.stacks import Column, Spacing, stack_blocks

_SPACING = Spacing(beside=BESIDE, below=BELOW, indent=INDENT)
_MIDDLE = BOX_WIDTH // 2


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one report's team begins, and the line to its head, from the manager's own corner."""

    slots: int
    x: int
    y: int
    line: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Team:
    """One shape of a manager with everybody below: `head` is how far right the manager stands."""

    width: int = BOX_WIDTH
    height: int = BOX_HEIGHT
    head: int = 0
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A box at its place, with the line that leads to it from above."""

    id: str
    x: int
    y: int
    line: tuple[Point, ...] = ()


# The ids of everybody who reports to an id, in the order in which they shall stand.
Reports = Mapping[str, Sequence[str]]
# Each id's best shape for one slot, two slots, and so on.
Teams = Mapping[str, Sequence[Team]]


def shape_teams(roots: Iterable[str], reports: Reports, *, slots: int) -> dict[str, list[Team]]:
    """The best shape of everybody's team for each number of slots, from the bottom upwards."""
    order = list(roots)
    for manager in order:  # grows on the way: everybody stands after their manager
        order.extend(reports.get(manager, ()))
    teams: dict[str, list[Team]] = {}
    for manager in reversed(order):
        below = [teams[report] for report in reports.get(manager, ())]
        teams[manager] = [_shape_team(below, room) for room in range(1, slots + 1)]
    return teams


def place_team(root: str, teams: Teams, reports: Reports, *, corner: Spot) -> Iterator[Placed]:
    """Everybody in a tree whose rectangle begins at a corner, managers before their reports."""
    waiting = [(root, corner)]
    while waiting:
        manager, at = waiting.pop()
        team = teams[manager][at.slots - 1]
        yield Placed(manager, at.x + team.head, at.y, at.line)
        moved = [_move(spot, at.x, at.y) for spot in team.spots]
        waiting.extend(zip(reports.get(manager, ()), moved, strict=True))


def _move(spot: Spot, x: int, y: int) -> Spot:
    line = tuple((right + x, down + y) for right, down in spot.line)
    return Spot(spot.slots, spot.x + x, spot.y + y, line)


def _shape_team(below: Sequence[Sequence[Team]], slots: int) -> Team:
    if not below:
        return Team()
    blocks = [[(team.width, team.height) for team in teams] for teams in below]
    columns = stack_blocks(blocks, slots, _SPACING)
    widths = [column.measure_width(blocks, _SPACING) + BESIDE for column in columns]
    lefts = list(accumulate(widths, initial=0))
    reaches = [left + _reach(column, below) for left, column in zip(lefts, columns, strict=False)]
    hangs = len(columns) == 1 and columns[0].is_stack
    head = 0 if hangs else max(0, (reaches[0] + reaches[-1]) // 2 - _MIDDLE)
    foot = INDENT // 2 if hangs else head + _MIDDLE
    top = BOX_HEIGHT + (BELOW if hangs else LEVEL)
    spots = (
        spot
        for column, left, reach in zip(columns, lefts, reaches, strict=False)
        for spot in _stand(column, below, (left, top), (foot, reach))
    )
    tallest = max(column.measure_height(blocks, _SPACING) for column in columns)
    return Team(lefts[-1] - BESIDE, top + tallest, head, tuple(spots))


def _reach(column: Column, below: Sequence[Sequence[Team]]) -> int:
    """How far right of a column's left the line comes down to it."""
    first = below[column.first][column.slots - 1]
    return INDENT // 2 if column.is_stack else first.head + _MIDDLE


def _stand(
    column: Column, below: Sequence[Sequence[Team]], corner: Point, line: tuple[int, int]
) -> Iterator[Spot]:
    """The teams of a column from its corner down; `line` leaves at one x and arrives at another."""
    (left, top), (foot, reach) = corner, line
    bus = BOX_HEIGHT + LEVEL // 2
    for teams in below[column.first : column.last]:
        team, x = teams[column.slots - 1], left + INDENT * column.is_stack
        end = (x + team.head, top + BOX_HEIGHT // 2) if column.is_stack else (reach, top)
        turns = ((foot, BOX_HEIGHT), (foot, bus), (reach, bus), (reach, end[1]), end)
        yield Spot(column.slots, x, top, _straighten(turns))
        top += team.height + BELOW


def _straighten(points: Sequence[Point]) -> tuple[Point, ...]:
    """Only the ends and the points where the line turns."""
    kept = list(points[:1])
    for here, after in pairwise(points[1:]):
        if not (kept[-1][0] == here[0] == after[0] or kept[-1][1] == here[1] == after[1]):
            kept.append(here)
    return (*kept, points[-1])
