"""Document → segments: the one place that knows in which order a document is cut.

A format that knows its own parts (voice tags, a participants list) is believed. All other text is
first cut into the messages of a thread; what a message says is then cut into attendee lists,
speaker turns and paragraphs.
"""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.ingest.body import cut_body
from pipeline.ingest.thread import split_thread
from pipeline.ingest.thread.message import Span
from pipeline.timing import timed
from pipeline.types import Block, Document, Envelope, Kind, Part, Segment


@timed("segment")
def segment(document: Document) -> Iterator[Segment]:
    """All segments in reading order; white space between them belongs to none."""
    told = [block for block in document.blocks if block.part is not None]
    at = 0
    for block in told:
        yield from _segment_plain(document, at, block.start)
        yield from _segment_told(document, block)
        at = block.end
    yield from _segment_plain(document, at, len(document.text))


def _segment_told(document: Document, block: Block) -> Iterator[Segment]:
    """A block whose part the format itself names."""
    start, end = _trim(document.text, block.start, block.end)
    if start < end and block.part is not None:
        envelope = document.envelope
        if block.speaker is not None:
            envelope = replace(envelope, author=block.speaker)
        yield Segment(document, start, end, block.part, envelope)


def _segment_plain(document: Document, start: int, end: int) -> Iterator[Segment]:
    if not document.text[start:end].strip():
        return
    messages = split_thread(document, start, end)
    spans = [(span, number) for number, message in enumerate(messages) for span in message.spans]
    spans.sort(key=lambda item: item[0].start)
    if document.kind is not Kind.EMAIL:
        spans = _join_own(document.text, spans)
    for span, number in spans:
        envelope = messages[number].envelope
        if span.part is Part.BODY:
            pieces = cut_body(document, span.start, span.end, envelope)
        else:
            pieces = [(span.start, span.end, span.part, envelope)]
        yield from _to_segments(document, pieces, number)


def _join_own(text: str, spans: list[tuple[Span, int]]) -> list[tuple[Span, int]]:
    """A note's own words are all body: it has no signature, and its last line may look like one."""
    joined: list[tuple[Span, int]] = []
    for span, number in spans:
        before = joined[-1][0] if number == 0 and joined and joined[-1][1] == 0 else None
        if number == 0 and before and not text[before.end : span.start].strip():
            joined[-1] = (Span(before.start, span.end, Part.BODY), 0)
        else:
            joined.append((Span(span.start, span.end, Part.BODY) if number == 0 else span, number))
    return joined


def _to_segments(
    document: Document, spans: list[tuple[int, int, Part, Envelope]], number: int
) -> Iterator[Segment]:
    for start, end, part, envelope in spans:
        start, end = _trim(document.text, start, end)
        if start < end:
            yield Segment(document, start, end, part, envelope, message=number)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave white space at both ends out of the range."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
