"""Evidence → the passages that a page quotes, each with the words around it.

`document.text[quote.start : quote.end] == quote.marked` holds for every quote, so that each can be
checked against its source.
"""

from collections.abc import Iterable, Sequence

from pipeline.export.page.view import QuoteView, ReasonsView
from pipeline.export.table import format_date
from pipeline.names import fold_name
from pipeline.types import Evidence, Segment, Span

MOST_FOR, MOST_AGAINST = 4, 2
_REACH = 80
_LONGEST = 600
_CUT = "…"


def quote_evidence(item: Evidence, *, value_key: str = "") -> QuoteView:
    """The words of one piece of evidence in their place."""
    return quote_place(item.mention.segment, item.start, item.end, value_key=value_key)


def quote_span(span: Span) -> QuoteView:
    """The words of a span of a document, such as those that speak of somebody without a name."""
    document = span.document
    before, after = _words_around(document.text, span.start, span.end, (0, len(document.text)))
    source = _name_source(document.id, format_date(document.envelope.sent))
    return QuoteView(document.id, span.start, span.end, before, span.text, after, source)


def quote_place(segment: Segment, start: int, end: int, *, value_key: str = "") -> QuoteView:
    """The words of a document at `[start, end)`, with the segment's words around them."""
    document = segment.document
    shown = min(end, start + _LONGEST)
    before, after = _words_around(document.text, start, shown, (segment.start, segment.end))
    author = segment.envelope.author or document.envelope.author
    speaker = (author.name or author.address) if author else ""
    return QuoteView(
        document=document.id,
        start=start,
        end=shown,
        before=before,
        marked=document.text[start:shown],
        after=after,
        source=_name_source(document.id, date_of(segment), speaker),
        value_keys=(value_key,) if value_key else (),
    )


def _name_source(*parts: str) -> tuple[str, ...]:
    return tuple(part for part in parts if part)


def date_of(segment: Segment) -> str:
    """The ISO date of a segment's message, or else of its document."""
    return format_date(segment.sent)


def _words_around(text: str, start: int, end: int, bounds: tuple[int, int]) -> tuple[str, str]:
    """What stands before and after, cut between words where it would be long."""
    first, last = min(bounds[0], start), max(bounds[1], end)
    before = text[max(first, start - _REACH) : start]
    after = text[end : min(last, end + _REACH)]
    if first < start - _REACH:
        _, blank, rest = before.partition(" ")
        before = _CUT + (rest if blank else before)
    if last > end + _REACH:
        rest, blank, _ = after.rpartition(" ")
        after = (rest if blank else after) + _CUT
    return before, after


def collect_reasons(items: Iterable[Evidence], *, value: str, shown: int = 1) -> ReasonsView:
    """What speaks for a value, strongest first, then what speaks for another, named as such."""
    own: list[Evidence] = []
    others: list[Evidence] = []
    for item in rank_evidence(items):
        (own if fold_name(item.value) == fold_name(value) else others).append(item)
    said = [quote_evidence(item) for item in own[:MOST_FOR]]
    against = [
        quote_evidence(item, value_key=f"{item.attribute}.{item.value}")
        for item in others[:MOST_AGAINST]
    ]
    left = len(own) + len(others) - len(said) - len(against)
    return ReasonsView(tuple(said[:shown]), (*said[shown:], *against), left)


def rank_evidence(items: Iterable[Evidence]) -> Sequence[Evidence]:
    """Each passage once for each value, the surest first, then the newest."""
    once = {(i.document.id, i.start, i.end, i.value): i for i in items}
    newest = sorted(once.values(), key=lambda item: date_of(item.mention.segment), reverse=True)
    return sorted(newest, key=lambda item: -item.confidence)
