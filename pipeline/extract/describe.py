"""The words beside a name (a bracket, a table row, signature lines) → facts about the person."""

import re
from collections.abc import Iterable, Iterator

from pipeline.extract import chinese_titles, latin_titles, latin_units
from pipeline.extract.sides import read_company, read_side
from pipeline.names import (
    is_cjk,
    is_person_name,
    is_role_mailbox,
    split_honorific,
    split_name,
)
from pipeline.types import Fact, Seller

ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}")
_PIECE = re.compile(r"[^,，;；|｜、\n\t()（）\[\]【】/／<>]+|(?<=\w)/(?=\w)")
_FULL_LATIN = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’.-]*){1,3}")


def describe(text: str, start: int, end: int, *, seller: Seller) -> list[Fact]:
    """All facts that the pieces of a region state: `IT经理，我方` -> title, side."""
    facts = list(_find_addresses(text, start, end))
    taken = [(fact.start, fact.end) for fact in facts]
    for piece in _PIECE.finditer(text, start, end):
        if not any(a < piece.end() and piece.start() < b for a, b in taken):
            facts.extend(read_piece(text, piece.start(), piece.end(), seller=seller))
    return keep_first(facts)


def read_piece(text: str, start: int, end: int, *, seller: Seller) -> list[Fact]:
    """What one phrase says: its side, else a title, else a department."""
    start, end = _trim(text, start, end)
    if start >= end:
        return []
    if side := read_side(text, start, end, seller=seller):
        return [side]
    return (
        _read_title(text, start, end)
        or read_company(text, start, end)
        or _read_department(text, start, end)
    )


def _read_title(text: str, start: int, end: int) -> list[Fact]:
    if is_cjk(text[start:end]):
        return chinese_titles.read_title(text, start, end)
    return latin_titles.read_title(text, start, end)


def _read_department(text: str, start: int, end: int) -> list[Fact]:
    if is_cjk(text[start:end]):
        return chinese_titles.read_department(text, start, end)
    fact = latin_units.read_department(text, start, end)
    return [fact] if fact else []


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip(" \t　*_-–—•·\"'")), end - len(piece) + len(
        piece.rstrip(" \t　*_.。:：\"'")
    )


def _find_addresses(text: str, start: int, end: int) -> Iterator[Fact]:
    for match in ADDRESS.finditer(text, start, end):
        if not is_role_mailbox(match[0]) and "." in match[0].rpartition("@")[2]:
            yield Fact("email", match[0].lower().rstrip("."), match.start(), match.end())


def keep_first(facts: Iterable[Fact]) -> list[Fact]:
    """One fact per attribute, the first; a place says one thing of a person."""
    kept: dict[str, Fact] = {}
    for fact in facts:
        kept.setdefault(fact.attribute, fact)
    return list(kept.values())


def read_full_name(text: str, start: int, end: int, *, beside: str) -> Fact | None:
    """A bracket that opens with a longer form of the name before it.

    `Dot (Dorothy Pell, …)` -> Dorothy Pell, `蒋师傅（蒋德柱，…）` -> 蒋德柱
    """
    piece = next(_PIECE.finditer(text, start, end), None)
    if piece is None:
        return None
    start, end = _trim(text, piece.start(), piece.end())
    name = text[start:end]
    if (
        not is_person_name(name)
        or _read_title(text, start, end)
        or _read_department(text, start, end)
    ):
        return None
    longer = _is_longer_chinese(beside, name) if is_cjk(name) else _is_longer_latin(beside, name)
    return Fact("name", name, start, end, 0.9) if longer else None


def _is_longer_chinese(short: str, name: str) -> bool:
    """Of the same surname; beside a Latin or given name any full name may be meant."""
    if split_honorific(name) is not None or not 2 <= len(name) <= 4:
        return False
    if (apart := split_honorific(short)) is not None:
        return split_name(name).surname == split_name(apart[0]).surname or apart[0] in name
    return not is_cjk(short) or (short in name and short != name)


def _is_longer_latin(short: str, name: str) -> bool:
    return _FULL_LATIN.fullmatch(name) is not None and " " not in short
