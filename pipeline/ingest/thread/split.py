"""Cut a thread into its messages, and each message into what was said and what surrounds it."""

from pipeline.ingest.thread.find import find_headers
from pipeline.ingest.thread.gather import Draft, gather_messages
from pipeline.ingest.thread.lines import Line, read_lines
from pipeline.ingest.thread.message import Message, Span
from pipeline.ingest.thread.tail import divide_lines
from pipeline.types import Document, Part


def split_thread(document: Document, start: int, end: int) -> list[Message]:
    r"""The messages of `document.text[start:end]`, the document's own first.

    "Yes.\n\nOn 2 May 2025 Ann Weber wrote:\n> When?" -> the own message with "Yes.", and Ann
    Weber's with "When?", whose header is the attribution. Every word is in exactly one span.
    """
    lines = read_lines(document, start, end)
    drafts = gather_messages(lines, list(find_headers(lines)), document.envelope)
    return [
        _finish(draft)
        for number, draft in enumerate(drafts)
        if number == 0 or draft.header or draft.runs
    ]


def _finish(draft: Draft) -> Message:
    spans = _to_span(draft.header, 0, len(draft.header), Part.HEADER)
    for run in draft.runs:
        for first, last, part in divide_lines(run, draft.envelope):
            spans += _to_span(run, first, last, part)
    return Message(draft.envelope, tuple(spans))


def _to_span(lines: list[Line], first: int, last: int, part: Part) -> list[Span]:
    """The range from the first to the last written line of `lines[first:last]`, if any."""
    while first < last and not lines[first].text:
        first += 1
    while first < last and not lines[last - 1].text:
        last -= 1
    return [Span(lines[first].start, lines[last - 1].end, part)] if first < last else []
