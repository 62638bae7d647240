"""What is told of a person's deeds → role, influence, style, stance; few cues, each a sure one.

Reach for this on the mentions of one segment. Cues stand in `configs/words/deeds.toml`; how often
each is right on annotated passages is shown by `bench/cues.py`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.classify.words import WordList, compile_words
from pipeline.lexicon import load_words
from pipeline.types import Mention, Part

_SENTENCE_END = re.compile(r"[.!?](?=\s)|[。！？；;\n]")
_OPENING = 12  # characters of a sentence's beginning in which a pronoun opens it


@dataclass(frozen=True, slots=True)
class Deed:
    """A cue at `[start, end)` of the document, and the person it is told of."""

    mention: Mention
    attribute: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that show a value of an attribute."""

    attribute: str
    value: str
    words: WordList


def find_deeds(mentions: Sequence[Mention]) -> Iterator[Deed]:
    """The deeds told of the mentions of one segment, which come in the order of the text."""
    if not mentions or mentions[0].segment.part is not Part.BODY:
        return
    text, offset = mentions[0].segment.text, mentions[0].segment.start
    hits = [(cue, found) for cue in _cues() for found in cue.words.find(text)]
    if not hits:
        return
    starts = [0, *(end.end() for end in _SENTENCE_END.finditer(text))]
    for cue, found in hits:
        at = bisect_right(starts, found.start()) - 1
        before = starts[at - 1] if at else starts[at]
        subject = _find_subject(mentions, before + offset, starts[at] + offset, found, text)
        if subject is not None and not _is_negated(text, subject.end - offset, starts[at], found):
            yield Deed(
                subject, cue.attribute, cue.value, found.start() + offset, found.end() + offset
            )


def _find_subject(
    mentions: Sequence[Mention], before: int, start: int, found: re.Match[str], text: str
) -> Mention | None:
    """The last person named before the cue, or the one whom an opening pronoun stands for.

    The sentence begins at `start` of the document, the sentence before it at `before`.
    """
    offset = mentions[0].segment.start
    named = [m for m in mentions if start <= m.start and m.end <= found.start() + offset]
    if named:
        return named[-1]
    earlier = [m for m in mentions if before <= m.start < start]
    opening = text[start - offset : min(start - offset + _OPENING, found.start())]
    if len({mention.name for mention in earlier}) == 1 and _list("pronouns").occurs_in(opening):
        return earlier[-1]
    return None


def _is_negated(text: str, subject_end: int, start: int, found: re.Match[str]) -> bool:
    """Whether a negation stands between the person and the cue, or a condition before it."""
    between = text[max(subject_end, start) : found.end()]
    return _list("negation").occurs_in(between) or _list("condition").occurs_in(
        text[start : found.end()]
    )


@cache
def _cues() -> tuple[Cue, ...]:
    return tuple(
        Cue(cue["attribute"], cue["value"], compile_words(cue["words"]))
        for cue in load_words("deeds")["cue"]
    )


@cache
def _list(name: str) -> WordList:
    """One of the lists of words that are no cues themselves."""
    return compile_words(load_words("deeds")[name])
