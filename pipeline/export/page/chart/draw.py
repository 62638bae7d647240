"""Layout → the organisation chart as SVG markup for the account page.

Every box is a link to the person's card and is read out with all that its marks show. All words
stand in both languages, as `.en` and `.zh`; the page's style sheet shows one of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from pipeline.export.page.chart.fit import fit_text, wrap_text
from pipeline.export.page.chart.geometry import Box, Layout, Point
from pipeline.export.page.chart.nodes import Node
from pipeline.export.page.chart.sizes import BOX_HEIGHT, BOX_WIDTH, PADDING
from pipeline.export.page.drawing import Texts, render
from pipeline.export.page.people import shorten
from pipeline.labels import ROLES, UNKNOWN

# Letters of a name are bold, and so a little wider than their height tells.
_NAME_SIZE, _TEXT_SIZE, _LEFT, _MARK = 14, 11, 16, 18
_TEXT_WIDTH = BOX_WIDTH - _LEFT - 6
_DECIDES = "decision_maker"
_ROUND = 6  # how far a line's corner is rounded


@dataclass(frozen=True, slots=True)
class Face:
    """What a box shows: its texts as far as there is room, then all of them for screen readers.

    `facts` come from the documents; `said` and `state` are sections and keys of the texts.
    """

    box: Box
    css: str
    name: str
    lines: tuple[str, ...]
    facts: tuple[str, ...]
    said: tuple[tuple[str, str], ...]
    state: tuple[str, str] | None
    decides: bool
    leans: bool


def draw_chart(layout: Layout, *, texts: Texts) -> Markup:
    """One `<svg>` to be put into a page as it is; `chart.css` gives it its colours.

    `texts` needs the sections role, influence, stance, status, gap and chart.
    """
    captions = [
        fit_text(panel.department, width=panel.width - 2 * PADDING, size=_TEXT_SIZE)
        for panel in layout.panels
    ]
    return render(
        "chart.svg.j2",
        texts,
        layout=layout,
        lines=[(box.node.line, trace_line(box.line)) for box in layout.boxes if box.line],
        panels=list(zip(layout.panels, captions, strict=True)),
        faces=[_face(box) for box in layout.boxes],
        size=(BOX_WIDTH, BOX_HEIGHT),
    )


def draw_legend(*, texts: Texts) -> Markup:
    """The list that explains the colours and marks of a chart."""
    return render("chart_legend.html.j2", texts, roles=ROLES)


def trace_line(points: tuple[Point, ...]) -> str:
    """Points of a line with square turns → an SVG path with round ones.

    ((0, 0), (0, 9), (9, 9)) -> `M0 0L0 5Q0 9 4 9L9 9`.
    """
    steps = [f"M{points[0][0]} {points[0][1]}"]
    for (before, turn), (_, after) in pairwise(pairwise(points)):
        (x, y), (right, down) = _approach(turn, before), _approach(turn, after)
        steps.append(f"L{x} {y}Q{turn[0]} {turn[1]} {right} {down}")
    return "".join((*steps, f"L{points[-1][0]} {points[-1][1]}"))


def _approach(turn: Point, other: Point) -> Point:
    """The point so near to a turn that the line begins to bend there."""
    reach = [max(-_ROUND, min(_ROUND, (b - a) // 2)) for a, b in zip(turn, other, strict=True)]
    return turn[0] + reach[0], turn[1] + reach[1]


def _face(box: Box) -> Face:
    node = box.node
    decides = node.influence == _DECIDES
    leans = node.stance != "neutral"
    name = node.title if node.gap else node.name
    room = _TEXT_WIDTH - _MARK * (decides + leans)
    facts = (name, "" if node.gap else node.title, node.department)
    return Face(
        box=box,
        css=f"role-{node.role or UNKNOWN} {'gap' if node.gap else 'status-' + node.status}",
        name=fit_text(name, width=room, size=_NAME_SIZE),
        lines=_fit_lines(box),
        facts=tuple(shorten(fact) for fact in facts if fact),
        said=tuple(_say(node)),
        state=_find_state(node),
        decides=decides,
        leans=leans,
    )


def _fit_lines(box: Box) -> tuple[str, ...]:
    """Title and department; where a frame tells the department, the title has both lines."""
    node = box.node
    if node.gap:
        return ()
    if box.framed:
        return wrap_text(node.title, width=_TEXT_WIDTH, size=_TEXT_SIZE)
    parts = (node.title, node.department)
    return tuple(fit_text(text, width=_TEXT_WIDTH, size=_TEXT_SIZE) for text in parts if text)


def _say(node: Node) -> Iterator[tuple[str, str]]:
    """What colours and marks say, as section and key of the texts."""
    if node.role:
        yield "role", node.role
    if node.influence != UNKNOWN:
        yield "influence", node.influence
    if node.stance != "neutral":
        yield "stance", node.stance
    if node.gap:
        yield "gap", node.gap
    elif state := _find_state(node):
        yield state


def _find_state(node: Node) -> tuple[str, str] | None:
    """What is out of the ordinary: who left or has yet to come, and who was never met."""
    if node.status != "active":
        return "status", node.status
    return None if node.met else ("chart", "not_met")
