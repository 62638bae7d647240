"""Whether the neighbourhood says that unknown capitalised words are somebody's name."""

import re
from functools import cache

from pipeline.extract.describe import read_full_name, read_piece
from pipeline.extract.latin_titles import find_title_before
from pipeline.extract.latin_tokens import fold_token, is_head
from pipeline.extract.words import alternate, word_set
from pipeline.lexicon import load_words
from pipeline.types import Fact, Seller

_NOBODY = Seller()
_REACH = 200
_BRACKET = re.compile(r"\s{0,2}[(（]([^()（）\n]{2,60})[)）]")
_COMMA = re.compile(r"\s?,\s([^,;:.()\n]{2,60})")
_NEXT = re.compile(
    r"(?:,? (?:who|also|then|just|really|already|only|never|still|simply|quickly))?"
    r"(?: (was|is|has been|will be|is being))?\s([a-z]{2,14})\b"
)
_LEAD = re.compile(r"\b(?:our|my|the|their|his|her|your|its|former|last|new)\s$", re.IGNORECASE)
_VERBS = {False: "verbs", True: "participles"}
_BACK = 40
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
    before = text[max(floor, start - _BACK) : start]
    if _phrase_lead().search(before) or _is_addressed(text, before, end, ceiling):
        return True
    if (lead := _LAST.search(before)) and lead[1].casefold() in word_set(
        "people", "latin", "leads"
    ):
        return True
    if _self_lead().search(before):
        return True
    verb = _NEXT.match(text, end, min(ceiling, end + 40))
    if verb is not None and verb[2] in word_set("people", "latin", _VERBS[bool(verb[1])]):
        return True
    behind = text[end : end + 8]
    return behind.startswith((" here.", " here,", " here ", " sir", " ji", " madam", "-san"))


@cache
def _phrase_lead() -> re.Pattern[str]:
    """What only people are named behind: `question comes from `, `please welcome `."""
    leads = "|".join(load_words("people")["latin"]["lead_phrases"])
    return re.compile(rf"\b(?:{leads})\s$", re.IGNORECASE)


def _is_addressed(text: str, before: str, end: int, ceiling: int) -> bool:
    """Between an interjection and a pause: `Thank you, |Vivika|,`, `Sure |Tyko|, I'd`."""
    lead = _LAST.search(before)
    return (
        lead is not None
        and lead[1].casefold() in word_set("people", "latin", "interjections")
        and (end == ceiling or text[end] in ",.?!\n")
    )


def _has_title(text: str, start: int, end: int, floor: int, ceiling: int) -> bool:
    """A title directly before, or one in the bracket or between the commas behind."""
    line = text.rfind("\n", max(floor, start - _REACH), start) + 1
    line = max(line, floor, start - _REACH)
    bracketed = text.rfind("(", line, start) > text.rfind(")", line, start)
    apart = start - 2 < line or text[start - 1] != " " or text[start - 2] == ","
    title = None if bracketed else find_title_before(text, line, start)
    if title is not None and (not apart or _is_parted(text, title, end, line, ceiling)):
        return True
    return any(
        _tells_title(text, start, end, found)
        for pattern in (_BRACKET, _COMMA)
        if (found := pattern.match(text, end, ceiling))
    )


def _is_parted(text: str, title: Fact, end: int, floor: int, ceiling: int) -> bool:
    """Between pauses behind a title of somebody: `our site captain, |Bosko|,`."""
    led = _LEAD.search(text, max(floor, title.start - 12), title.start)
    return led is not None and (end == ceiling or text[end] in ",.;:)\n")


def _tells_title(text: str, start: int, end: int, found: re.Match[str]) -> bool:
    place = found.span(1)
    if found.re is _BRACKET and read_full_name(text, *place, beside=text[start:end]):
        return True
    return any(f.attribute == "title" for f in read_piece(text, *place, seller=_NOBODY))
