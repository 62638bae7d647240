"""review.csv: what a human is asked, and the cells left for the answer."""

from dataclasses import replace
from pathlib import Path

from pipeline.export.review import REVIEW_COLUMNS, to_review_row
from pipeline.types import Doubt, Findings
from tests.export.tables import write_findings
from tests.records import met


def doubt() -> Doubt:
    """Two rows that may be one."""
    evidence = met("Nora Quist", sent="2026-03-05", title="CFO", text="Nora Quist is the\nCFO now.")
    return Doubt(
        "Northlea", "same person", "a1", "Nora Quist", "b2", "N. Quist", "CFO", tuple(evidence)
    )


def test_review_shows_both_sides_and_asks() -> None:
    """Both rows stand side by side with the words that speak for them; the answer is empty."""
    row = to_review_row(doubt())
    assert (row["one_id"], row["other_id"], row["kind"]) == ("a1", "b2", "same person")
    assert row["evidence"].splitlines() == [
        "name=Nora Quist, 2026-03-05, a.txt [0, 10): “Nora Quist”",
        "title=CFO, 2026-03-05, a.txt [18, 21): “CFO”",
    ]
    assert (row["decision"], row["by"], row["when"]) == ("", "", "")


def test_review_says_the_same_once_and_not_too_much() -> None:
    """Doubled words are shown once, and never more than a human reads."""
    many = [item for n in range(9) for item in met("Nora Quist", document=f"{n}.txt")]
    shown = to_review_row(replace(doubt(), evidence=tuple(many)))["evidence"]
    assert len(shown.splitlines()) == 6
    assert to_review_row(replace(doubt(), evidence=doubt().evidence * 2)) == to_review_row(doubt())


def test_review_comes_back_from_the_file(tmp_path: Path) -> None:
    """What is written is read again, in the order of the columns."""
    _, (row,) = write_findings(tmp_path, "review.csv", Findings(doubts=(doubt(),)))
    assert tuple(row) == REVIEW_COLUMNS and row == to_review_row(doubt())
