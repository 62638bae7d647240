"""What splitting a thread gives: its messages, newest first, each in ranges of the one text."""

from dataclasses import dataclass

from pipeline.types import Envelope, Part


@dataclass(frozen=True, slots=True)
class Span:
    """A range of the document's text that is one part of a message. Offsets in characters."""

    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a thread. Interleaved answers leave several BODY spans on both sides."""

    envelope: Envelope
    spans: tuple[Span, ...]
