"""Any text in any field: it comes back as it was meant, and no spreadsheet evaluates it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.export.crm.cells import clean_text
from pipeline.export.crm.profile import Format

from .formulas import TEXTS, count_formulas
from .importers import is_formula

PLAIN = st.text(alphabet="abcXYZ 0189.,()/&张伟欧阳éü", max_size=30).map(str.strip)


def test_formulas_are_in_no_profile() -> None:
    """Records of any text through every profile: each cell comes back, none computes.

    `make formulas` tries ten thousand.
    """
    assert count_formulas(60) == 0


@pytest.mark.parametrize("cell", ["=1", " +1+1", "＝1", "\u200b-1", "@x", "\tx", "﹢1", "+1 2"])
def test_formulas_are_recognised(cell: str) -> None:
    """What the tests take for a formula is more than what spreadsheets evaluate."""
    assert is_formula(cell)


@settings(max_examples=300)
@given(TEXTS)
def test_formulas_cleaned_once_stay_clean(text: str) -> None:
    """Cleaning a text that is clean changes nothing."""
    clean = clean_text(text, Format(null_marker="#N/A"))
    assert clean_text(clean, Format(null_marker="#N/A")) == clean


@settings(max_examples=300)
@given(PLAIN)
def test_formulas_leave_plain_text_alone(text: str) -> None:
    """A text with nothing that could compute is written as it is, blanks folded."""
    assert clean_text(text, Format()) == " ".join(text.split())
