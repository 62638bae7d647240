"""gaps.csv: one row for each gap, with the sentence that speaks of the person."""

from pathlib import Path

import pytest

from pipeline.export.gaps import GAP_COLUMNS, to_gap_row
from pipeline.types import Findings, Gap, Span
from tests.export.tables import write_findings
from tests.records import make_segment

TEXT = "First things first. Their CFO signs v2.1 on\nMonday! 然后他们财务说要看。再议"


def gap_at(words: str) -> Gap:
    """A gap told by some words of the text."""
    document = make_segment(TEXT).document
    start = document.text.index(words)
    span = Span(document, start, start + len(words))
    return Gap("Northlea", "executive", "decision_maker", "unnamed", title=words, spans=(span,))


@pytest.mark.parametrize(
    ("words", "quote"),
    [("CFO", "Their CFO signs v2.1 on"), ("财务", "然后他们财务说要看。"), ("再议", "再议")],
)
def test_gaps_quote_the_sentence(words: str, quote: str) -> None:
    """The quote is the sentence, and the document's own text at the offsets given."""
    row = to_gap_row(gap_at(words))
    assert row["quote"] == quote == TEXT[int(row["start"]) : int(row["end"])]


def test_gaps_of_nobody_have_no_quote() -> None:
    """A role of which nothing is known has empty cells where the words would be."""
    row = to_gap_row(Gap("Northlea", "user", "", "missing"))
    assert [row[column] for column in GAP_COLUMNS] == ["Northlea", "user", "", "missing", *[""] * 6]


def test_gaps_come_back_from_the_file(tmp_path: Path) -> None:
    """What is written is read again, formulas guarded on the way."""
    gaps = (gap_at("CFO"), Gap("=1+1", "user", "", "missing"))
    text, rows = write_findings(tmp_path, "gaps.csv", Findings(gaps=gaps))
    assert "'=1+1" in text
    assert rows == [to_gap_row(gap) for gap in gaps]
