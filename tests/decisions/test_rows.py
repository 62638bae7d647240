"""Decisions on the rows of the table: corrections, exclusions, doubts that are settled."""

import pytest

from pipeline.decisions import Decision, Ruling, correct_rows, settle_doubts
from pipeline.types import Doubt, Judgement, Stakeholder
from tests.records import make_stakeholder

ACCOUNT = "Northlea"


def correct(*known: str, **cells: str) -> Decision:
    """A correction of one cell."""
    ((attribute, value),) = cells.items()
    return Decision(ACCOUNT, Ruling.CORRECT, known, attribute=attribute, value=value)


@pytest.fixture(name="rows")
def _rows() -> list[Stakeholder]:
    """Two people of one account."""
    return [
        make_stakeholder("Nora Quist", id="a1", aliases=("Nora",), email="nora@northlea.example"),
        make_stakeholder("Tim Brandreth", id="b2", aliases=("Tim",)),
    ]


@pytest.mark.parametrize(
    ("decision", "cell", "value"),
    [
        (correct("a1", role="user"), "role", Judgement("user", 1.0)),
        (
            correct("zz", "NORA@northlea.example", stance="opponent"),
            "stance",
            Judgement("opponent", 1.0),
        ),
        (correct("zz", "Nora", title="Buyer"), "title", "Buyer"),
        (correct("nora  quist", needs="a pilot; training"), "needs", ("a pilot", "training")),
        (correct("a1", status="left"), "status", "left"),
    ],
)
def test_corrections_outrank_evidence(
    rows: list[Stakeholder], decision: Decision, cell: str, value: object
) -> None:
    """Found by id, address, name or alias; a corrected label is certain, other rows stay."""
    found, lost = correct_rows(rows, [decision])
    assert lost == []
    assert getattr(found[0], cell) == value
    assert found[1] == rows[1]


def test_who_is_excluded_has_no_row(rows: list[Stakeholder]) -> None:
    """All others keep theirs."""
    exclusion = Decision(ACCOUNT, Ruling.EXCLUDE, ("Nora Quist",))
    assert correct_rows(rows, [exclusion]) == (rows[1:], [])


def test_decisions_on_nobody_come_back(rows: list[Stakeholder]) -> None:
    """A name that fits nobody, or two, and one of another account change nothing."""
    decisions = [
        correct("Ann Moor", role="user"),
        Decision("Southlea", Ruling.CORRECT, ("a1",), attribute="role", value="user"),
    ]
    twins = [*rows, make_stakeholder("Nora Halden", id="c3", aliases=("Nora",))]
    decisions.append(correct("Nora", role="user"))
    assert correct_rows(twins, decisions) == (twins, decisions)


def test_settled_doubts_are_not_asked_again() -> None:
    """A pair kept apart in either order, and a corrected cell; all else is still open."""
    pair = Doubt(ACCOUNT, "same person", "a1", "Nora Quist", "c3", "Nora Halden", "nickname")
    role = Doubt(ACCOUNT, "role", "a1", "Nora Quist", "", "", "two values")
    stance = Doubt(ACCOUNT, "stance", "a1", "Nora Quist", "", "", "turned")
    apart = Decision(ACCOUNT, Ruling.APART, ("c3", "Nora Halden"), ("zz", "Nora Quist"))
    decisions = [apart, correct("a1", role="user")]
    assert settle_doubts([pair, role, stance], decisions) == [stance]
