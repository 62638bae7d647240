"""What a laid out organisation chart is made of. Whole CSS pixels, from the left upper corner."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.export.page.chart.nodes import Node

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """A node with the corner of its box, and the line to it from the manager's box.

    `framed`: it stands in a panel, which tells its department or role.
    """

    node: Node
    x: int
    y: int
    line: tuple[Point, ...] = ()
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """A frame around people of one department, or of one role where their department is unknown."""

    department: str
    role: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a section begins. `key` is `lines`, `alone` or `gaps`."""

    key: str
    x: int = 0
    y: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole drawing, or a section of it: what stands where, and how large it is."""

    boxes: tuple[Box, ...] = ()
    panels: tuple[Panel, ...] = ()
    headings: tuple[Heading, ...] = ()
    width: int = 0
    height: int = 0


def move(section: Layout, right: int, down: int) -> Layout:
    """The same section, that much further right and down."""
    boxes = (
        replace(
            box,
            x=box.x + right,
            y=box.y + down,
            line=tuple((x + right, y + down) for x, y in box.line),
        )
        for box in section.boxes
    )
    panels = (replace(panel, x=panel.x + right, y=panel.y + down) for panel in section.panels)
    headings = (replace(one, x=one.x + right, y=one.y + down) for one in section.headings)
    width, height = section.width + right, section.height + down
    return Layout(tuple(boxes), tuple(panels), tuple(headings), width, height)


def overlay(sections: Iterable[Layout]) -> Layout:
    """Sections that stand apart from one another, as one."""
    sections = tuple(sections)
    return Layout(
        boxes=tuple(box for section in sections for box in section.boxes),
        panels=tuple(panel for section in sections for panel in section.panels),
        headings=tuple(heading for section in sections for heading in section.headings),
        width=max((section.width for section in sections), default=0),
        height=max((section.height for section in sections), default=0),
    )
