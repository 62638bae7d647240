"""Lists of words and short phrases → a finder; the notation of this room's word lists.

`buyer` is a whole Latin word, `purchas*` begins one, `chief * officer` leaves a gap of up to four
words, `#` is a number, Chinese words are found anywhere.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

_CJK = re.compile(r"[\u3400-\u9fff]")
_BEFORE, _AFTER = r"(?<![a-z0-9\u00df-\u024f])", r"(?![a-z0-9\u00df-\u024f])"
_GAPS = (
    (r"\ \*\ ", r" (?:[^\s.!?;]{1,40} ){1,4}"),
    (r"\*", r"\w*"),
    (r"\#", r"[\d〇一二三四五六七八九十百千两几][\d,.〇一二三四五六七八九十百千两]{0,12}[km]?"),
)


@dataclass(frozen=True, slots=True)
class WordList:
    """Words as pairs of a literal, which a text must hold at all, and the word as listed.

    Looking for the literal first is what makes long lists cheap: most texts hold none of them, and
    most words' patterns need never be compiled.
    """

    entries: tuple[tuple[str, str], ...]

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """All places where one of the words stands, in any case, list order before text order."""
        lowered = _lower(text)
        for literal, word in self.entries:
            if literal in lowered:
                yield from _compile_word(word).finditer(lowered)

    def occurs_in(self, text: str) -> bool:
        """Whether one of the words stands in the text."""
        return any(True for _ in self.find(text))

    def is_whole(self, text: str) -> bool:
        """Whether the text is one of the words and nothing else."""
        return any(found.span() == (0, len(text)) for found in self.find(text))


def compile_words(words: Iterable[str]) -> WordList:
    """A finder for a list of words."""
    return WordList(tuple((_longest_piece(word), word) for word in words))


def _lower(text: str) -> str:
    """Lower case, straight apostrophes; every character keeps its place (`İ` would become two)."""
    text = text.replace("’", "'")
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


def _longest_piece(word: str) -> str:
    return max(re.split(r"\s*[*#]\s*", word.lower()), key=len)


@cache
def _compile_word(word: str) -> re.Pattern[str]:
    pattern = re.escape(word.lower())
    for mark, meaning in _GAPS:
        pattern = pattern.replace(mark, meaning)
    bordered = pattern if has_chinese(word) else f"{_BEFORE}{pattern}{_AFTER}"
    return re.compile(bordered)


def has_chinese(text: str) -> bool:
    """Whether the text holds a Chinese character."""
    return _CJK.search(text) is not None
