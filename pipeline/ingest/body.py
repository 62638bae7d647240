"""What a message or a note says → attendee lists, speaker turns and paragraphs."""

import re

from pipeline.types import Document, Envelope, Part

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")


def cut_body(
    document: Document, start: int, end: int, envelope: Envelope
) -> list[tuple[int, int, Part, Envelope]]:
    """The pieces of `document.text[start:end]` in reading order, each with who says it."""
    found = _PARAGRAPH.finditer(document.text, start, end)
    return [(match.start(), match.end(), Part.BODY, envelope) for match in found]
