"""Cells: safe for spreadsheets, and the same text again when read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.export.cells import fold_space, guard_cell, join_list, split_list, unguard_cell

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Nora Quist", "Nora Quist"),
        ("=1+1", "'=1+1"),
        ("+46 8 555 01", "+46 8 555 01"),
        ("+1+cmd", "'+1+cmd"),
        ("+46 8 555 01\n=1", "'+46 8 555 01\n=1"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("  =1", "'  =1"),
        ("＝1+1", "'＝1+1"),
        ("'=1", "''=1"),
        ("'quoted'", "'quoted'"),
        ("a-b", "a-b"),
        ("", ""),
    ],
)
def test_cells_guard_formulas_only(text: str, cell: str) -> None:
    """One apostrophe goes before what a spreadsheet would evaluate, and nothing else changes."""
    assert guard_cell(text) == cell
    assert unguard_cell(cell) == text


@given(TEXTS)
def test_cells_round_trip_any_text(text: str) -> None:
    """Whatever the text, the guard can be taken off again without loss."""
    assert unguard_cell(guard_cell(text)) == text


@given(TEXTS, st.sampled_from(FORMULA_STARTS), st.sampled_from(["", " ", "  "]))
def test_cells_never_begin_a_formula(text: str, start: str, blank: str) -> None:
    """No guarded cell with a letter begins with a character that makes a formula."""
    for value in (f"{text}a", f"{blank}{start}{text}a"):
        assert not guard_cell(value).startswith(FORMULA_STARTS)
        assert not guard_cell(value).lstrip().startswith(FORMULA_STARTS)


def test_cells_replace_what_utf8_cannot_hold() -> None:
    """A folder name in a broken encoding does not stop the table from being written."""
    assert guard_cell("caf\udce9").encode("utf-8") == "caf\N{REPLACEMENT CHARACTER}".encode()


@given(st.lists(TEXTS))
def test_cells_lists_keep_their_items_apart(items: list[str]) -> None:
    """A list cell has exactly the items put in; a semicolon inside one becomes a comma."""
    kept = [fold_space(item).replace(";", ",") for item in items]
    assert split_list(join_list(items)) == tuple(item for item in kept if item)
