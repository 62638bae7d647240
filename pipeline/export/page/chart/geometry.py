"""What a laid out organisation chart is made of. Whole CSS pixels, from the left upper corner."""

from dataclasses import dataclass, replace

from pipeline.export.page.chart.nodes import Node

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """A node with the corner of its box, and the line to it from the manager's box.

    `framed`: it stands in a panel, which tells its department.
    """

    node: Node
    x: int
    y: int
    line: tuple[Point, ...] = ()
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """A frame around people of one department; the department is empty where it is unknown."""

    department: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a section begins. `key` is `lines`, `alone` or `gaps`."""

    key: str
    y: int


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
    return replace(section, boxes=tuple(boxes), panels=tuple(panels))
