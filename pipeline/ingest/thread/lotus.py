"""Headers of Lotus Notes, which name author and date above `To:`, in lines without a label."""

import re
from functools import cache

from pipeline.ingest.thread.block import Block
from pipeline.ingest.thread.lines import Line
from pipeline.ingest.thread.words import compile_any
from pipeline.lexicon import load_words

_MOST_LINES = 6  # above `To:`
_MOST_DATE = 40
_MOST_AUTHOR = 120  # characters
_STAMP = re.compile(
    r"""(?<![\d/])\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{2,4})?,?\s+(?:um\s+|at\s+)?
    \d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?(?:\s+[A-Z]{2,4}\d?)?(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_ORGANISATION = re.compile(r"@[\w -]+\Z")


def complete_block(lines: list[Line], block: Block, *, floor: int) -> Block | None:
    """A block that lacks `From:` or its date, with what the lines above or beside it say.

    Of "Ann Weber", "05/01/2000 09:03 AM", "To: …" -> from Ann Weber, sent 05/01/2000 09:03 AM.
    None where `To:` stands first and nothing above it, from line `floor` on, has a date.
    """
    if "from" in block.values:
        return _split_from(lines, block, floor=floor)
    at = _find_stamp(lines, block, floor=floor)
    return None if at is None else _take_author(lines, block, at, floor=floor)


def _split_from(lines: list[Line], block: Block, *, floor: int) -> Block:
    """`From: Ann Weber on 05/01/2000 09:03 AM`, or the date in a line right above."""
    if "sent" in block.values:
        return block
    value = " ".join(block.values["from"])
    if stamp := _STAMP.search(value):
        block.values["sent"] = [stamp[0]]
        block.values["from"] = [_clean_author(value[: stamp.start()])]
        return Block(_find_letterhead(lines, block, floor=floor), block.last, block.values)
    above = lines[block.first - 1] if block.first > floor else None
    if above is None or above.depth != lines[block.first].depth or len(above.text) > _MOST_DATE:
        return block
    stamp = _STAMP.search(above.text)
    values = block.values | {"sent": [stamp[0]]} if stamp else block.values
    return Block(block.first - bool(stamp), block.last, values)


def _find_letterhead(lines: list[Line], block: Block, *, floor: int) -> int:
    """The first line of the block, or of the company's name that Notes prints above it."""
    above = lines[block.first - 1] if block.first > floor else None
    if above is None or above.depth != lines[block.first].depth or len(above.text) > _MOST_DATE * 2:
        return block.first
    last = above.text.lower().split()[-1]
    return block.first - (last in load_words("mail")["lotus"]["letterhead"])


def _find_stamp(lines: list[Line], block: Block, *, floor: int) -> int | None:
    """The line above the block that has the date."""
    depth = lines[block.first].depth
    for at in range(block.first - 1, max(floor, block.first - _MOST_LINES) - 1, -1):
        text = lines[at].text
        if _between().match(text):
            continue
        if lines[at].depth != depth:
            return None
        if _STAMP.search(text):
            return at
        if not _is_folded_address(text):
            return None
    return None


def _is_folded_address(text: str) -> bool:
    """The rest of a long `Please respond to …`."""
    return "@" in text and " " not in text.strip("<>")


def _take_author(lines: list[Line], block: Block, at: int, *, floor: int) -> Block | None:
    text = lines[at].text
    stamp = _STAMP.search(text)
    if stamp is None or len(text) - len(stamp[0]) > _MOST_AUTHOR:
        return None
    first, author = at, _clean_author(text[: stamp.start()])
    while (not author or author[0] == "<") and first > floor and at - first < 3:
        first -= 1
        above = lines[first].text
        if _between().match(above):
            continue
        if lines[first].depth != lines[at].depth or len(above) > _MOST_AUTHOR:
            return None
        author = f"{_clean_author(above)} {author}".strip()
    if not author or author.endswith((".", ":", ",", "!", "?")):
        return None
    values = {"from": [author], "sent": [stamp[0]]} | block.values
    return Block(first, block.last, values)


def _clean_author(text: str) -> str:
    """`Ann Weber@ACME on` -> `Ann Weber`."""
    text = _on().sub("", text.strip(" \t-*")).strip()
    return _ORGANISATION.sub("", text) if "<" not in text else text


@cache
def _on() -> re.Pattern[str]:
    words = "|".join(load_words("mail")["lotus"]["on"])
    return re.compile(rf"\s(?:{words})\Z", re.IGNORECASE)


@cache
def _between() -> re.Pattern[str]:
    """Lines that may stand between the date and `To:`."""
    return compile_any(load_words("mail")["lotus"]["before_to"])
