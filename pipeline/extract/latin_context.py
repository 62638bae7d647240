"""Whether the neighbourhood says that unknown capitalised words are somebody's name."""

import re
from functools import cache

from pipeline.extract.describe import read_full_name, read_piece
from pipeline.extract.latin_titles import find_title_before
from pipeline.extract.latin_tokens import fold_token, is_head
from pipeline.extract.words import alternate, word_set
from pipeline.lexicon import load_words
from pipeline.types import Seller

_NOBODY = Seller()
_REACH = 200
_BRACKET = re.compile(r"\s{0,2}[(（]([^()（）\n]{2,60})[)）]")
_COMMA = re.compile(r"\s?,\s([^,;:.()\n]{2,60})")
_NEXT = re.compile(
    r"(?:,? (?:who|also|then|just|really|already|only|never|still|simply|quickly))?"
    r"\s([a-z]{2,14})\b"
)
_HEADED = re.compile(r"(\w+) (?:of|for) (?:the )?$")
_LAST = re.compile(r"([A-Za-z']+)[ ,]\s{0,2}$")


@cache
def _self_lead() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[.!?,:\n]\s*)(?:{alternate(_self_phrases())})\s$", re.IGNORECASE)


@cache
def _self_phrases() -> tuple[str, ...]:
    return tuple(load_words("people")["latin"]["self_leads"].split("|"))


def demands_person(text: str, start: int, end: int, *, floor: int, ceiling: int) -> bool:
    """A title beside it, a verb that only people are subject of, or a greeting before it."""
    if _is_headed(text, start, floor):
        return False
    return _is_spoken_of(text, start, end, floor, ceiling) or _has_title(
        text, start, end, floor, ceiling
    )


def _is_headed(text: str, start: int, floor: int) -> bool:
    """`the CEO of Brenlow said`: a house, but `the assistant of Nkechi` serves somebody."""
    found = _HEADED.search(text, max(floor, start - 24), start)
    return (
        found is not None
        and is_head(found[1])
        and fold_token(found[1]) not in word_set("titles", "latin", "helpers")
    )


def _is_spoken_of(text: str, start: int, end: int, floor: int, ceiling: int) -> bool:
    before = text[max(floor, start - 24) : start]
    if (lead := _LAST.search(before)) and lead[1].casefold() in word_set(
        "people", "latin", "leads"
    ):
        return True
    if _self_lead().search(before):
        return True
    verb = _NEXT.match(text, end, min(ceiling, end + 40))
    if verb is not None and verb[1] in word_set("people", "latin", "verbs"):
        return True
    behind = text[end : end + 8]
    return behind.startswith((" here.", " here,", " here ", " sir", " ji", " madam", "-san"))


def _has_title(text: str, start: int, end: int, floor: int, ceiling: int) -> bool:
    """A title directly before, or one in the bracket or between the commas behind."""
    line = text.rfind("\n", max(floor, start - _REACH), start) + 1
    line = max(line, floor, start - _REACH)
    bracketed = text.rfind("(", line, start) > text.rfind(")", line, start)
    apart = start - 2 < line or text[start - 1] != " " or text[start - 2] == ","
    if not bracketed and not apart and find_title_before(text, line, start) is not None:
        return True
    return any(
        _tells_title(text, start, end, found)
        for pattern in (_BRACKET, _COMMA)
        if (found := pattern.match(text, end, ceiling))
    )


def _tells_title(text: str, start: int, end: int, found: re.Match[str]) -> bool:
    place = found.span(1)
    if found.re is _BRACKET and read_full_name(text, *place, beside=text[start:end]):
        return True
    return any(f.attribute == "title" for f in read_piece(text, *place, seller=_NOBODY))
