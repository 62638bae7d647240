"""What the words around a name say of the person: title, unit, side, another name."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pipeline.extract import chinese_titles, latin_titles, latin_units
from pipeline.extract.describe import describe, keep_first, read_full_name, read_piece
from pipeline.extract.words import alternate, word_set
from pipeline.lexicon import load_words
from pipeline.names import is_cjk, split_honorific, split_name
from pipeline.types import Fact, Seller

_BACK = 16
_AND = r"(?:(?:,| and|, and) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}){1,3}"
_FORMER = re.compile(
    r"(?:\b(?:former|formerly|ex|previous|previously)(?: the| a)?[ -]|前任?|原任?|曾任)$"
)
_BRACKET = re.compile(r"\s{0,2}[(（\[【]([^()（）\[\]【】\n]{1,80})[)）\]】]")
_NEAR = 7  # characters of `their ` between a name and a title without a comma
_COMMA = re.compile(r"\s?[,，]\s?")
_PIECE = re.compile(
    r"(?:[^,，;；。.!！?？:：()（）\n—|]|(?<=\b[DSJ][yr])\.|(?<=\bAs)\.|(?<=\bAsst)\.|(?<=\bAddl)\."
    r"|(?<=\b[VPC])\.){1,70}"
)
_DASH = re.compile(r"\s?(?:——|[-–—=/:：]|→|\|)\s?")
_CHINESE_PIECE = re.compile(r"[^，,;；。!！?？:：()（）\s—|]{2,20}")
_CHINESE_IS = re.compile(
    r"(?:，)?(?:他|她)?(?:现在|目前)?(?:是|现任|担任|兼任|任|兼|做|升任|升|接任)(?:了|我们|他们|公司)?"
)


def link_facts(
    text: str, start: int, end: int, floor: int, ceiling: int, *, seller: Seller
) -> list[Fact]:
    """Facts about the person named at `[start, end)`, from the same line `[floor, ceiling)`."""
    facts = [
        *_read_after(text, start, end, ceiling, seller),
        *_read_before(text, start, end, floor),
    ]
    opening = min([fact.start for fact in facts if fact.end <= start], default=start)
    return keep_first(
        mark_former(text, fact, opening if fact.end <= start else fact.start, floor)
        for fact in facts
    )


def mark_former(text: str, fact: Fact, at: int, floor: int) -> Fact:
    """A title that the words before it put into the past: `former CFO`, `原信息科科长`.

    `at` is where the words begin that say what the person is.
    """
    if fact.attribute != "title" or not _FORMER.search(text[max(floor, at - _BACK) : at]):
        return fact
    return replace(fact, attribute="former_title")


def _read_before(text: str, start: int, end: int, floor: int) -> Iterator[Fact]:
    found = chinese_titles.find_title_before(text, floor, start)
    name = text[start:end]
    yield from found
    if found and not any(fact.attribute == "title" for fact in found):
        apart = split_honorific(name)
        if apart and apart[1] in word_set("titles", "units", "ranks") and len(apart[0]) == 1:
            at = end - len(apart[1])
            yield Fact("title", apart[1], at, end, 0.8)
    if title := latin_titles.find_title_before(text, floor, start):
        yield title


def _read_after(text: str, start: int, end: int, ceiling: int, seller: Seller) -> Iterator[Fact]:
    if bracket := _BRACKET.match(text, end, ceiling):
        full = read_full_name(text, bracket.start(1), bracket.end(1), beside=text[start:end])
        yield from [full] if full else []
        yield from describe(text, bracket.start(1), bracket.end(1), seller=seller)
        return
    if text[end : end + 2] in ("'s", "’s") and not _is().match(text, end, ceiling):
        return
    if unit := latin_units.find_department_after(text, end, ceiling):
        yield unit
    yield from _read_apposition(text, start, end, ceiling, seller)


def _read_apposition(
    text: str, start: int, end: int, ceiling: int, seller: Seller
) -> Iterator[Fact]:
    if is_cjk(text[start:end]) and _has_given(text[start:end]):
        yield from chinese_titles.find_title_after(text, end, ceiling)
    if said := _is().match(text, end, ceiling):
        title = latin_titles.find_title_after(text, said.end(), ceiling)
        yield from [title] if title else []
    if said := _CHINESE_IS.match(text, end, ceiling):
        yield from _read_chinese_piece(text, said.end(), ceiling)
    if follows := _follows().match(text, end, ceiling):
        title = latin_titles.find_title_after(text, follows.end(), ceiling)
        yield from [title] if title and title.start - follows.end() < _NEAR else []
    for separator in (_COMMA, _DASH):
        if found := separator.match(text, end, ceiling):
            yield from _read_pieces(text, found.end(), ceiling, seller)


@cache
def _is() -> re.Pattern[str]:
    """What says of a name before it that a title behind it is theirs: `Dana| joins us as |CFO`."""
    words = load_words("titles")["latin"]
    copulas = "|".join(words["copulas"])
    between, before = alternate(word_set("titles", "latin", "asides")), "|".join(words["openers"])
    return re.compile(
        rf"(?:{copulas}|(?:{_AND})?(?:{'|'.join(words['plural_copulas'])}))\s+"
        rf"(?:(?:{between}) )?(?:(?:{before}) ){{0,3}}"
    )


@cache
def _follows() -> re.Pattern[str]:
    """What parts a name from a title that no comma sets apart: `Dana| |our CFO`."""
    fillers = alternate(word_set("titles", "latin", "fillers"))
    return re.compile(
        rf"(?:,? (?:{fillers}),?)? (?=(?:our|your|their|my) [A-Za-z])|,? (?=chief )", re.IGNORECASE
    )


def _has_given(name: str) -> bool:
    return split_honorific(name) is None and len(split_name(name).given) > 0


def _read_chinese_piece(text: str, at: int, ceiling: int) -> Iterator[Fact]:
    piece = _CHINESE_PIECE.match(text, at, ceiling)
    if piece is not None and is_cjk(piece[0]):
        yield from chinese_titles.read_title(text, piece.start(), piece.end())


def _read_pieces(text: str, at: int, ceiling: int, seller: Seller) -> Iterator[Fact]:
    """One apposition and, where it is a title, the phrase behind it: `, VP Ops, fresh,`."""
    piece = _PIECE.match(text, at, ceiling)
    if piece is None:
        return
    facts = read_piece(text, piece.start(), piece.end(), seller=seller)
    if not is_cjk(piece[0]) and any(fact.attribute == "title" for fact in facts):
        facts = [fact for fact in facts if not _is_loose(fact, piece[0])]
    yield from facts


def _is_loose(fact: Fact, piece: str) -> bool:
    """A title word deep inside a clause is no apposition."""
    return fact.attribute == "title" and piece.find(fact.value.split()[0]) > 14
