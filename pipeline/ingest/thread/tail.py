"""The parts of what one person wrote in one stretch: words, signature, notices around them."""

import re
from functools import lru_cache

from pipeline.ingest.thread.author import Author, describe_author
from pipeline.ingest.thread.closing import Look, look_at
from pipeline.ingest.thread.lines import Line, Stretch, to_stretch
from pipeline.ingest.thread.notice import find_banner, find_notice
from pipeline.types import Envelope, Part

_MOST_LINES = 18  # of a signature that nothing sets apart
_MOST_DELIMITED = 25  # of one below two dashes
_MOST_REMEMBERED = 4_000  # characters of a stretch that is kept in memory
_DASHES = frozenset({"--", "—", "––"})
_POSTSCRIPT = re.compile(r"p\.?\s?s\b|附言|又及|n\.?b\.?\s?:|又：|另：", re.IGNORECASE)
_SURE = frozenset({Look.SIGNOFF, Look.AUTHOR, Look.FIELD, Look.NAME, Look.MOBILE, Look.DASHED})
_DOUBTFUL = frozenset({Look.THANKS, Look.NAME, Look.SHORT, Look.FIELD})
_UNANNOUNCED = frozenset({Look.NAME, Look.SHORT, Look.FIELD, Look.DELIMITER})
_FORMULAS = frozenset({Look.SIGNOFF, Look.THANKS})
_FULL_STOPS = frozenset(".!?。！？")
_NAMING = frozenset({Look.AUTHOR, Look.NAME, Look.DASHED})


def divide_lines(
    lines: list[Line], envelope: Envelope, *, letter: bool, goes_on: bool
) -> tuple[tuple[int, int, Part], ...]:
    """Which lines of one stretch of a message are which part of it, as ranges in their order.

    `letter`: somebody wrote to somebody, so that a name or an address at the end signs it; where a
    note ends with names, they are its matter. `goes_on`: the message has words above, so that this
    may be a signature alone.
    """
    stretch = to_stretch(lines)
    author = describe_author(envelope.author)
    if sum(map(len, stretch.texts)) > _MOST_REMEMBERED:
        return _divide(stretch, author, letter=letter, goes_on=goes_on)
    return _recall(stretch, author, letter=letter, goes_on=goes_on)


def _divide(
    stretch: Stretch, author: Author, *, letter: bool, goes_on: bool
) -> tuple[tuple[int, int, Part], ...]:
    last = len(stretch.texts)
    top = find_banner(stretch)
    bottom = find_notice(stretch)
    if bottom <= top:
        return ((0, last, Part.DISCLAIMER),)
    end = _find_postscript(stretch, bottom)
    start = _find_signature(stretch, author, top, end, doubtful=letter, goes_on=goes_on)
    ranges = [
        (0, top, Part.DISCLAIMER),
        (top, start, Part.BODY),
        (start, end, Part.SIGNATURE),
        (end, bottom, Part.BODY),
        (bottom, last, Part.DISCLAIMER),
    ]
    if start == end:
        ranges[1:4] = [(top, bottom, Part.BODY)]
    return tuple((a, b, part) for a, b, part in ranges if a < b)


# Every mail of a thread repeats the ones before it: what was said once is divided once.
_recall = lru_cache(maxsize=4096)(_divide)


def _find_postscript(stretch: Stretch, end: int) -> int:
    """Where a last paragraph `P.S. …` begins, which is words below the signature."""
    at = end - 1
    while at > 0 and not stretch.apart[at]:
        at -= 1
    return at if at > 0 and _POSTSCRIPT.match(stretch.texts[at]) else end


def _find_signature(
    stretch: Stretch, author: Author, top: int, end: int, *, doubtful: bool, goes_on: bool
) -> int:
    """The line that the signature begins with; `end` where there is none.

    `doubtful`: names, fields and drawn lines that no formula announces count.
    """
    start = at = _find_delimiter(stretch.texts, top, end) if doubtful else end
    below: list[Look] = []
    while at > top and len(below) < _MOST_LINES:
        at -= 1
        look = look_at(stretch.texts[at], author)
        if look is Look.PROSE:
            break
        if look in _UNANNOUNCED and not doubtful:
            below.append(look)
            continue
        first = at == top
        apart = first or stretch.apart[at] or stretch.texts[at - 1][-1] in _FULL_STOPS
        if _begins(look, below, set_apart=apart) and not (
            first and (not below or (look in _DOUBTFUL and not goes_on))
        ):
            start = at
        below.append(look)
    return start


def _find_delimiter(texts: tuple[str, ...], top: int, end: int) -> int:
    """The two dashes of RFC 3676 4.3, below which all is signature, or the end."""
    for at in range(max(top, end - _MOST_DELIMITED), end - 1):
        if texts[at] in _DASHES:
            return at
    return end


def _begins(look: Look, below: list[Look], *, set_apart: bool) -> bool:
    """Whether a signature begins with a line of this look above lines of those looks."""
    fields, unknown = below.count(Look.FIELD), below.count(Look.SHORT)
    if unknown > (6 if fields else 3):
        return False
    if look in _DOUBTFUL and look is not Look.THANKS and _FORMULAS & set(below):
        return False
    if look is Look.DELIMITER:
        return not below or bool(_SURE & set(below)) or len(below) < 3
    if look is Look.THANKS:
        return bool(below) and (below[-1] is not Look.SHORT or len(below) < 3)
    if look in (Look.SIGNOFF, Look.MOBILE, Look.AUTHOR):
        return True
    if look is Look.DASHED:
        return len(below) < 3
    if look is Look.NAME:
        return set_apart and (fields > 0 or not below or _NAMING & set(below) != set())
    if look is Look.FIELD:
        return set_apart and (fields > 0 or bool(below and below[-1] in _NAMING))
    return look is Look.SHORT and set_apart and fields > 1
