"""What a message or a note says → attendee lists, speaker turns and paragraphs."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.ingest.attendees import find_attendees
from pipeline.ingest.dates import parse_date
from pipeline.ingest.paragraphs import cut_paragraphs
from pipeline.ingest.speech.turns import Turn, find_turns
from pipeline.types import Document, Envelope, Kind, Part

Piece = tuple[int, int, Part, Envelope]


def cut_body(document: Document, start: int, end: int, envelope: Envelope) -> list[Piece]:
    """The pieces of `document.text[start:end]` in reading order, each with who says it."""
    text = document.text
    lists = find_attendees(text, start, end)
    mail = document.kind is Kind.EMAIL
    turns = find_turns(text, start, end, taken=lists, timed_only=mail)
    first = turns[0].start if turns else end
    last = turns[-1].end if turns else end
    lists = [(one, two) for one, two in lists if two <= first or one >= last]
    return list(_cut(text, start, end, envelope, lists, turns))


def _cut(
    text: str,
    start: int,
    end: int,
    envelope: Envelope,
    lists: list[tuple[int, int]],
    turns: list[Turn],
) -> Iterator[Piece]:
    """Lists and turns in order, and the paragraphs between them."""
    marked: list[tuple[int, int, Turn | None]] = [(one, two, None) for one, two in lists]
    marked += [(turn.start, turn.end, turn) for turn in turns]
    at = start
    for one, two, turn in sorted(marked, key=lambda item: item[0]):
        yield from _cut_words(text, at, one, envelope)
        if turn is None:
            yield one, two, Part.ATTENDEES, envelope
        else:
            yield from _cut_turn(text, turn, envelope)
        at = two
    yield from _cut_words(text, at, end, envelope)


def _cut_turn(text: str, turn: Turn, envelope: Envelope) -> Iterator[Piece]:
    year = envelope.sent.year if envelope.sent else None
    sent = parse_date(turn.stamp, default_year=year) or envelope.sent
    said = replace(envelope, author=turn.speaker, sent=sent)
    yield turn.start, turn.words, Part.LABEL, said
    yield from _cut_words(text, turn.words, turn.end, said)


def _cut_words(text: str, start: int, end: int, envelope: Envelope) -> Iterator[Piece]:
    for one, two in cut_paragraphs(text, start, end):
        yield one, two, Part.BODY, envelope
