"""Nodes → where each box of the organisation chart stands.

Reach for `lay_out_chart`: the trees of reporting lines first, below or beside them people of whom
no line is known, in frames by department or role, and placeholders for who is missing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from pipeline.export.page.chart.forest import place_forest
from pipeline.export.page.chart.geometry import Heading, Layout, move, overlay
from pipeline.export.page.chart.grid import place_frames, place_grid
from pipeline.export.page.chart.nodes import Node
from pipeline.export.page.chart.sizes import CAPTION, FRAME_WIDTH, SECTION


def lay_out_chart(nodes: Sequence[Node], *, width: int = 1168) -> Layout:
    """Every node at its place, no two over each other; the same nodes give the same drawing.

    It keeps to the width, except where a tree is so deep that its indents alone pass it.
    """
    people = break_circles(node for node in nodes if not node.gap)
    managers = {node.manager for node in people}
    tied = [node for node in people if node.manager or node.id in managers]
    alone = [node for node in people if not (node.manager or node.id in managers)]
    gaps = [node for node in nodes if node.gap]
    lines = _head("lines", place_forest(tied, width))
    below = (_head("alone", place_frames(alone, width)), _head("gaps", place_grid(gaps, width)))
    ways = [_pile((lines, *below))]
    rest = width - lines.width - SECTION
    if lines.boxes and alone and rest >= FRAME_WIDTH:
        left = _pile((lines, _head("gaps", place_grid(gaps, lines.width))))
        right = _head("alone", place_frames(alone, rest))
        ways.append(overlay((left, move(right, lines.width + SECTION, 0))))
    return min(ways, key=lambda way: way.height)


def break_circles(nodes: Iterable[Node]) -> list[Node]:
    """The nodes without lines to nobody, and without those that would close a circle."""
    nodes = list(nodes)
    known = {node.id for node in nodes}
    above: dict[str, str] = {}
    for node in nodes:
        boss = node.manager
        while boss in above and boss != node.id:
            boss = above[boss]
        if node.manager in known and boss != node.id:
            above[node.id] = node.manager
    return [replace(node, manager=above.get(node.id, "")) for node in nodes]


def _head(key: str, section: Layout) -> Layout:
    """A section under its heading; nothing where it is empty."""
    heading = Layout(headings=(Heading(key),))
    return overlay((heading, move(section, 0, CAPTION))) if section.boxes else section


def _pile(sections: Iterable[Layout]) -> Layout:
    """Sections one below the other."""
    some = [section for section in sections if section.boxes]
    tops = accumulate((section.height + SECTION for section in some), initial=0)
    return overlay(move(section, 0, top) for section, top in zip(some, tops, strict=False))
