"""The person who signs: name, title lines, unit, phone numbers, addresses."""

import re
from collections.abc import Iterator

from pipeline.extract.attach import Relation
from pipeline.extract.describe import describe, keep_first
from pipeline.extract.phones import find_phones
from pipeline.extract.sides import is_house_name, read_company, read_side, side_of_address
from pipeline.names import (
    clean_name,
    fold_name,
    is_cjk,
    is_first_name,
    is_person_name,
    other_script,
)
from pipeline.types import Fact, How, Mention, Part, Segment, Seller

_LINE = re.compile(r"[^\n]+")
_LEAD = re.compile(r"^[\s*_\-–—~·•|]*")
_SPLIT = re.compile(r"\s*[|｜,，/／\t　(（]\s*|\s{2,}|\s[–—-]\s")
_MOST_LINES = 12
_MOST_CHARS = 90
_MOST_NAME = 40
_NOBODY = Seller()


def find_signer(segment: Segment, *, seller: Seller, region: str) -> Iterator[Mention]:
    """The signer of a SIGNATURE segment, or of a last paragraph that is shaped like one."""
    text = segment.document.text
    if segment.part is Part.SIGNATURE:
        lines = list(_LINE.finditer(text, segment.start, segment.end))[:_MOST_LINES]
    elif segment.part is Part.BODY:
        lines = _signature_lines(segment)
    else:
        return
    place = _find_name(segment, lines, seller)
    if place is None:
        return
    start, end, stop = place
    name = clean_name(text[start:end])
    before = describe(text, lines[0].start(), start, seller=seller)
    behind = _read_lines(text, stop, lines[-1].end(), seller, region)
    facts = tuple(keep_first([*behind, *before]))
    yield Mention(segment, start, end, name, How.SIGNATURE, facts)


def read_unsigned(segment: Segment, *, seller: Seller, region: str) -> Iterator[Relation]:
    """What a signature says that leaves its name to the line above: of the message's author."""
    if segment.part is not Part.SIGNATURE or segment.envelope.author is None:
        return
    text = segment.document.text
    lines = list(_LINE.finditer(text, segment.start, segment.end))[:_MOST_LINES]
    if lines and _find_name(segment, lines, seller) is None:
        for fact in _read_lines(text, segment.start, lines[-1].end(), seller, region):
            yield Relation(segment, None, fact)


def _signature_lines(segment: Segment) -> list[re.Match[str]]:
    """The lines from the author's own name on, where only short lines follow."""
    lines = list(_LINE.finditer(segment.document.text, segment.start, segment.end))
    if not lines or any(len(line[0]) > _MOST_CHARS for line in lines[-_MOST_LINES:][-3:]):
        return []
    author = segment.envelope.author
    if author is None or not author.name:
        return lines if _is_card(segment, lines) else []
    for n, line in enumerate(lines[-_MOST_LINES:], max(len(lines) - _MOST_LINES, 0)):
        if _names_author(line[0], author.name) and all(
            len(other[0]) <= _MOST_CHARS for other in lines[n:]
        ):
            return lines[n:]
    return []


def _is_card(segment: Segment, lines: list[re.Match[str]]) -> bool:
    """A paragraph that is a visiting card: a full name, then a line that is a title."""
    if not 2 <= len(lines) <= _MOST_LINES or not _can_be_name(lines[0][0]):
        return False
    facts = describe(segment.document.text, lines[1].start(), lines[1].end(), seller=_NOBODY)
    return any(fact.attribute == "title" for fact in facts)


def _names_author(line: str, author: str) -> bool:
    first = _SPLIT.split(_LEAD.sub("", line), maxsplit=1)[0]
    return fold_name(clean_name(first)) == fold_name(clean_name(author))


def _find_name(
    segment: Segment, lines: list[re.Match[str]], seller: Seller
) -> tuple[int, int, int] | None:
    """Where the name stands: the fullest cell that agrees with the author, else the first name."""
    cells = [_first_cell(line) for line in lines]
    text = segment.document.text
    agreed = [cell for cell in cells if _agrees(text[cell[0] : cell[1]], segment)]
    if agreed:
        return _narrow(text, *max(agreed, key=lambda cell: cell[1] - cell[0]))
    for start, end in cells[:2]:
        house = is_house_name(text[start:end], segment.document.account, seller=seller)
        company = read_company(text, start, end)
        told = describe(text, start, end, seller=_NOBODY)
        unlike = house or company or told or not _can_be_name(text[start:end])
        if not unlike and (not _is_signed(segment) or _opens_like_name(text[start:end])):
            return _narrow(text, start, end)
    return None


def _is_signed(segment: Segment) -> bool:
    author = segment.envelope.author
    return author is not None and bool(author.name)


def _opens_like_name(words: str) -> bool:
    """Somebody else than the author signs only by a name that is one beyond doubt."""
    return is_cjk(words) or is_first_name(words.split()[0], doubtful=True)


def _agrees(words: str, segment: Segment) -> bool:
    """Whether a cell is the author's name or a part of it: `Joy`, `Joy Linsted`, `佟岳 主任`."""
    author = segment.envelope.author
    if author is None or not author.name or len(words) > _MOST_NAME:
        return False
    wanted = set(fold_name(clean_name(author.name)).split())
    wanted |= set(fold_name(other_script(author.name)).split())
    words_in = words.split() if is_cjk(words) else [clean_name(words)]
    said = {part for word in words_in for part in fold_name(word).split()}
    return bool(wanted & said) and (is_cjk(words) or said <= wanted or len(said) <= len(wanted))


def _narrow(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Of `佟岳 主任` only the name: `[start, end)`, and where the rest of the line begins."""
    cell = text[start:end]
    if is_cjk(cell) and " " in cell.strip():
        words = cell.split()
        for word in words:
            if is_person_name(word, named=True):
                at = start + cell.find(word)
                return at, at + len(word), at + len(word) if word is words[0] else start
    return (start, end, end) if is_person_name(clean_name(cell), named=True) else None


def _first_cell(line: re.Match[str]) -> tuple[int, int]:
    lead = _LEAD.match(line[0])
    at = lead.end() if lead else 0
    cut = _SPLIT.search(line[0], at)
    end = cut.start() if cut and cut.start() > at else len(line[0].rstrip())
    return line.start() + at, line.start() + max(end, at)


def _can_be_name(words: str) -> bool:
    name = clean_name(words)
    return len(words) < 40 and is_person_name(name) and (is_cjk(name) or " " in name)


def _read_lines(text: str, start: int, end: int, seller: Seller, region: str) -> Iterator[Fact]:
    facts = describe(text, start, end, seller=seller)
    yield from keep_first([*facts, *find_phones(text, start, end, region=region)])
    email = next((fact for fact in facts if fact.attribute == "email"), None)
    if email is not None and side_of_address(email.value, seller=seller):
        yield Fact("side", "seller", email.start, email.end)
    for line in _LINE.finditer(text, start, end):
        if side := read_side(text, line.start(), line.end(), seller=seller):
            yield side
