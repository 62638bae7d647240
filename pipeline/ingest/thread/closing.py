"""What a line near the end of a message looks like: a formula, a name, a field, or words."""

import re
from enum import Enum
from functools import cache

from pipeline.ingest.thread.author import Author
from pipeline.ingest.thread.fields import ends_sentence, is_field
from pipeline.ingest.thread.formula import NAME, Formula, find_formula, is_mobile
from pipeline.ingest.thread.marker import is_rule
from pipeline.ingest.thread.words import is_wide
from pipeline.lexicon import load_words

_MOST_SHORT = 60  # characters; a longer line without fields is words
_MOST_WIDE = 24  # the same for Chinese
_MOST_NAME = 40
_MOST_FIELD = 140
_MOST_PLAIN = 20  # characters of a sentence that needs no closer look, as it has no number
_MOST_DASHED = 3  # words of a name behind a dash
_DELIMITER = re.compile(r"[-–—_]{1,3}\Z|[-_=*~—–]{4,}\Z|[|\s]+\Z")
_PLAIN = re.compile(r"""(?!["“'«])[^\d@|]+\Z""")
_LIST = re.compile(r"(?:[-*•·+>●]|[-–—]{1,2}>|\(?\d{1,2}[.)、）]|[a-z][.)])(?:\s|(?<=、))")
_DASHED = re.compile(r"[-–—~/]{1,2}(\s?)([^\W\d_][^\d,;:!?@]{0,30})\Z")
_STOPPED = re.compile(r"[^\W\d_]{4}\.\Z")  # "Sure." but not "J. Hill Jr."
_CHINESE_NAME = re.compile(r"[\u4e00-\u9fff]{2,3}\Z")
_DEGREE = re.compile(r",?\s(?:Ph\.?\s?D|M\.?D|MBA|CPA|Esq|Jr|Sr|P\.?E|PMP)\.?\Z")
_QUOTES = ("\"“'«", "\"”'»")


class Look(Enum):
    """How a line looks, see `look_at`."""

    DELIMITER = "delimiter"
    SIGNOFF = "signoff"
    THANKS = "thanks"
    MOBILE = "mobile"
    AUTHOR = "author"
    DASHED = "dashed"
    NAME = "name"
    FIELD = "field"
    SHORT = "short"
    PROSE = "prose"


_FORMULAS = {Formula.CLOSING: Look.SIGNOFF, Formula.THANKS: Look.THANKS}


def look_at(text: str, author: Author) -> Look:
    """How a line looks: "Best regards," -> SIGNOFF, "Tel: 555 0119" -> FIELD."""
    if not text[0].isalnum() and (_DELIMITER.match(text) or is_rule(text)):
        return Look.DELIMITER
    if len(text) > _MOST_FIELD:
        return Look.PROSE
    lowered = text.lower()
    if is_mobile(lowered):
        return Look.MOBILE
    if formula := find_formula(text, lowered):
        return _FORMULAS[formula]
    if len(text) > _MOST_PLAIN and _PLAIN.match(text) and ends_sentence(text):
        return Look.PROSE
    if author.signs(text):
        return Look.AUTHOR
    return _look_further(text, lowered, author)


def _look_further(text: str, lowered: str, author: Author) -> Look:
    if (dashed := _DASHED.match(text)) and _is_dashed(dashed, author):
        return Look.DASHED
    if is_field(text, lowered):
        return Look.FIELD
    if _LIST.match(text):
        return Look.PROSE
    if _is_name(text):
        return Look.NAME
    return Look.SHORT if _is_short(text) else Look.PROSE


def _is_dashed(match: re.Match[str], author: Author) -> bool:
    """`-Mona`, but of list items only those that name the writer: `- Mona`."""
    glued = not match[1] and len(match[2].split()) <= _MOST_DASHED
    return glued or author.signs(match[2])


def _is_short(text: str) -> bool:
    """Whether a line may be a title or a motto, as it is no sentence."""
    if len(text) >= (_MOST_WIDE if is_wide(text) else _MOST_SHORT):
        return False
    return (text[0] in _QUOTES[0] and text[-1] in _QUOTES[1]) or not ends_sentence(text)


def _is_name(text: str) -> bool:
    """Whether a line may be a name and nothing else."""
    if _CHINESE_NAME.match(text):
        return text[0] in load_words("names_zh")["common"]
    if len(text) > _MOST_NAME or text.lower().rstrip(".!") in _answers():
        return False
    return NAME.match(_DEGREE.sub("", text)) is not None and not _STOPPED.search(text)


@cache
def _answers() -> frozenset[str]:
    return frozenset(load_words("mail_tail")["answers"]["words"])
