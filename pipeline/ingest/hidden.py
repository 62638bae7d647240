"""Words that a page keeps from its readers: not shown, without size, or in the paper's colour.

Reach for `is_hidden` at each element of HTML and for `is_blank` at its words. Style sheets are not
read, only what stands at the elements themselves.
"""

import re

from selectolax.lexbor import LexborNode

_GONE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
    r"|opacity\s*:\s*0*\.?0+%?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_SIZE = re.compile(r"(?:^|;)\s*font-size\s*:\s*([^;!]{1,40})", re.IGNORECASE)
_NOTHING = re.compile(r"0*\.?0+(?:px|pt|em|rem|ex|%)?")
_COLOUR = re.compile(r"(?:^|;)\s*color\s*:\s*([^;!]{1,40})", re.IGNORECASE)
_BEHIND = re.compile(r"(?:^|;)\s*background(?:-color)?\s*:\s*([^;!]{1,80})", re.IGNORECASE)
_NUMBERS = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})")
_HEX = re.compile(r"#([0-9a-f]{3}(?:[0-9a-f]{3})?)\b")
_TRICK = re.compile(
    r"font-size\s*:\s*[.0]|background|bgcolor|color\s*[:=]\s*[\"']?\s*(?:#fff|white|rgba?\(\s*255)",
    re.IGNORECASE,
)
_PAPER = "white"
_NAMES = {"white": "ffffff", "black": "000000"}
_HIGHEST = 40  # elements around one that are asked for their colour

Attributes = dict[str, str | None]


def is_hidden(attributes: Attributes) -> bool:
    """Whether nothing within an element is shown: `<p hidden>`, `<div style="display:none">`."""
    return bool(attributes) and (
        "hidden" in attributes or _GONE.search(attributes.get("style") or "") is not None
    )


def plays_tricks(html: str) -> bool:
    """Whether a page may hold blank words at all: few do, and only these are looked at closely."""
    return _TRICK.search(html) is not None


def is_blank(words: LexborNode) -> bool:
    """Whether words have no size, or the colour of what is behind them, white where none is said.

    The nearest element around them that gives a size or colour tells.
    """
    size = colour = ""
    around, left = words.parent, _HIGHEST
    while around is not None and left:
        attributes = around.attributes
        style = attributes.get("style") or ""
        size = size or _find(_SIZE, style)
        colour = colour or _find(_COLOUR, style) or attributes.get("color") or ""
        paper = _find(_BEHIND, style) or attributes.get("bgcolor") or attributes.get("background")
        if paper:
            return _is_nothing(size) or _is_same(colour, paper)
        around, left = around.parent, left - 1
    return _is_nothing(size) or _is_same(colour, _PAPER)


def _is_nothing(size: str) -> bool:
    return _NOTHING.fullmatch(size.strip()) is not None


def _is_same(colour: str, paper: str) -> bool:
    return _read_colour(colour) == _read_colour(paper) != ""


def _find(pattern: re.Pattern[str], style: str) -> str:
    found = pattern.search(style)
    return found[1] if found else ""


def _read_colour(said: str) -> str:
    """Six digits of any way to write a colour, empty where there is none: `#FFF` -> ffffff."""
    words = said.strip().lower()
    if numbers := _NUMBERS.search(words):
        return "".join(f"{min(int(part), 255):02x}" for part in numbers.groups())
    if found := _HEX.search(words):
        digits = found[1]
        return digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    return _NAMES.get(words.split(" ")[0], "")
