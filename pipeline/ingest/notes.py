"""Text of a format that says nothing of its own kind → its document.

A text file, a page, a Word or PDF document may hold a note, a transcript, or a mail that was saved
or pasted as it stood.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.build import Passage, build_document
from pipeline.ingest.dates import parse_date
from pipeline.ingest.dating import date_note
from pipeline.ingest.source import Source
from pipeline.ingest.speech.turns import find_turns
from pipeline.ingest.thread import split_thread
from pipeline.types import Block, Document, Envelope, Kind, Part

_FIELD = re.compile(r"[^\n:：]{1,40}[:：]")
_TOP = 20_000  # characters in which the header of a saved mail ends


_SAMPLE = 50_000  # characters that show what a text is made of


def compose_note(source: Source, passages: Sequence[Passage]) -> Document:
    """A mail where a mail's header stands on top, else a transcript or a note with its date.

    A transcript is a text which turns make up most of, from the first one on.
    """
    document = build_document(source, passages, kind=Kind.NOTE)
    if mail := _read_as_mail(document):
        return mail
    top = document.text[:_SAMPLE]
    turns = find_turns(top, 0, len(top))
    said = sum(turn.end - turn.start for turn in turns)
    heard = turns and said * 2 > len(top) - turns[0].start
    dates = (date for turn in turns if (date := parse_date(turn.stamp)))
    envelope = Envelope(sent=date_note(source.name, document.text) or next(dates, None))
    return replace(document, kind=Kind.TRANSCRIPT if heard else Kind.NOTE, envelope=envelope)


def _read_as_mail(document: Document) -> Document | None:
    """The same text with its topmost header believed to be the document's own."""
    text = document.text
    top = len(text) - len(text.lstrip())
    if not _FIELD.match(text, top):
        return None
    for message in split_thread(document, 0, min(len(text), _TOP)):
        for span in message.spans:
            if (
                span.part is Part.HEADER
                and span.start <= top < span.end
                and message.envelope.author
            ):
                header = Block(span.start, span.end, part=Part.HEADER)
                below = [_cut_block(block, span.end) for block in document.blocks]
                blocks = (header, *(block for block in below if block.start < block.end))
                return replace(document, kind=Kind.EMAIL, envelope=message.envelope, blocks=blocks)
    return None


def _cut_block(block: Block, start: int) -> Block:
    return replace(block, start=max(block.start, start))
