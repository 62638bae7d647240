"""Nodes → where each box of the organisation chart stands.

Reach for `lay_out_chart`: the trees of reporting lines first, then people of whom no line is known
in frames by department, then placeholders for who is missing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from pipeline.export.page.chart.forest import place_forest
from pipeline.export.page.chart.geometry import Heading, Layout, move
from pipeline.export.page.chart.grid import place_departments, place_grid
from pipeline.export.page.chart.nodes import Node
from pipeline.export.page.chart.sizes import CAPTION, SECTION


def lay_out_chart(nodes: Sequence[Node], *, width: int = 1200) -> Layout:
    """Every node at its place, no two over each other; the same nodes give the same drawing.

    It keeps to the width, except where a tree is so deep that its indents alone pass it.
    """
    people = break_circles(node for node in nodes if not node.gap)
    managers = {node.manager for node in people}
    tied = [node for node in people if node.manager or node.id in managers]
    alone = [node for node in people if not (node.manager or node.id in managers)]
    gaps = [node for node in nodes if node.gap]
    sections = {
        "lines": place_forest(tied, width),
        "alone": place_departments(alone, width),
        "gaps": place_grid(gaps, width),
    }
    return _pile([(key, section) for key, section in sections.items() if section.boxes])


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


def _pile(sections: Sequence[tuple[str, Layout]]) -> Layout:
    """Sections one below the other, each under its heading."""
    heights = [CAPTION + section.height + SECTION for _, section in sections]
    tops = list(accumulate(heights, initial=0))
    keys = [key for key, _ in sections]
    moved = [
        move(section, 0, top + CAPTION) for (_, section), top in zip(sections, tops, strict=False)
    ]
    return Layout(
        boxes=tuple(box for section in moved for box in section.boxes),
        panels=tuple(panel for section in moved for panel in section.panels),
        headings=tuple(Heading(key, top) for key, top in zip(keys, tops, strict=False)),
        width=max((section.width for section in moved), default=0),
        height=max(0, tops[-1] - SECTION),
    )
