"""Layout → the organisation chart as SVG markup for the account page.

Every box is a link to the person's card and is read out with all that its marks show.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from pipeline.export.page.chart.fit import fit_text, wrap_text
from pipeline.export.page.chart.geometry import Box, Layout, Point
from pipeline.export.page.chart.nodes import Node
from pipeline.export.page.chart.sizes import BOX_HEIGHT, BOX_WIDTH, PADDING
from pipeline.export.page.naming import shorten
from pipeline.export.page.templates import LANGUAGES, load_texts, render
from pipeline.labels import ROLES, UNKNOWN

# Letters of a name are bold, and so a little wider than their height tells.
_NAME_SIZE, _TEXT_SIZE, _LEFT = 14.5, 11, 16
_TEXT_WIDTH = BOX_WIDTH - _LEFT - 6
_DECIDES = "decision_maker"
_MOST_LINES = 3  # of name, title and department, above the role
_ROUND = 6  # how far a line's corner is rounded


@dataclass(frozen=True, slots=True)
class Face:
    """What a box shows: its texts as far as there is room, then all of them for screen readers.

    `heard` goes by language. `name_key` says a name where there is none, `state_key` what is out of
    the ordinary.
    """

    box: Box
    css: str
    names: tuple[str, ...]
    lines: tuple[str, ...]
    hint: str
    name_key: str
    state_key: str
    heard: dict[str, str]
    decides: bool
    leans: bool


def draw_chart(layout: Layout, *, language: str) -> Markup:
    """One `<svg>` to be put into a page as it is; `chart.css` gives it its colours."""
    captions = [
        fit_text(panel.department, width=panel.width - 2 * PADDING, size=_TEXT_SIZE)
        for panel in layout.panels
    ]
    return render(
        "chart.svg.j2",
        language,
        layout=layout,
        lines=[(box.node.line, trace_line(box.line)) for box in layout.boxes if box.line],
        panels=list(zip(layout.panels, captions, strict=True)),
        faces=[_face(box) for box in layout.boxes],
        size=(BOX_WIDTH, BOX_HEIGHT),
    )


def draw_legend(*, language: str) -> Markup:
    """The list that explains the colours and marks of a chart."""
    return render("chart_legend.html.j2", language, roles=ROLES)


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
    names = _wrap(node.title if node.gap else node.name, _NAME_SIZE)
    facts = (node.title,) if node.gap else (node.name, node.title, node.department)
    known = ", ".join(shorten(fact) for fact in facts if fact)
    keys = tuple(_list_keys(node))
    return Face(
        box=box,
        css=f"role-{node.role or UNKNOWN} {'gap' if node.gap else 'status-' + node.status}",
        names=names,
        lines=_fit_lines(box)[: _MOST_LINES - len(names)],
        hint=known,
        name_key=keys[0],
        state_key=_find_state(node),
        heard=_say_all(known, keys),
        decides=node.influence == _DECIDES,
        leans=node.stance != "neutral",
    )


def _wrap(text: str, size: float) -> tuple[str, ...]:
    lines = wrap_text(text, width=_TEXT_WIDTH, size=size)
    return tuple(line for line in lines if line)


def _fit_lines(box: Box) -> tuple[str, ...]:
    """Title and department; where that is unknown or a frame tells it, the title has both lines."""
    node = box.node
    if node.gap:
        return ()
    if box.framed or not node.department:
        return _wrap(node.title, _TEXT_SIZE)
    parts = (node.title, node.department)
    return tuple(fit_text(text, width=_TEXT_WIDTH, size=_TEXT_SIZE) for text in parts if text)


def _list_keys(node: Node) -> Iterator[str]:
    """What colours and marks say, as keys of our words."""
    if node.role:
        yield f"role.{node.role}"
    if node.influence != UNKNOWN:
        yield f"influence.{node.influence}"
    if node.stance != "neutral":
        yield f"stance.{node.stance}"
    if node.gap:
        yield f"gap.{node.gap}"
    elif state := _find_state(node):
        yield state


def _say_all(known: str, keys: Iterable[str]) -> dict[str, str]:
    """All that a box tells, by language: `Nora Quist, CFO` and `role.user` -> both in a line."""
    sections = [key.split(".") for key in keys]
    words = {code: [load_texts()[part][key][code] for part, key in sections] for code in LANGUAGES}
    return {code: ", ".join(filter(None, (known, *said))) for code, said in words.items()}


def _find_state(node: Node) -> str:
    """What is out of the ordinary: who left or has yet to come, and who was never met."""
    if node.status != "active":
        return f"status.{node.status}"
    return "" if node.met else "chart.not_met"
