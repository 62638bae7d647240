"""The person who signs: name, title lines, unit, phone numbers, addresses."""

import re
from collections.abc import Iterator

from pipeline.extract.describe import describe, keep_first
from pipeline.extract.phones import find_phones
from pipeline.extract.sides import read_side, side_of_address
from pipeline.names import clean_name, fold_name, is_cjk, is_person_name
from pipeline.types import Fact, How, Mention, Part, Segment, Seller

_LINE = re.compile(r"[^\n]+")
_LEAD = re.compile(r"^[\s*_\-–—~·•|]*")
_SPLIT = re.compile(r"\s*[|｜,，/／\t　(（]\s*|\s{2,}|\s[–—-]\s")
_MOST_LINES = 12
_MOST_CHARS = 90


def find_signer(segment: Segment, *, seller: Seller, region: str) -> Iterator[Mention]:
    """The signer of a SIGNATURE segment, or of a last paragraph that is shaped like one."""
    text = segment.document.text
    if segment.part is Part.SIGNATURE:
        lines = list(_LINE.finditer(text, segment.start, segment.end))[:_MOST_LINES]
    elif segment.part is Part.BODY:
        lines = _signature_lines(segment)
    else:
        return
    place = _find_name(segment, lines)
    if place is None:
        return
    start, end, stop = place
    name = clean_name(text[start:end])
    facts = tuple(_read_lines(text, stop, lines[-1].end(), seller, region))
    yield Mention(segment, start, end, name, How.SIGNATURE, facts)


def _signature_lines(segment: Segment) -> list[re.Match[str]]:
    """The lines from the author's own name on, where only short lines follow."""
    author = segment.envelope.author
    if author is None or not author.name:
        return []
    lines = list(_LINE.finditer(segment.document.text, segment.start, segment.end))
    for n, line in enumerate(lines[-_MOST_LINES:], max(len(lines) - _MOST_LINES, 0)):
        if _names_author(line[0], author.name) and all(
            len(other[0]) <= _MOST_CHARS for other in lines[n:]
        ):
            return lines[n:]
    return []


def _names_author(line: str, author: str) -> bool:
    first = _SPLIT.split(_LEAD.sub("", line), maxsplit=1)[0]
    return fold_name(clean_name(first)) == fold_name(clean_name(author))


def _find_name(segment: Segment, lines: list[re.Match[str]]) -> tuple[int, int, int] | None:
    """Where the name stands: the line that agrees with the author, else the first that can."""
    author = segment.envelope.author
    cells = [_first_cell(line) for line in lines]
    text = segment.document.text
    if author is not None and author.name:
        wanted = set(fold_name(clean_name(author.name)).split())
        for start, end in cells:
            if wanted & set(fold_name(clean_name(text[start:end])).split()) and end - start < 40:
                return _narrow(text, start, end)
    for start, end in cells[:2]:
        if _can_be_name(text[start:end]):
            return _narrow(text, start, end)
    return None


def _narrow(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Of `白雪 主任` only the name: `[start, end)`, and where the rest of the line begins."""
    cell = text[start:end]
    if is_cjk(cell) and " " in cell.strip():
        words = cell.split()
        for word in words:
            if is_person_name(word):
                at = start + cell.find(word)
                return at, at + len(word), at + len(word) if word is words[0] else start
    return (start, end, end) if is_person_name(clean_name(cell)) else None


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
