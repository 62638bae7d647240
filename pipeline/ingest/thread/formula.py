"""Closing formulas ("Best regards, Bob", 顺颂商祺) and lines that mail programs add."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from pipeline.ingest.thread.words import is_wide
from pipeline.lexicon import load_words

_MOST_FORMULA = 60  # characters of a formula with a name
_MOST_THANKS = 10  # characters of Chinese thanks
_MOST_WISH = 16  # characters of a Chinese wish
_MOST_MOBILE = 8  # words of "Sent from my" and a device that no list knows
_SENT = ("sent from my ", "sent from ")
EDGES = " \t,.!;:，。！；：…~～-–—*_'\"()（）^|"
_FIRST = re.compile(r"[^\s,.!;:/&~-]+")
_PARTS = re.compile(r"\s*[,，.!！。;；~～/]+\s*|\s+[-–—]\s*|\s{2,}")
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŐŒŘŚŞŠŢŤŪŮŰŲŸŹŻŽА-ЯЁІЇЄΑ-Ω"
_PARTICLE = "von|van|de|der|den|da|di|and|y|und|et|le"
NAME = re.compile(rf"[{_UPPER}][\w’'.-]*(?:\s+(?:[{_UPPER}][\w’'.-]*|{_PARTICLE})){{0,3}}\Z")


class Formula(Enum):
    """A formula that closes a mail, or thanks, which may also be words."""

    CLOSING = "closing"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class _Words:
    closing: frozenset[str]
    thanks: frozenset[str]
    starts: frozenset[str]
    wishes: tuple[str, ...]
    thanking: tuple[str, ...]
    begins: tuple[str, ...]
    openings: frozenset[str]
    ends: tuple[str, ...]
    devices: tuple[str, ...]


@cache
def _words() -> _Words:
    tail = load_words("mail_tail")
    formulas = [word for group in tail["signoffs"].values() for word in group]
    begins = tail["mobile"]["begins"]
    first = {found[0] for word in formulas if (found := _FIRST.match(word))}
    return _Words(
        closing=frozenset(tail["signoffs"]["formal"]),
        thanks=frozenset(tail["signoffs"]["thanks"]),
        starts=frozenset(first | {word[0] for word in formulas}),
        wishes=tuple(tail["signoffs"]["wishes"]),
        thanking=tuple(tail["signoffs"]["thanking"]),
        begins=tuple(begins),
        openings=frozenset(begin[:3] if len(begin) > 2 else begin[0] for begin in begins),
        ends=tuple(tail["mobile"]["ends"]),
        devices=tuple(tail["mobile"]["devices"]),
    )


def find_formula(text: str, lowered: str) -> Formula | None:
    """What a line closes with: "Thanks, Bob" -> CLOSING, "Thanks!" -> THANKS."""
    words, key = _words(), lowered.strip(EDGES)
    if known := _look_up(key):
        return known
    if len(text) > _MOST_FORMULA or not _may_be_formula(key):
        return None
    if key.startswith(words.wishes) and len(key) <= _MOST_WISH and not key.startswith("祝贺"):
        return Formula.CLOSING
    if key.startswith(words.thanking) and len(key) <= _MOST_THANKS and key.isalnum():
        return Formula.THANKS
    parts = [part for part in _PARTS.split(text.strip(EDGES)) if part]
    if len(parts) < 2:
        return _find_glued(text.split())
    known_parts = [_look_up(part.lower().strip(EDGES)) for part in parts]
    named = known_parts[-1] is None and NAME.match(parts[-1]) is not None
    if not all(known_parts[: len(parts) - named]):
        return None
    return Formula.CLOSING if named or Formula.CLOSING in known_parts else Formula.THANKS


def _may_be_formula(key: str) -> bool:
    """A quick look at the first word, or the first Chinese letter."""
    first = _FIRST.match(key)
    starts = _words().starts
    return first is not None and (first[0] in starts or (key[0] in starts and is_wide(key[0])))


def _look_up(key: str) -> Formula | None:
    if key in _words().closing:
        return Formula.CLOSING
    return Formula.THANKS if key in _words().thanks else None


def _find_glued(parts: list[str]) -> Formula | None:
    """A formula and a name without a comma: "Regards Bob Smith"."""
    for cut in range(len(parts) - 1, max(0, len(parts) - 4), -1):
        formula = _look_up(" ".join(parts[:cut]).lower().strip(EDGES))
        if formula and NAME.match(" ".join(parts[cut:])):
            return Formula.CLOSING
    return None


def may_be_mobile(text: str) -> bool:
    """A quick look that spares most lines the closer one."""
    openings = _words().openings
    return text[:3].lower() in openings or text[0] in openings or not text.isascii()


def is_mobile(lowered: str) -> bool:
    """A line that a mail program added: "Sent from my iPhone", "发自我的iPhone"."""
    words, text = _words(), lowered.lstrip(" *_-–—~>[(|")
    if (text[:3] in words.openings or text[:1] in words.openings) and text.startswith(words.begins):
        said = text.split("<")[0].split()
        few = len(said) <= _MOST_MOBILE and text.startswith(_SENT) and "," not in text
        return few or any(device in " ".join(said[:8]) for device in words.devices)
    ending = text.rstrip(" .!。*")
    if ending.isascii() or not ending.endswith(words.ends):
        return False
    return any(device in text for device in words.devices)
