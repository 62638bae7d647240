"""The parts of what one person wrote in one stretch: words, signature, notices around them."""

import re

from pipeline.ingest.thread.author import Author, describe_author
from pipeline.ingest.thread.closing import Look, look_at
from pipeline.ingest.thread.lines import Line
from pipeline.ingest.thread.notice import find_banner, find_notice
from pipeline.types import Envelope, Part

_MOST_LINES = 18  # of a signature that nothing sets apart
_MOST_DELIMITED = 25  # of one below two dashes
_DASHES = frozenset({"--", "—", "––"})
_POSTSCRIPT = re.compile(r"p\.?\s?s\b|附言|又及|n\.?b\.?\s?:|又：|另：", re.IGNORECASE)
_SURE = frozenset({Look.SIGNOFF, Look.AUTHOR, Look.FIELD, Look.NAME, Look.MOBILE, Look.DASHED})
_DOUBTFUL = frozenset({Look.THANKS, Look.NAME, Look.SHORT, Look.FIELD})
_NAMING = frozenset({Look.AUTHOR, Look.NAME, Look.DASHED})


def divide_lines(lines: list[Line], envelope: Envelope) -> list[tuple[int, int, Part]]:
    """Which lines of one stretch of a message are which part of it, as ranges in their order."""
    top = find_banner(lines)
    bottom = find_notice(lines, len(lines))
    if bottom <= top:
        return [(0, len(lines), Part.DISCLAIMER)]
    end = _find_postscript(lines, bottom)
    start = _find_signature(lines[top:end], describe_author(envelope.author)) + top
    ranges = [
        (0, top, Part.DISCLAIMER),
        (top, start, Part.BODY),
        (start, end, Part.SIGNATURE),
        (end, bottom, Part.BODY),
        (bottom, len(lines), Part.DISCLAIMER),
    ]
    if start == end:
        ranges[1:4] = [(top, bottom, Part.BODY)]
    return [(a, b, part) for a, b, part in ranges if a < b]


def _find_postscript(lines: list[Line], end: int) -> int:
    """Where a last paragraph `P.S. …` begins, which is words below the signature."""
    at = end - 1
    while at > 0 and not lines[at].gap:
        at -= 1
    return at if at > 0 and _POSTSCRIPT.match(lines[at].text) else end


def _find_signature(lines: list[Line], author: Author) -> int:
    """The line that the signature begins with; the number of lines where there is none."""
    start = at = _find_delimiter(lines)
    below: list[Look] = []
    while at and len(below) < _MOST_LINES:
        at -= 1
        look = look_at(lines[at].text, author)
        if look is Look.PROSE:
            break
        if _begins(look, below, set_apart=at == 0 or lines[at].gap > 0) and (
            at or look not in _DOUBTFUL
        ):
            start = at
        below.append(look)
    return start


def _find_delimiter(lines: list[Line]) -> int:
    """The two dashes of RFC 3676 4.3, below which all is signature, or the end."""
    first = max(0, len(lines) - _MOST_DELIMITED)
    found = (at for at in range(first, len(lines) - 1) if lines[at].text in _DASHES)
    return next(found, len(lines))


def _begins(look: Look, below: list[Look], *, set_apart: bool) -> bool:
    """Whether a signature begins with a line of this look above lines of those looks."""
    fields, unknown = below.count(Look.FIELD), below.count(Look.SHORT)
    if unknown > (6 if fields else 3):
        return False
    if look is Look.DELIMITER:
        return not below or bool(_SURE & set(below)) or len(below) < 3
    if look is Look.THANKS:
        return bool(below) and (below[-1] is not Look.SHORT or len(below) == 1)
    if look in (Look.SIGNOFF, Look.MOBILE, Look.AUTHOR):
        return True
    if look is Look.DASHED:
        return len(below) < 3
    if look is Look.NAME:
        return set_apart and (fields > 0 or not below or _NAMING & set(below) != set())
    if look is Look.FIELD:
        return set_apart and fields > 0
    return look is Look.SHORT and set_apart and fields > 1
