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
    spans = [_to_span(draft.header, Part.HEADER)] if draft.header else []
    for run in draft.runs:
        pieces = ((run[a:b], part) for a, b, part in divide_lines(run, draft.envelope))
        spans += [_to_span(lines, part) for lines, part in pieces if any(x.text for x in lines)]
    return Message(draft.envelope, tuple(spans))


def _to_span(lines: list[Line], part: Part) -> Span:
    """The range from the first to the last written line."""
    first = next(line for line in lines if line.text)
    last = next(line for line in reversed(lines) if line.text)
    return Span(first.start, last.end, part)
