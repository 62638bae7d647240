"""The drawn chart: well-formed, told in both languages, and nothing in it but text and shapes."""

import xml.etree.ElementTree as ET

import pytest

from pipeline.export.page.chart.draw import draw_chart, draw_legend, trace_line
from pipeline.export.page.chart.geometry import Point
from pipeline.export.page.chart.layout import lay_out_chart
from pipeline.export.page.chart.nodes import Node, gather_nodes
from tests.export.page.invented import make_account, make_hostile_account


def draw(*nodes: Node) -> ET.Element:
    """The chart of some nodes, parsed as XML."""
    return ET.fromstring(draw_chart(lay_out_chart(nodes), language="en"))


def read_boxes(svg: ET.Element) -> list[tuple[str | None, str | None]]:
    """What a screen reader hears of each box: in the page's language, then in the other."""
    heard = svg.iterfind(".//text[@class='unseen']/tspan")
    return [(words.text, words.get("data-alt")) for words in heard]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [1, 3, 20, 60])
def test_draw_links_everybody_to_their_card(size: int, language: str) -> None:
    """Each person's box is one link, to an anchor made of their id."""
    findings = make_account(size, language=language)
    svg = draw(*gather_nodes(findings))
    links = [link.get("href") for link in svg.iterfind(".//a")]
    assert sorted(map(str, links)) == sorted(f"#p-{person.id}" for person in findings.people)


@pytest.mark.parametrize(
    ("node", "english", "chinese"),
    [
        (
            Node("1", "Nora Quist", "CFO", "Board", "executive", "decision_maker", "opponent"),
            "Nora Quist, CFO, Board, Executive, Decision maker, Opponent",
            "Nora Quist, CFO, Board, 高层管理者, 决策者, 反对者",
        ),
        (
            Node("1", "欧阳若水", role="user", status="left"),
            "欧阳若水, User department, Has left",
            "欧阳若水, 使用部门, 已离任",
        ),
        (
            Node("1", role="technical", gap="missing"),
            "Technical expert, nobody known",
            "技术专家, 尚无人选",
        ),
        (
            Node("1", role="", influence="decision_maker", gap="missing"),
            "Decision maker, nobody known",
            "决策者, 尚无人选",
        ),
    ],
)
def test_draw_says_all_that_the_marks_show(node: Node, english: str, chinese: str) -> None:
    """Colours, stars and signs are told in words, in either language."""
    svg = draw(node)
    assert read_boxes(svg) == [(english, chinese)]


def test_draw_keeps_hostile_names_text() -> None:
    """Markup and controls in names make no element, no attribute and no invalid character."""
    svg = draw(*gather_nodes(make_hostile_account()))
    tags = {element.tag for element in svg.iter()}
    assert tags <= {"svg", "g", "a", "rect", "path", "circle", "text", "tspan", "title", "clipPath"}
    assert not [key for element in svg.iter() for key in element.attrib if key.startswith("on")]


def test_draw_legend_explains_each_role() -> None:
    """The legend names the seven roles, the three marks and the broken line."""
    legend = ET.fromstring(draw_legend(language="en"))
    assert len(legend) == 7 + 3 + 1


@pytest.mark.parametrize(
    ("points", "path"),
    [
        (((0, 0), (0, 9)), "M0 0L0 9"),
        (((0, 0), (0, 40), (40, 40)), "M0 0L0 34Q0 40 6 40L40 40"),
        (((0, 0), (0, 4), (4, 4)), "M0 0L0 2Q0 4 2 4L4 4"),
    ],
)
def test_draw_rounds_corners(points: tuple[Point, ...], path: str) -> None:
    """A corner is round by six pixels, or by half of a shorter piece."""
    assert trace_line(points) == path
