"""Numbers and days are read from plain forms only, and any text is made fit for a cell."""

from datetime import datetime
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.export.crm.values import MOST_UNITS, Kind, measure_text, read_value, show_text


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("date", "2026-03-23", datetime(2026, 3, 23)),
        ("date", "2026-02-30", None),
        ("date", "20260323", None),
        ("date", "1066-10-14", None),
        ("number", "0.97", 0.97),
        ("number", "nan", None),
        ("number", "1e5", None),
        ("number", "٣", None),
        ("integer", "12", 12),
        ("integer", "007", None),
        ("integer", "1_000", None),
        ("text", "12", None),
    ],
)
def test_values_are_read_from_plain_forms(kind: Kind, text: str, value: object) -> None:
    """What is written otherwise stays text, so that nothing of it is lost."""
    assert read_value(kind, text) == value


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("闻人澜 said =1+1", "闻人澜 said =1+1"),
        ("a\x00b\x1b[31m", "a␀b␛[31m"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("broken \ud83d pair", "broken \N{REPLACEMENT CHARACTER} pair"),
        ("_x000D_ is meant", "_x005F_x000D_ is meant"),
        ("_x is not", "_x is not"),
    ],
)
def test_values_show_what_a_cell_cannot_hold(text: str, shown: str) -> None:
    """Control characters become their pictures, escapes are escaped, all else stays."""
    assert show_text(text) == shown


@pytest.mark.parametrize("character", ["a", "澜", "😀"])
def test_values_cut_says_how_much_is_missing(character: str) -> None:
    """A text beyond the limit ends with the number of characters that are left out."""
    shown = show_text(character * 40_000)
    kept, _, rest = shown.partition(" […+")
    assert set(kept) == {character}
    assert len(kept) + int(rest.removesuffix("…]")) == 40_000
    assert MOST_UNITS - 2 <= len(shown.encode("utf-16-le")) // 2 <= MOST_UNITS


@given(st.text(st.characters(codec=None), max_size=200))
def test_values_any_text_is_fit_for_xml(text: str) -> None:
    """An XML parser reads what is shown, whatever characters the text had."""
    escaped = show_text(text).replace("&", "&amp;").replace("<", "&lt;")
    ET.fromstring(f"<t>{escaped}</t>")


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("CEO", 3), ("闻人澜 CEO", 10), ("short\nthe longer line", 15)]
)
def test_values_measure_counts_chinese_twice(text: str, width: int) -> None:
    """A column fits its longest line, in which a Chinese character takes two places."""
    assert measure_text(text) == width
