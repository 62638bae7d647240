"""Cells of a CRM's file: safe, allowed, short enough, with the values of its picklists."""

import pytest

from pipeline.export.crm.cells import clean_text, cross_walk, cut_cell, fill_cell
from pipeline.export.crm.profile import Column, Format, Profile, Rule

RULES = (
    Rule("Sponsor", {"role": ("executive",)}),
    Rule("Decider", {"influence": ("decision_maker",)}),
    Rule("Nobody", {"role": ("user",), "influence": ("decision_maker",)}),
    Rule("Sponsor"),
)
RECORD = {
    "role": "executive",
    "influence": "decision_maker",
    "needs": "one; two",
    "style": "unknown",
}
PROFILE = Profile(
    "x", "X", (), format=Format(multi_separator=";", append_marker=";"), crosswalks={"r": RULES}
)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Chief Engineer", "Chief Engineer"),
        ("=1+1", "1+1"),
        ("＝１", "１"),
        ("- too dear", "– too dear"),
        ("-5%", "–5%"),
        ("=-1", "–1"),
        ("\u200b\u202e=1", "1"),
        ("+1 cmd", "1 cmd"),
        ("@all", "all"),
        ("a\r\n\tb", "a b"),
        ("a\x00b\ud800", "a b\ufffd"),
        ("#N/A", "N/A"),
        ("=#N/A", "N/A"),
        ("--", ""),
        ("a <b>", "a (b>"),
        ("a-b=c", "a-b=c"),
    ],
)
def test_cells_of_a_crm_hold_no_formula(text: str, cell: str) -> None:
    """What would start a formula, empty a field or is forbidden goes; nothing is put in front."""
    assert clean_text(text, Format(null_marker="#N/A", forbidden={"<": "("})) == cell


def test_cells_for_excel_are_guarded() -> None:
    """A spreadsheet gets the whole text, behind an apostrophe."""
    assert clean_text("=1+1", Format(formula="excel")) == "'=1+1"


def test_cells_cross_the_labels() -> None:
    """All rules whose labels are the record's give their values, in order and once."""
    assert cross_walk(RECORD, RULES) == ["Sponsor", "Decider"]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        (Column("R", crosswalk="r"), "Sponsor"),
        (Column("R", crosswalk="r", multi=True), ";Sponsor;Decider"),
        (Column("N", field="needs", multi=True), ";one;two"),
        (Column("N", field="needs"), "one; two"),
        (Column("S", field="style"), ""),
        (Column("C", constant="true"), "true"),
    ],
)
def test_cells_are_filled_by_their_source(column: Column, cell: str) -> None:
    """A field, a crosswalk or a constant fills a cell; what is unknown leaves it empty."""
    assert fill_cell(RECORD, column, PROFILE) == cell


@pytest.mark.parametrize(
    ("text", "most", "cell"),
    [("Head of Engineering", 8, "Head of…"), ("Head", 4, "Head"), ("Head", 0, "Head")],
)
def test_cells_are_cut(text: str, most: int, cell: str) -> None:
    """A cell is no longer than its column allows, and shows that it goes on."""
    assert cut_cell(text, Column("T", field="title", max_length=most)) == cell
