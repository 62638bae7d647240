"""People of attendee lists and tables: `us: Raj; them: Dana Cruz (VP Ops), Bo | IT`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.extract.describe import describe, keep_first, read_full_name, read_piece
from pipeline.extract.sides import (
    is_account_name,
    is_house_name,
    read_company,
    read_side,
)
from pipeline.extract.words import alternate, phrase_set, word_set
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
_CELL = re.compile(r"[^|\t\n]*[^|\t\n\s][^|\t\n]*")
_PIECE = re.compile(
    r"(?:[^,，;；、|\n\t()（）\[\]【】&+]|[(（\[【][^()（）\[\]【】\n]{0,120}[)）\]】])+"
)
_SHORT = re.compile(r"\s*([A-Z]{2,4})\s*")
_STOP = re.compile(r"(?<=[a-zà-ÿ]{3})\.\s+(?=[A-ZÀ-Þ])|。")
_BRACKET = re.compile(r"[(（\[【]([^()（）\[\]【】\n]{1,120})[)）\]】]")
_EDGE = re.compile(r"^[\s*_\-•·–—\d.)）#>]*(?:and |with |和|及)?")
_UNKNOWN = Seller()
_LONGEST_HEAD = 60
_CAPITAL_WORD = r"[A-ZÀ-Þ]\.|[A-ZÀ-Þ][a-z]{0,5}\.(?= )|[A-ZÀ-Þ][\w'’\-]*"
_LATIN_NAME = re.compile(
    rf"(?:{_CAPITAL_WORD})(?: (?:{alternate(word_set('names', 'latin', 'particles'))})\b){{0,2}}"
    rf"(?: (?:{_CAPITAL_WORD})){{0,5}}"
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
    if segment.part is Part.BODY:
        yield from _find_rows(segment, seller)
    if segment.part is not Part.ATTENDEES:
        return
    side: Fact | None = None
    text = segment.document.text
    for line in _LINE.finditer(text, segment.start, segment.end):
        label = _LABEL.match(text, line.start(), line.end())
        at = line.start()
        if label is not None and (head := _read_head(segment, *label.span(1), seller)):
            side, at = head.side, label.end()
        elif head := _read_head(segment, line.start(), line.end(), seller):
            side = head.side
            continue
        for entry in _read_line(text, at, line.end(), seller):
            if not is_house_name(entry.name, segment.document.account, seller=seller):
                facts = keep_first([*entry.facts, *([side] if side else [])])
                yield Mention(
                    segment, entry.start, entry.end, entry.name, How.ATTENDEE, tuple(facts)
                )


def _find_rows(segment: Segment, seller: Seller) -> Iterator[Mention]:
    """Rows of a table amid running text that name a person with a title or unit."""
    text = segment.document.text
    for line in _LINE.finditer(text, segment.start, segment.end):
        if line[0].count("|") + line[0].count("\t") < 2:
            continue
        for entry in _read_line(text, line.start(), line.end(), seller):
            told = {fact.attribute for fact in entry.facts}
            house = is_house_name(entry.name, segment.document.account, seller=seller)
            if told & {"title", "department"} and not house:
                facts = tuple(keep_first(entry.facts))
                yield Mention(segment, entry.start, entry.end, entry.name, How.ATTENDEE, facts)


@dataclass(frozen=True, slots=True)
class _Head:
    """A label over or before people: perhaps their side, perhaps nothing."""

    side: Fact | None


def _read_head(segment: Segment, start: int, end: int, seller: Seller) -> _Head | None:
    """`us`, `客户`, `Brightline`, `Present` as a label or as a row of their own."""
    text = segment.document.text
    raw = text[start:end]
    words = raw.strip(" \t|*#:：-•【】[]")
    if not 0 < len(words) <= _LONGEST_HEAD or any(char in words for char in "\t|,，;；、"):
        return None
    at = start + raw.find(words)
    if side := read_side(text, at, at + len(words), seller=seller):
        return _Head(side)
    if is_account_name(words, segment.document.account):
        return _Head(Fact("side", "customer", at, at + len(words), 0.9))
    if company := read_company(text, at, at + len(words)):
        return _Head(company[0])
    return _Head(None) if words.casefold() in phrase_set("labels", "roster", "heads") else None


def _read_line(text: str, start: int, end: int, seller: Seller) -> Iterator[_Entry]:
    """People of a line; in a table row all other cells describe those of its first name cell."""
    cells = [(match.start(), match.end()) for match in _CELL.finditer(text, start, end)]
    people: list[_Entry] = []
    said: list[Fact] = []
    for cell in cells:
        if len(cells) > 1 and (short := _SHORT.fullmatch(text, *cell)):
            said.append(Fact("name", short[1], *short.span(1)))
            continue
        found = [] if people else list(_read_cell(text, *cell, seller))
        people.extend(found)
        if not found and len(cells) > 1:
            said.extend(describe(text, *cell, seller=seller))
    for person in people:
        shared = [fact for fact in said if _is_shared(fact, person.name, len(people))]
        yield replace(person, facts=(*person.facts, *shared))


def _is_shared(fact: Fact, name: str, count: int) -> bool:
    """What a row says holds for all its people; initials for the one whose they are."""
    if fact.attribute != "name":
        return True
    initials = "".join(word[0] for word in re.split(r"[ -]", name) if word)
    return count == 1 and fact.value[0] == initials[:1]


def _read_cell(text: str, start: int, end: int, seller: Seller) -> Iterator[_Entry]:
    """Pieces in order: a name opens an entry, every other piece describes the entry before."""
    current: _Entry | None = None
    for piece in _list_pieces(text, start, end):
        entry = _read_entry(text, piece.start(), piece.end(), seller)
        if entry is not None:
            if current is not None:
                yield current
            current = entry
        elif current is not None:
            facts = read_piece(text, piece.start(), piece.end(), seller=seller)
            current = replace(current, facts=(*current.facts, *facts))
    if current is not None:
        yield current


def _list_pieces(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What commas, semicolons and full stops part; a stop behind an abbreviation parts nothing."""
    cuts = [match.end() for match in _STOP.finditer(text, start, end)]
    for a, b in zip([start, *cuts], [*cuts, end], strict=True):
        yield from _PIECE.finditer(text, a, b)


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
