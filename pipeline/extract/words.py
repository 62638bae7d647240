"""The word lists that extraction reads, as sets and compiled patterns, made once per process."""

import re
from collections.abc import Iterable
from functools import cache

from pipeline.lexicon import load_words


@cache
def word_set(subject: str, table: str, key: str) -> frozenset[str]:
    """A white-space list of `configs/words/<subject>.toml` as a set."""
    return frozenset(load_words(subject)[table][key].split())


@cache
def char_set(subject: str, table: str, key: str) -> frozenset[str]:
    """The single characters of a string of a word file."""
    return frozenset(load_words(subject)[table][key])


@cache
def phrase_set(subject: str, table: str, key: str) -> frozenset[str]:
    """A TOML array of phrases as a set."""
    return frozenset(load_words(subject)[table][key])


def alternate(words: Iterable[str]) -> str:
    """Words → one alternative of a pattern, longest first, so that `副经理` wins over `经理`."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def ending(subject: str, table: str, key: str) -> re.Pattern[str]:
    """Matches the longest word of a list at the end of a string."""
    return re.compile(f"(?:{alternate(word_set(subject, table, key))})$")


@cache
def opening(subject: str, table: str, key: str) -> re.Pattern[str]:
    """Matches the longest word of a list at the start of a string."""
    return re.compile(f"(?:{alternate(word_set(subject, table, key))})")


def longest_end(text: str, words: frozenset[str], *, most: int = 8) -> str:
    """The longest word of a set that the text ends with: (`信息科科长`, heads) -> `科长`."""
    return next((text[-n:] for n in range(min(most, len(text)), 0, -1) if text[-n:] in words), "")


def longest_start(text: str, words: frozenset[str], *, most: int = 8) -> str:
    """The longest word of a set that the text begins with."""
    return next((text[:n] for n in range(min(most, len(text)), 0, -1) if text[:n] in words), "")
