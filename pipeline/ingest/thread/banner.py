"""Warnings that a gateway puts above mail from outside, and a service's "reply above this line"."""

import re
from functools import cache

from pipeline.lexicon import load_words

_SENTENCE_END = re.compile(r"(?<=[.!。！])\s*(?=\S)")


@cache
def _begins() -> tuple[str, ...]:
    return tuple(load_words("mail_tail")["banners"]["begins"])


@cache
def _initials() -> frozenset[str]:
    return frozenset(
        mark + begin[: 3 - len(mark)] for begin in _begins() for mark in ("", "*", "**")
    )


def begins_banner(text: str) -> bool:
    """Whether a line begins as such a warning: "[External] Do not click …" -> True."""
    return text[:3].lower() in _initials() and text.lower().lstrip("* \t").startswith(_begins())


def carries_on(text: str) -> bool:
    """Whether a line or sentence below the beginning of a warning is part of it."""
    lowered = text.lower()
    return any(cue in lowered for cue in load_words("mail_tail")["banners"]["goes_on"])


def end_banner(text: str) -> int:
    """Where the warning ends in a line that has other words behind it; 0 where it has none."""
    ends = [match.start() for match in _SENTENCE_END.finditer(text)]
    at = 0
    for end in ends:
        if at and not carries_on(text[at:end]):
            break
        at = end
    return 0 if carries_on(text[at:]) else at
