"""Cut a thread into its messages, and each message into what was said and what surrounds it."""

from itertools import pairwise

from pipeline.ingest.thread.find import find_headers
from pipeline.ingest.thread.gather import Draft, gather_messages
from pipeline.ingest.thread.lines import Line, read_lines
from pipeline.ingest.thread.message import Message, Span
from pipeline.ingest.thread.tail import label_lines
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
    labelled = [(line, Part.HEADER) for line in draft.header]
    spans = _join(labelled) if labelled else []
    for run in draft.runs:
        spans += _join(list(zip(run, label_lines(run, draft.envelope), strict=True)))
    return Message(draft.envelope, tuple(spans))


def _join(labelled: list[tuple[Line, Part]]) -> list[Span]:
    """Neighbouring lines of the same part as one span."""
    labelled = [(line, part) for line, part in labelled if line.text]
    cuts = [0, *(i for i, (a, b) in enumerate(pairwise(labelled), 1) if a[1] is not b[1])]
    ends = [*cuts[1:], len(labelled)]
    return [
        Span(labelled[a][0].start, labelled[b - 1][0].end, labelled[a][1])
        for a, b in zip(cuts, ends, strict=True)
    ]
