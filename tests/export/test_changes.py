"""What has changed between two tables: one change for each cell that differs."""

import pytest

from pipeline.export.changes import Change, list_changes
from pipeline.export.levels import is_promotion


def make_row(own: str = "a1", name: str = "Orla Vexley", **cells: str) -> dict[str, str]:
    """A row of stakeholders.csv with the cells that matter here."""
    return {"account": "Brindle Mills", "stakeholder_id": own, "name": name, **cells}


@pytest.mark.parametrize(
    ("column", "before", "after", "change"),
    [
        ("stance", "neutral", "supporter", "turned for us"),
        ("stance", "supporter", "opponent", "turned against us"),
        ("stance", "opponent", "neutral", "stance"),
        ("title", "Buyer", "Purchasing Manager", "promoted"),
        ("title", "采购经理", "采购总监", "promoted"),
        ("title", "Purchasing Manager", "Logistics Manager", "title"),
        ("title", "", "CEO", "title"),
        ("role", "unknown", "technical", "role"),
        ("influence", "influencer", "decision_maker", "influence"),
        ("status", "active", "left", "left"),
        ("reports_to", "", "Ann Moor", "manager"),
    ],
)
def test_changes_name_the_cell(column: str, before: str, after: str, change: str) -> None:
    """What a change is called, with the cell as it was and as it is."""
    old, new = make_row(**{column: before}), make_row(**{column: after})
    assert list_changes([old], [new]) == [
        Change("Brindle Mills", "a1", "Orla Vexley", change, before, after)
    ]


def test_changes_follow_a_rename() -> None:
    """A fuller name is one change; those who report to the person have not changed."""
    old = [make_row("a1", "褚总"), make_row("b2", "戚晓霜", reports_to="褚总")]
    new = [make_row("a1", "褚明朗"), make_row("b2", "戚晓霜", reports_to="褚明朗")]
    assert [(c.name, c.change, c.before) for c in list_changes(old, new)] == [
        ("褚明朗", "renamed", "褚总")
    ]


def test_changes_tell_a_merge() -> None:
    """A row whose name or address another row has now is merged; any other is gone."""
    old = [make_row("a1"), make_row("b2", "Orla V.", email="orla@x.example"), make_row("c3", "Tim")]
    new = [make_row("a1", email="Orla@x.example", aliases="Orla V.")]
    told = [(c.name, c.change, c.after) for c in list_changes(old, new) if c.change != "email"]
    assert told == [("Orla V.", "merged", "Orla Vexley"), ("Tim", "gone", "")]


def test_changes_tell_a_split() -> None:
    """A new row whose name stood in another one is split off; the other keeps its id."""
    old = [make_row("a1", aliases="O. Vexley; Orla V.")]
    new = [make_row("a1", aliases="O. Vexley"), make_row("b2", "Orla V."), make_row("c3", "Tim")]
    told = [(c.name, c.change, c.before) for c in list_changes(old, new)]
    assert told == [("Orla V.", "split", "Orla Vexley"), ("Tim", "new", "")]


@pytest.mark.parametrize(
    ("before", "after", "up"),
    [
        ("Vice President Operations", "President", True),
        ("President", "Vice President Operations", False),
        ("副总经理", "总经理", True),
        ("总经理", "副总经理", False),
        ("IT Director", "Chief Information Officer", True),
        ("工程师", "信息中心主任", True),
        ("Wizard", "CEO", False),
        ("CEO", "Executive Assistant to the CEO", False),
    ],
)
def test_promotion_needs_two_heights(before: str, after: str, *, up: bool) -> None:
    """Deputies stand below those they stand in for; a title without a known word has no height."""
    assert is_promotion(before, after) is up
