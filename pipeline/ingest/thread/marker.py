"""Rules and phrases that announce a quoted mail: `-----Original Message-----`, `原始邮件`."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.ingest.thread.cues import Cues, compile_cues
from pipeline.ingest.thread.lines import Line
from pipeline.ingest.thread.verbs import ends_with_verb
from pipeline.ingest.thread.words import fold, markers
from pipeline.lexicon import load_words

_DASHES = "-_=*~#—–─━>|[【 \t"
_DRAWN = frozenset("-_=*~—–─━#+ᐧ ")
_MOST_DRAWN = 500  # characters of a drawn line
_MOST_RULE = 140  # characters of a phrase with its dashes
_MOST_PHRASE = 60
_DASHED = 4  # signs around a phrase that make it a rule


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker that ends before line `last`; `alone`: a message begins even if nothing follows."""

    last: int
    alone: bool
    phrase: str = ""


def is_drawn(text: str) -> bool:
    """Whether a line is nothing but signs that people and programs draw lines with."""
    return text[0] in _DRAWN and len(text) < _MOST_DRAWN and _DRAWN.issuperset(text)


def is_rule(text: str) -> bool:
    """Whether a line is a drawn line: "-----" -> True."""
    return len(text) > 2 and is_drawn(text)


def may_be_marker(text: str) -> bool:
    """A quick look that spares most lines the closer one."""
    if text[0] in _DASHES:
        return len(text) < _MOST_RULE
    return len(text) < _MOST_PHRASE and (text[-1] in ":：" or text[:3].lower() in _starts())


@cache
def _starts() -> frozenset[str]:
    """The first letters of all phrases."""
    return frozenset(phrase[:3] for phrase in markers())


def read_marker(lines: list[Line], at: int) -> Marker | None:
    """The marker that stands at line `at`."""
    text = lines[at].text
    phrase = text.strip(_DASHES)
    signs = len(text) - len(phrase)
    dashed = signs >= _DASHED and text[0] in _DASHES
    if not (dashed or len(phrase) < _MOST_PHRASE):
        return None
    key = fold(phrase.rstrip(" :："))
    colon = phrase.endswith((":", "："))
    if key in markers():
        return Marker(at + 1, alone=dashed or colon)
    if dashed and signs > _DASHED and text[-1] in _DASHES:
        if ends_with_verb(phrase):
            return Marker(at + 1, alone=True, phrase=phrase)
        if len(key.split()) < 6 and _nouns().find(key):
            return Marker(at + 1, alone=signs > 2 * _DASHED)
    if dashed and _forwarded_by().match(phrase):
        folded = text[-1] not in "-_=" and at + 1 < len(lines)
        return Marker(at + 1 + (folded and lines[at + 1].text.endswith("--")), alone=True)
    if (colon or dashed) and len(key.split()) < 6 and _nouns().find(key):
        return Marker(at + 1, alone=False) if any(kind in key for kind in _kinds()) else None
    return None


@cache
def _nouns() -> Cues:
    return compile_cues({"noun": load_words("mail")["markers"]["nouns"]})


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(load_words("mail")["markers"]["kinds"])


@cache
def _forwarded_by() -> re.Pattern[str]:
    """`Forwarded by Ann Weber/ACME on 05/01/2000 09:03 AM`."""
    words = "|".join(map(re.escape, load_words("mail")["lotus"]["forwarded_by"]))
    return re.compile(rf"(?:{words})\b", re.IGNORECASE)
