"""Text → sentences, for evidence: short enough to be a quote, whole enough to be understood."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.lexicon import load_words

_END = re.compile(r"[.!?…]['\"’”)\]]*(?=\s)|[。！？；…][’”」』）]*|;(?=\s)|\n")
_WORD_BEFORE = re.compile(r"[A-Za-z.]*$")
_CLAUSE = re.compile(r"[,，、:：]\s*|\s[-–—]\s+")
_MOST = 320  # characters of a sentence
_LOOK_BACK = 8  # characters of the longest abbreviation


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text stand, white space left out.

    `Mr. Ito agreed. Next?` -> (0, 15), (16, 21). A longer one is cut where a clause ends.
    """
    start = 0
    for end in [*(found.end() for found in _END.finditer(text) if _is_end(text, found)), len(text)]:
        for piece in _cut_long(text, start, end):
            if trimmed := _trim(text, *piece):
                yield trimmed
        start = end


def _is_end(text: str, found: re.Match[str]) -> bool:
    """Whether the full stop ends a sentence, and not an abbreviation or an initial."""
    if not found.group().startswith("."):
        return True
    before = _WORD_BEFORE.search(text, max(found.start() - _LOOK_BACK, 0), found.start())
    word = before.group().lower() if before else ""
    return word not in _abbreviations() and len(word) != 1


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load_words("windows")["abbreviations"].split())


def _cut_long(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pieces of at most so many characters; the last clause's end is the best place to cut."""
    while end - start > _MOST:
        ends = [found.end() for found in _CLAUSE.finditer(text, start, start + _MOST)]
        cut = ends[-1] if ends else start + _MOST
        yield start, cut
        start = cut
    yield start, end


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return (start, end) if any(char.isalnum() for char in text[start:end]) else None
