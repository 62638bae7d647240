"""Cue words of `configs/words/deeds.toml`, and where a text holds them."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from pipeline.classify.words import WordList, compile_words
from pipeline.lexicon import load_words
from pipeline.types import Mention

_SENTENCE_END = re.compile(r"[.!?](?=\s)|[。！？；;\n]")


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that show a value of an attribute: told of somebody, or said by them."""

    attribute: str
    value: str
    told: WordList
    own: WordList


@dataclass(frozen=True, slots=True)
class Deed:
    """A cue at `[start, end)` of the document, and the person whom it shows."""

    mention: Mention
    attribute: str
    value: str
    start: int
    end: int


@cache
def load_cues() -> tuple[Cue, ...]:
    """All cues, compiled once."""
    return tuple(
        Cue(
            attribute=cue["attribute"],
            value=cue["value"],
            told=compile_words(cue.get("told", ())),
            own=compile_words(cue.get("own", ())),
        )
        for cue in load_words("deeds")["cue"]
    )


@cache
def load_list(name: str) -> WordList:
    """One of the lists of words that are no cues themselves: negation, condition, pronouns."""
    return compile_words(load_words("deeds")[name])


@dataclass(frozen=True, slots=True)
class Sentences:
    """Where the sentences of a text begin."""

    starts: tuple[int, ...]

    def around(self, at: int) -> tuple[int, int]:
        """Where the sentence of a place begins, and the one before it."""
        number = bisect_right(self.starts, at) - 1
        return self.starts[number], self.starts[max(number - 1, 0)]


def split_sentences(text: str) -> Sentences:
    """`Done. Next?` -> sentences that begin at 0 and 5."""
    return Sentences((0, *(end.end() for end in _SENTENCE_END.finditer(text))))
