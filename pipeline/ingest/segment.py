"""Document → segments: the one place that knows in which order a document is cut.

A format that knows its own parts (voice tags, a participants list) is believed. All other text is
first cut into the messages of a thread; what a message says is then cut into attendee lists,
speaker turns and paragraphs.
"""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.ingest.body import cut_body
from pipeline.ingest.thread import split_thread
from pipeline.types import Block, Document, Envelope, Part, Segment


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
    for span, number in sorted(spans, key=lambda item: item[0].start):
        envelope = messages[number].envelope
        if span.part is Part.BODY:
            pieces = cut_body(document, span.start, span.end, envelope)
        else:
            pieces = [(span.start, span.end, span.part, envelope)]
        yield from _to_segments(document, pieces, number)


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
