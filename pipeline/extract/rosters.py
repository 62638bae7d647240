"""People of attendee lists and tables: `us: Raj; them: Dana Cruz (VP Ops), Bo | IT`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.extract.describe import describe, keep_first, read_full_name, read_piece
from pipeline.extract.sides import read_side
from pipeline.extract.words import phrase_set, word_set
from pipeline.names import (
    clean_name,
    is_cjk,
    is_first_name,
    is_person_name,
    split_honorific,
)
from pipeline.types import Fact, How, Mention, Part, Segment, Seller

_LINE = re.compile(r"[^\n]+")
_LABEL = re.compile(r"[ \t>*#\-•·]*([^:：\n|，,、;；()（）]{1,40}?)\**\s*[:：]\**")
_PIECE = re.compile(
    r"(?:[^,，;；、|\n\t()（）\[\]【】&+]|[(（\[【][^()（）\[\]【】\n]{0,120}[)）\]】])+"
)
_BRACKET = re.compile(r"[(（\[【]([^()（）\[\]【】\n]{1,120})[)）\]】]")
_EDGE = re.compile(r"^[\s*_\-•·–—\d.)）#>]*(?:and |with |和|及)?")
_UNKNOWN = Seller()
_LATIN_NAME = re.compile(
    r"(?:(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][a-z]{0,5}\.(?= )|[A-ZÀ-Þ][\w'’\-]*|[a-zà-þ]{1,4}(?= [A-ZÀ-Þ])) ?){1,6}"
)
_CHINESE_NAME = re.compile(r"[\u3400-\u9fff·]{2,8}")
_INITIALS = re.compile(r"^\s*([A-Z]{2,4})\s*(?:=|[–—-])\s*")


@dataclass(frozen=True, slots=True)
class _Entry:
    start: int
    end: int
    name: str
    facts: tuple[Fact, ...] = ()


def find_attendees(segment: Segment, *, seller: Seller) -> Iterator[Mention]:
    """Everyone whom an ATTENDEES segment lists, with title, unit, side as the list says them."""
    if segment.part is not Part.ATTENDEES:
        return
    side: Fact | None = None
    text = segment.document.text
    for line in _LINE.finditer(text, segment.start, segment.end):
        at = line.start()
        if label := _LABEL.match(text, line.start(), line.end()):
            told = read_side(text, label.start(1), label.end(1), seller=seller)
            if told or label[1].strip().casefold() in phrase_set("labels", "roster", "heads"):
                side, at = told, label.end()
        for entry in _read_line(text, at, line.end(), seller):
            facts = keep_first([*entry.facts, *([side] if side else [])])
            yield Mention(segment, entry.start, entry.end, entry.name, How.ATTENDEE, tuple(facts))


def _read_line(text: str, start: int, end: int, seller: Seller) -> Iterator[_Entry]:
    """Pieces in order: a name opens an entry, every other piece describes the entry before.

    A row of a table holds one person: its first name; what stands before it describes it too.
    """
    table = "|" in text[start:end] or "\t" in text[start:end]
    current: _Entry | None = None
    loose: list[Fact] = []
    for piece in _PIECE.finditer(text, start, end):
        entry = None
        if current is None or not table:
            entry = _read_entry(text, piece.start(), piece.end(), seller)
        if entry is not None:
            if current is not None:
                yield current
            current = replace(entry, facts=(*entry.facts, *loose))
            loose = []
            continue
        facts = read_piece(text, piece.start(), piece.end(), seller=seller)
        if current is not None:
            current = replace(current, facts=(*current.facts, *facts))
        elif table:
            loose.extend(facts)
    if current is not None:
        yield current


def _read_entry(text: str, start: int, end: int, seller: Seller) -> _Entry | None:
    """One piece as a person: name first, then brackets or a dash with what is said of them."""
    edge = _EDGE.match(text[start:end])
    start += edge.end() if edge else 0
    initials = _INITIALS.match(text[start:end])
    name_at = start + (initials.end() if initials else 0)
    name = _read_name(text, name_at, end)
    if name is None:
        return None
    stop = name_at + len(name)
    facts = list(_describe_rest(text, name, stop, end, seller))
    if initials:
        at = start + initials.start(1)
        facts.append(Fact("name", initials[1], at, at + len(initials[1])))
    return _Entry(name_at, stop, clean_name(name), tuple(facts))


def _read_name(text: str, start: int, end: int) -> str | None:
    bracket = _BRACKET.search(text, start, end)
    stop = bracket.start() if bracket else end
    pattern = _CHINESE_NAME if is_cjk(text[start : start + 1]) else _LATIN_NAME
    found = pattern.match(text, start, stop)
    name = found[0].rstrip(" .") if found else ""
    if not name or name.casefold() in phrase_set("labels", "roster", "columns"):
        return None
    if (
        read_piece(text, start, start + len(name), seller=_UNKNOWN)
        and split_honorific(name) is None
    ):
        return None
    cleaned = clean_name(name)
    return name if is_person_name(cleaned) and (is_cjk(name) or _can_be_latin(cleaned)) else None


def _can_be_latin(name: str) -> bool:
    """No everyday word begins it, unless that is a first name too: `Grant`, `Will`."""
    first = name.split()[0]
    everyday = first.casefold() in word_set("people", "latin", "not_names")
    return not everyday or is_first_name(first, doubtful=True)


def _describe_rest(text: str, name: str, start: int, end: int, seller: Seller) -> Iterator[Fact]:
    if bracket := _BRACKET.search(text, start, end):
        full = read_full_name(text, bracket.start(1), bracket.end(1), beside=name)
        yield from [full] if full else []
    yield from describe(text, start, end, seller=seller)
