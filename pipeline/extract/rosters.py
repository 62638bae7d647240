"""People of attendee lists and tables: `us: Raj; them: Dana Cruz (VP Ops), Bo | IT`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipeline.extract.describe import keep_first
from pipeline.extract.roster_lines import read_line
from pipeline.extract.sides import (
    is_account_name,
    is_house,
    read_company,
    read_side,
)
from pipeline.extract.words import alternate, phrase_set
from pipeline.names import is_cjk, is_first_name
from pipeline.types import Fact, How, Mention, Part, Segment, Seller

_LINE = re.compile(r"[^\n]+")
_LABEL = re.compile(
    r"[ \t>*#\-•·]*+"
    r"([^:：\n|，,、;；()（）]{1,40}?(?:\s?[(（][^()（）:：\n]{1,30}[)）])?)\**\s*[:：]\**"
)
_CUT = re.compile(r"[;；。.][ \t]*(?=\S)")
_LONGEST_HEAD = 60


def find_attendees(segment: Segment, *, seller: Seller) -> Iterator[Mention]:
    """Everyone whom an ATTENDEES segment lists, with title, unit, side as the list says them."""
    if segment.part is Part.BODY:
        yield from _find_rows(segment, seller)
    if segment.part is not Part.ATTENDEES:
        return
    side: Fact | None = None
    text = segment.document.text
    for start, end in _cut_groups(segment, seller):
        label = _LABEL.match(text, start, end)
        at = start
        if label is not None and (head := _read_head(segment, *label.span(1), seller)):
            side, at = head.side, label.end()
        elif head := _read_head(segment, start, end, seller):
            side = head.side
            continue
        for entry in read_line(text, at, end, seller):
            if not is_house(entry.name, segment.document.account, seller=seller):
                facts = keep_first([*entry.facts, *([side] if side else [])])
                yield Mention(
                    segment, entry.start, entry.end, entry.name, How.ATTENDEE, tuple(facts)
                )


def _cut_groups(segment: Segment, seller: Seller) -> Iterator[tuple[int, int]]:
    """Lines, cut where a label begins another group: `Dana Cruz, Raj; us: Kim`."""
    text = segment.document.text
    for line in _LINE.finditer(text, segment.start, segment.end):
        cuts = [
            cut.end()
            for cut in _CUT.finditer(text, line.start(), line.end())
            if (label := _LABEL.match(text, cut.end(), line.end()))
            and _read_head(segment, *label.span(1), seller)
        ]
        yield from pairwise([line.start(), *cuts, line.end()])


def _find_rows(segment: Segment, seller: Seller) -> Iterator[Mention]:
    """Rows of a table amid running text that name a person with a title or unit."""
    text = segment.document.text
    for line in _LINE.finditer(text, segment.start, segment.end):
        if line[0].count("|") + line[0].count("\t") < 2:
            continue
        for entry in read_line(text, line.start(), line.end(), seller):
            told = {fact.attribute for fact in entry.facts}
            house = is_house(entry.name, segment.document.account, seller=seller)
            if told & {"title", "department"} and not house and _is_likely(entry.name):
                facts = tuple(keep_first(entry.facts))
                yield Mention(segment, entry.start, entry.end, entry.name, How.ATTENDEE, facts)


def _is_likely(name: str) -> bool:
    """Outside a list of people one unknown word is no name: `Complete | paper | Programme`."""
    return is_cjk(name) or " " in name or is_first_name(name, doubtful=True)


@dataclass(frozen=True, slots=True)
class _Head:
    """A label over or before people: perhaps their side, perhaps nothing."""

    side: Fact | None


@cache
def _opening() -> re.Pattern[str]:
    heads = phrase_set("labels", "roster", "heads") | phrase_set("labels", "roster", "leads")
    words = alternate(heads)
    return re.compile(
        rf"(?:(?:{words})\b[ .,]{{0,2}}){{1,3}}[(（]?|(?:{words})[(（]", re.IGNORECASE
    )


def _bare_head(words: str) -> str:
    """`Participants (customer)` and `For Larkline` -> what names the side, empty without one."""
    opening = _opening().match(words)
    return words[opening.end() :].strip(" )）") if opening else ""


def _read_head(segment: Segment, start: int, end: int, seller: Seller) -> _Head | None:
    """`us`, `客户`, `Fernbrook`, `Present` as a label or as a row of their own."""
    text = segment.document.text
    raw = text[start:end]
    words = raw.strip(" .\t|*#:：-•【】[]")
    if not 0 < len(words) <= _LONGEST_HEAD or any(char in words for char in "\t|,，;；、"):
        return None
    at = start + raw.find(words)
    if bare := _bare_head(words):
        at, words = at + words.find(bare), bare
    if side := read_side(text, at, at + len(words), seller=seller):
        return _Head(side)
    if is_account_name(words, segment.document.account):
        return _Head(Fact("side", "customer", at, at + len(words), 0.9))
    if company := read_company(text, at, at + len(words)):
        return _Head(company[0])
    return _Head(None) if words.casefold() in phrase_set("labels", "roster", "heads") else None
