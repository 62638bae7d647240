"""Nodes → where each box of the organisation chart stands. Pure geometry, in CSS pixels."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.export.page.chart.nodes import Node


@dataclass(frozen=True, slots=True)
class Box:
    """A node with the corner of its box that is nearest to the origin."""

    node: Node
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Link:
    """The line from a manager's box down to a report's, as the points where it turns."""

    manager: Node
    report: Node
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A frame around boxes that stand together: people of a department without a known line.

    `kind` is `department` or `gaps`; `title` is the department as the documents name it.
    """

    kind: str
    title: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole drawing: what stands where, and how large it is."""

    boxes: tuple[Box, ...]
    links: tuple[Link, ...]
    panels: tuple[Panel, ...]
    width: float
    height: float


def lay_out_chart(nodes: Sequence[Node], *, width: float = 1200) -> Layout:
    """Place every node once: trees first, then lone people by department, then placeholders."""
    raise NotImplementedError
