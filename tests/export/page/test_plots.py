"""Activity by period, and the table of roles by influence."""

import xml.etree.ElementTree as ET
from datetime import date

import pytest

from pipeline.export.page.plots import draw_activity, draw_matrix, gather_activity, list_days
from pipeline.types import Judgement, Stakeholder
from tests.export.page.invented import make_account, make_hostile_account
from tests.records import make_stakeholder, met


def seen(name: str, *days: str) -> Stakeholder:
    """Somebody named in one document for each day."""
    evidence = [
        item
        for place, day in enumerate(days)
        for item in met(name, sent=day, document=f"{place}.txt")
    ]
    return make_stakeholder(name, id=name, evidence=tuple(evidence))


def test_plots_count_each_message_once() -> None:
    """Two things said in one message are one message; an undated one is none."""
    person = seen("Nora", "2026-03-02", "2026-03-02", "")
    twice = make_stakeholder("Nora", evidence=person.evidence * 2)
    assert list_days(twice) == [date(2026, 3, 2)] * 2


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (("2026-03-04", "2026-03-16"), ["2026-03-02", "2026-03-09", "2026-03-16"]),
        (("2025-01-31", "2025-12-01"), [f"2025-{month:02}" for month in range(1, 13)]),
        (("2021-02-01", "2026-11-01"), ["2021-01", "2021-04"]),
        (("2001-02-01", "2026-11-01"), ["2001", "2002"]),
        (("1901-02-01", "2026-11-01"), ["2001", "2002"]),
    ],
)
def test_plots_choose_weeks_months_quarters_or_years(
    days: tuple[str, ...], names: list[str]
) -> None:
    """The finest periods that fit are taken; of too many years the latest stay."""
    activity = gather_activity([seen("Nora", *days)])
    assert [period.name for period in activity.periods][: len(names)] == names
    assert len(activity.periods) <= 26


def test_plots_put_the_most_active_first() -> None:
    """Rows are sorted by all messages; whoever has no date is left out."""
    people = [seen("Ana", "2026-03-02"), seen("Ivo", ""), seen("Nora", "2026-03-02", "2026-03-09")]
    activity = gather_activity(people)
    assert [(strip.name, strip.counts) for strip in activity.strips] == [
        ("Nora", (1, 1)),
        ("Ana", (1, 0)),
    ]


def test_plots_head_a_period_where_the_year_begins() -> None:
    """What does not change from column to column is said once."""
    activity = gather_activity([seen("Nora", "2025-03-02", "2026-02-09")])
    assert [(p.short, p.head) for p in activity.periods if p.head] == [
        ("03", "2025"),
        ("01", "2026"),
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_plots_draw_a_row_for_each_person(language: str) -> None:
    """The drawing is well-formed, links to the cards, and says the counts to screen readers."""
    findings = make_account(20, language=language)
    activity = gather_activity(findings.people)
    svg = ET.fromstring(draw_activity(activity, language="en"))
    assert len(list(svg.iterfind("a"))) == len(activity.strips) == 20
    said = svg.find("a/text[@class='unseen']")
    assert said is not None
    assert (said.text or "").startswith(f"{activity.strips[0].name}; 2026-")


def test_plots_without_dates_say_so() -> None:
    """No date, no empty drawing."""
    assert "No document has a date." in draw_activity(gather_activity([]), language="en")


def test_plots_matrix_holds_everybody_once() -> None:
    """Seven roles by four influences, unknown included; each person in the cell of their labels."""
    person = make_stakeholder(
        "Nora", role=Judgement("user", 0.9), influence=Judgement("influencer", 0.9)
    )
    table = ET.fromstring(draw_matrix([person], language="en"))
    rows = list(table.iterfind("tbody/tr"))
    cells = [[len(list(cell)) for cell in row.iterfind("td")] for row in rows]
    assert len(rows) == 7
    assert cells[4] == [0, 1, 0, 0]
    assert sum(map(sum, cells)) == 1


def test_plots_matrix_keeps_hostile_names_text() -> None:
    """Markup in a name makes no element."""
    table = ET.fromstring(draw_matrix(make_hostile_account().people, language="en"))
    assert not {element.tag for element in table.iter()} & {"script", "img", "b", "style"}
