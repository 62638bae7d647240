"""Lines as a page shows them → paragraphs.

A page of a PDF has no paragraphs, only lines that end where the column does; a name that is cut
between two lines would never be found.
"""

import re
from itertools import pairwise

_WIDE = re.compile(r"[\u2e80-\uffef]")
_ITEM = re.compile(r"(?:[-–•·●○▪‣*➢]|\(?\d{1,2}[.)、）]|[一二三四五六七八九十]{1,3}、)[ \t]*\S")
_FINAL = re.compile(r"[.!?:;。！？：；…”\"][)）\"”’]?$")
_FULL = 0.85  # of the widest line: what a wrapped line fills at least
_NARROW = 30  # columns; narrower pages are lists and forms, not prose
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]$")


def unwrap_lines(lines: list[str]) -> str:
    r"""The text of a page with wrapped lines joined and an empty line between paragraphs.

    Joining asks that a line fills the column and that no sentence, list item or row ends there.
    """
    lines = [" ".join(line.split(" ")).strip() for line in lines]
    widest = max((measure_width(line) for line in lines), default=0)
    text = lines[:1]
    for before, line in pairwise(lines):
        if before and line and _is_wrapped(before, line, widest):
            text.append(_join(before, line))
        elif line:
            text.append(f"\n\n{line}")
    return _mend("".join(text)).strip()


def measure_width(line: str) -> int:
    """Columns that a line takes; Chinese characters take two."""
    return len(line) + len(_WIDE.findall(line))


def _is_wrapped(before: str, line: str, widest: int) -> bool:
    full = measure_width(before) >= widest * _FULL and widest >= _NARROW
    ends = _FINAL.search(before) and measure_width(before) < widest * 0.97
    return full and not ends and not _ITEM.match(line)


def _join(before: str, line: str) -> str:
    if _HYPHEN.search(before) and line[0].islower():
        return f"\0{line}"
    return line if _WIDE.match(before[-1]) and _WIDE.match(line) else f" {line}"


def _mend(text: str) -> str:
    """Words that a hyphen cuts between lines."""
    return re.sub("[-\u00ad]\0", "", text)
