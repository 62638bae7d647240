"""Text → as much of it as fits a width, where nothing can be measured by a browser."""

import unicodedata
from itertools import accumulate

# Of the height of the letters: a Chinese character fills a square, a Latin letter about half of
# one, capitals and broad letters more. Rather too wide than past the edge.
_SQUARE, _BROAD, _COMMON, _NARROW = 1.0, 0.74, 0.6, 0.35
_SQUARE_LETTERS = frozenset("MWm@%—…")
_BROAD_LETTERS = frozenset("ABCDEFGHKLNOPQRSTUVXYZw&<>=+#~^_")
_NARROW_LETTERS = frozenset("iljIftr.,:;'|!()[] ")
# What turns or breaks a line has no business in a label; blanks in a row are one.
_CONTROLS = frozenset(("Cf", "Cs"))
_MOST = 200  # characters that are looked at: more would not fit anywhere
_MORE = "…"


def fit_text(text: str, *, width: float, size: float) -> str:
    """The text, or its beginning and a `…` where it is wider than so many pixels.

    `size` is the height of the letters: at 12 pixels, `采购总监` is 48 wide.
    """
    text = _clean(text)
    fitting = _count_fitting(text, width / size)
    if fitting == len(text):
        return text
    return text[: _count_fitting(text, width / size - _measure_letter(_MORE))].rstrip() + _MORE


def wrap_text(text: str, *, width: float, size: float) -> tuple[str, str]:
    """The text on two lines, broken at a blank if there is one; the second may be empty."""
    text = _clean(text)
    cut = _count_fitting(text, width / size)
    if cut == len(text):
        return text, ""
    blank = text.rfind(" ", 1, cut + 1)
    cut = cut if blank < 0 else blank
    return text[:cut].rstrip(), fit_text(text[cut:].lstrip(), width=width, size=size)


def _clean(text: str) -> str:
    kept = (letter for letter in text[:_MOST] if unicodedata.category(letter) not in _CONTROLS)
    return " ".join("".join(kept).split()) + _MORE * (len(text) > _MOST)


def _count_fitting(text: str, room: float) -> int:
    """How many letters from the first on fit, the room in heights of a letter."""
    return sum(reach <= room for reach in accumulate(map(_measure_letter, text)))


def _measure_letter(letter: str) -> float:
    if letter in _SQUARE_LETTERS or unicodedata.east_asian_width(letter) in "WF":
        return _SQUARE
    if unicodedata.combining(letter):
        return 0
    if letter in _BROAD_LETTERS:
        return _BROAD
    return _NARROW if letter in _NARROW_LETTERS else _COMMON
