"""One line of an attendee list or one row of a table → its people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pipeline.extract.describe import describe, read_full_name, read_piece
from pipeline.extract.words import alternate, phrase_set, word_set
from pipeline.names import clean_name, is_cjk, is_first_name, is_person_name, split_honorific
from pipeline.types import Fact, Seller

_CELL = re.compile(r"[^|\t\n]*[^|\t\n\s][^|\t\n]*")
_PIECE = re.compile(
    r"(?:[^,，;；、|\n\t()（）\[\]【】&+]|[(（\[【][^()（）\[\]【】\n]{0,120}[)）\]】])+"
)
_SHORT = re.compile(r"\s*([A-Z]{2,4})\s*")
_STOP = re.compile(r"(?<=[a-zà-ÿ]{3})\.\s+(?=[A-ZÀ-Þ])|。")
_BRACKET = re.compile(r"[(（\[【]([^()（）\[\]【】\n]{1,120})[)）\]】]")
_EDGE = re.compile(r"^[\s*_\-•·–—\d.)）#>]*(?:and |with |和|及)?")
_UNKNOWN = Seller()
_CAPITAL_WORD = r"[A-ZÀ-Þ]\.|[A-ZÀ-Þ][a-z]{0,5}\.(?= )|[A-ZÀ-Þ][\w'’\-]*"
_CHINESE_NAME = re.compile(r"[\u3400-\u9fff·]{2,8}")
_INITIALS = re.compile(r"^\s*([A-Z]{2,4})\s*(?:=|[–—-])\s*")


@cache
def _latin_name() -> re.Pattern[str]:
    """Capitalised words and initials, with particles between them."""
    particles = alternate(word_set("names", "latin", "particles"))
    return re.compile(
        rf"(?:{_CAPITAL_WORD})(?: (?:{particles})\b){{0,2}}(?: (?:{_CAPITAL_WORD})){{0,5}}"
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """A person of a line: where the name stands, the clean name, what the line says."""

    start: int
    end: int
    name: str
    facts: tuple[Fact, ...] = ()


def read_line(text: str, start: int, end: int, seller: Seller) -> Iterator[Entry]:
    """People of a line; in a table row all other cells describe those of its first name cell."""
    cells = [(match.start(), match.end()) for match in _CELL.finditer(text, start, end)]
    people: list[Entry] = []
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


def _read_cell(text: str, start: int, end: int, seller: Seller) -> Iterator[Entry]:
    """Pieces in order: a name opens an entry, every other piece describes the entry before."""
    current: Entry | None = None
    for piece in _list_pieces(text, start, end):
        entry = _read_entry(text, piece.start(), piece.end(), seller)
        if entry is not None and not _is_beside_and(text, piece, entry):
            if current is not None:
                yield current
            current = entry
        elif current is not None:
            facts = read_piece(text, piece.start(), piece.end(), seller=seller)
            current = replace(current, facts=(*current.facts, *facts))
    if current is not None:
        yield current


def _is_beside_and(text: str, piece: re.Match[str], entry: Entry) -> bool:
    """Whether a lone unknown word stands beside `&`: `Moors & Dales` is a region or a firm."""
    lone = " " not in entry.name and not is_cjk(entry.name)
    beside = text[piece.start() - 1 : piece.start()], text[piece.end() : piece.end() + 1]
    return lone and "&" in beside and not is_first_name(entry.name, doubtful=True)


def _list_pieces(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What commas, semicolons and full stops part; a stop behind an abbreviation parts nothing."""
    cuts = [match.end() for match in _STOP.finditer(text, start, end)]
    for a, b in zip([start, *cuts], [*cuts, end], strict=True):
        yield from _PIECE.finditer(text, a, b)


def _read_entry(text: str, start: int, end: int, seller: Seller) -> Entry | None:
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
    return Entry(name_at, stop, clean_name(name), tuple(facts))


def _read_name(text: str, start: int, end: int) -> str | None:
    bracket = _BRACKET.search(text, start, end)
    stop = bracket.start() if bracket else end
    pattern = _CHINESE_NAME if is_cjk(text[start : start + 1]) else _latin_name()
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
    """No everyday word begins it, unless that is a first name too: `Mark`, `Joy`."""
    first = name.split()[0]
    everyday = first.casefold() in word_set("people", "latin", "not_names")
    return not everyday or is_first_name(first, doubtful=True)


def _describe_rest(text: str, name: str, start: int, end: int, seller: Seller) -> Iterator[Fact]:
    if bracket := _BRACKET.search(text, start, end):
        full = read_full_name(text, bracket.start(1), bracket.end(1), beside=name)
        yield from [full] if full else []
    yield from describe(text, start, end, seller=seller)
