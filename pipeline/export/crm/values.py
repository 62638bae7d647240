"""Text → what a cell of a workbook holds: a number, a day, or text that the format can carry.

Reach for this from `sheets`.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import datetime
from typing import Literal

Kind = Literal["text", "integer", "number", "date"]
Value = int | float | datetime

# The most that a cell holds, in UTF-16 code units, as Microsoft lists it.
MOST_UNITS = 32_767
_FORMS: dict[Kind, tuple[re.Pattern[str], Callable[[str], Value]]] = {
    "integer": (re.compile(r"0|[1-9]\d{0,14}", re.ASCII), int),
    "number": (re.compile(r"\d{1,9}(?:\.\d{1,6})?", re.ASCII), float),
    "date": (re.compile(r"(?:19|2\d)\d\d-\d\d-\d\d", re.ASCII), datetime.fromisoformat),
}
# XML 1.0 has no place for control characters, of which Unicode has pictures, nor for these.
_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n\r"}
_LOST = dict.fromkeys([*range(0xD800, 0xE000), 0xFFFE, 0xFFFF], 0xFFFD)
_SHOWN = _PICTURES | _LOST
# `_x000D_` in a cell stands for the character (ECMA-376, 22.9.2.19), which text does not mean.
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
# No column is wider than what so many characters need.
_SEEN = 400


def read_value(kind: Kind, text: str) -> Value | None:
    """The number or day that a text states: ("date", "2026-03-23") -> that day.

    None where it states none, as text of the kind "text" never does.
    """
    if kind not in _FORMS:
        return None
    form, convert = _FORMS[kind]
    try:
        return convert(text) if form.fullmatch(text) else None
    except ValueError:
        return None


def show_text(text: str) -> str:
    r"""Text as a cell can hold it: `a\x00b` -> `a␀b`; beyond the limit, how much is left out.

    32,770 letters -> 32,758 letters and ` […+12…]`.
    """
    shown = _ESCAPE.sub("_x005F_", text.translate(_SHOWN))
    return shown if _count_units(shown) <= MOST_UNITS else _cut_text(shown)


def _cut_text(text: str) -> str:
    """The text up to the limit; no character beyond U+FFFF is cut in two."""
    room = MOST_UNITS - len(_mark_cut(len(text)))
    kept = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", errors="ignore")
    return kept + _mark_cut(len(text) - len(kept))


def _mark_cut(count: int) -> str:
    return f" […+{count}…]"


def _count_units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def measure_text(text: str) -> int:
    """How wide the longest line is, a Chinese character as two letters: `张伟 CEO` -> 8."""
    return max(map(_measure_line, text[:_SEEN].split("\n")), default=0)


def _measure_line(line: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in line)
