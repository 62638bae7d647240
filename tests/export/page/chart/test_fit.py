"""Texts cut to a width that no browser has measured."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.export.page.chart.fit import fit_text, wrap_text


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [
        ("采购总监", 40, "采购总监"),
        ("采购总监", 39, "采购…"),
        ("Nora Quist", 100, "Nora Quist"),
        ("Nora Featherstonehaugh", 80, "Nora Feather…"),
        ("  a\n b  ", 80, "a b"),
        ("a\u202eb", 80, "ab"),
        ("", 10, ""),
    ],
)
def test_fit_cuts_by_the_width_of_letters(text: str, width: int, fitted: str) -> None:
    """A Chinese character is as wide as it is high, a Latin letter about half of that."""
    assert fit_text(text, width=width, size=10) == fitted


@given(st.text(max_size=400), st.integers(12, 300))
def test_fit_is_stable_and_short(text: str, width: int) -> None:
    """What was cut fits, so that cutting again changes nothing."""
    fitted = fit_text(text, width=width, size=10)
    assert fit_text(fitted, width=width, size=10) == fitted
    assert len(fitted) <= 201


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Buyer", ("Buyer", "")),
        ("Head of Strategic Sourcing", ("Head of", "Strategic Sou…")),
        ("Ida Featherstonehaugh", ("Ida", "Featherstone…")),
        ("信息化建设领导小组办公室副主任", ("信息化建设领导小", "组办公室副主任")),
    ],
)
def test_fit_wraps_at_a_blank_if_there_is_one(text: str, lines: tuple[str, str]) -> None:
    """A title takes two lines before it is cut; Chinese breaks anywhere."""
    assert wrap_text(text, width=80, size=10) == lines
