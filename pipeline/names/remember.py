"""Answers about short texts are kept: the same names, titles and phrases come again and again."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

R = TypeVar("R")
_LONGEST = 120  # characters; nobody's long text stays in memory for it
_REMEMBERED = 1 << 12


def remember(answer: Callable[[str], R]) -> Callable[[str], R]:
    """A function of one text that is asked of each short text once, as long as it is remembered."""
    recall = lru_cache(_REMEMBERED)(answer)

    @wraps(answer)
    def ask(text: str) -> R:
        return recall(text) if len(text) <= _LONGEST else answer(text)

    return ask
