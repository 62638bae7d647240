"""Doubts → `review.csv`: what only a human can settle, with what speaks for either side.

One row for each doubt. The last three columns are empty, for a human to fill in.
"""

from pipeline.export.cells import fold_space
from pipeline.export.table import format_date
from pipeline.types import Doubt, Evidence

REVIEW_COLUMNS = (
    "account",
    "kind",
    "one_id",
    "one",
    "other_id",
    "other",
    "reason",
    "evidence",
    "decision",
    "by",
    "when",
)
_MOST_QUOTES = 6
_LONGEST_QUOTE = 160


def to_review_row(doubt: Doubt) -> dict[str, str]:
    """One doubt as the cells of its row, by column name and in the columns' order."""
    cells = {key: fold_space(getattr(doubt, key)) for key in REVIEW_COLUMNS[:7]}
    quotes = (_quote(item) for item in doubt.evidence)
    cells["evidence"] = "\n".join(list(dict.fromkeys(quotes))[:_MOST_QUOTES])
    return cells | dict.fromkeys(REVIEW_COLUMNS[8:], "")


def _quote(item: Evidence) -> str:
    """`stance=opponent, 2026-03-05, notes.txt [12, 40): "…"`."""
    date = format_date(item.mention.segment.sent)
    day = f"{date}, " if date else ""
    words = fold_space(item.quote)[:_LONGEST_QUOTE]
    said = f"{item.attribute}={fold_space(item.value)}"
    return f"{said}, {day}{item.document.id} [{item.start}, {item.end}): “{words}”"
