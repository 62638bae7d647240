"""Gaps → `gaps.csv`: who is still unknown in each account's buying centre.

One row for each gap. The quote is the sentence that speaks of the person, the latest of several;
a role of which nothing at all is known has none.
"""

import re

from pipeline.export.cells import fold_space
from pipeline.types import Gap, Span

GAP_COLUMNS = (
    "account",
    "role",
    "influence",
    "state",
    "name",
    "title",
    "document",
    "start",
    "end",
    "quote",
)
_STOP = re.compile(r"[!?。！？\n]|\.(?=\s|$)")
_REACH = 160


def to_gap_row(gap: Gap) -> dict[str, str]:
    """One gap as the cells of its row; `quote` is the document's text at `[start, end)`."""
    cells = {key: fold_space(getattr(gap, key)) for key in GAP_COLUMNS[:6]}
    place = dict.fromkeys(("document", "start", "end", "quote"), "")
    return cells | (_quote(gap.spans[-1]) if gap.spans else place)


def _quote(span: Span) -> dict[str, str]:
    text = span.document.text
    start, end = _sentence_around(span)
    return {
        "document": span.document.id,
        "start": str(start),
        "end": str(end),
        "quote": text[start:end],
    }


def _sentence_around(span: Span) -> tuple[int, int]:
    """The sentence that holds the words, without the blanks around it."""
    text = span.document.text
    first = max(0, span.start - _REACH)
    stops = [found.end() for found in _STOP.finditer(text, first, span.start)]
    start = stops[-1] if stops else first
    after = _STOP.search(text, span.end, span.end + _REACH)
    end = after.end() if after else min(len(text), span.end + _REACH)
    lead = len(text[start : span.start]) - len(text[start : span.start].lstrip())
    tail = len(text[span.end : end]) - len(text[span.end : end].rstrip())
    return start + lead, end - tail
