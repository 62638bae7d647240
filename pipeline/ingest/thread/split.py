"""Cut a thread into its messages, and each message into what was said and what surrounds it."""

from pipeline.ingest.thread.find import find_headers
from pipeline.ingest.thread.gather import Draft, gather_messages
from pipeline.ingest.thread.lines import read_lines
from pipeline.ingest.thread.message import Message, Span
from pipeline.ingest.thread.tail import divide_lines
from pipeline.types import Document, Kind, Part

_MOST_RUNS = 5_000  # stretches of words between quotes; where there are more, nobody signed them


def split_thread(document: Document, start: int, end: int) -> list[Message]:
    r"""The messages of `document.text[start:end]`, the document's own first.

    "Yes.\n\nOn 2 May 2025 Ann Weber wrote:\n> When?" -> the own message with "Yes.", and Ann
    Weber's with "When?", whose header is the attribution. Every word is in exactly one span.
    """
    lines = read_lines(document, start, end)
    drafts = gather_messages(lines, list(find_headers(lines)), document.envelope)
    to_somebody = document.kind is Kind.EMAIL or document.envelope.author is not None
    plain = sum(len(draft.runs) for draft in drafts) > _MOST_RUNS
    return [
        _finish(draft, letter=number > 0 or to_somebody, plain=plain)
        for number, draft in enumerate(drafts)
        if number == 0 or draft.header or draft.runs
    ]


def _finish(draft: Draft, *, letter: bool, plain: bool) -> Message:
    """The message with its spans; `plain`: without a look for signatures."""
    header = draft.header
    spans = [Span(header[0].start, header[-1].end, Part.HEADER)] if header else []
    for number, run in enumerate(draft.runs):
        spans += [
            Span(run[first].start, run[last - 1].end, part)
            for first, last, part in (
                ((0, len(run), Part.BODY),)
                if plain
                else divide_lines(run, draft.envelope, letter=letter, goes_on=number > 0)
            )
        ]
    return Message(draft.envelope, tuple(spans))
