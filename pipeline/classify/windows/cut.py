"""A document's mentions → windows for the classifier, one for each person whom a sentence may show.

Reach for `cut_windows`. Names are not in the text that the model reads: the person in question is
`[P]`, everybody else `[O]`, so no label can hang on a name, its gender or its language. A sentence
is read for those whom it names, for its speaker or author, and, where it names nobody, for those
named just before it: the sentence before is always there to be read with it. A sentence of names
alone ("Lee,") shows nothing of anybody, and is not read.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.classify.speech import Speech, find_speeches
from pipeline.classify.windows.names import group_names
from pipeline.classify.windows.sentences import split_sentences
from pipeline.lexicon import load_words
from pipeline.types import How, Mention, Part

PERSON, OTHER = "[P]", "[O]"
_BEFORE = 120  # characters of the sentence before
_BACK = 4  # sentences over which a person stays the one spoken of
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words at `[start, end)` of the document, whose they are, and whom they name."""

    start: int
    end: int
    speaker: Mention | None
    named: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """What the model reads of a person: `text` is the sentence at `[start, end)`, marked.

    `before` is the sentence before it, marked alike; `mention` is where the person was met.
    """

    mention: Mention
    before: str
    text: str
    start: int
    end: int


def cut_windows(mentions: Sequence[Mention]) -> list[Window]:
    """The windows of one document, from its mentions in reading order.

    `Dana frowned. She asks for data.` -> two windows of Dana, the second read with the first.
    """
    groups = group_names(mention.name for mention in mentions)
    sentences = _list_sentences(mentions)
    windows = []
    for number, sentence in enumerate(sentences):
        before = sentences[number - 1] if number else None
        for key, mention in _find_people(sentences, number, groups).items():
            text = _mark(sentence, key, groups, mention)
            if not _says_something(text):
                continue
            windows.append(
                Window(
                    mention=mention,
                    before=_mark(before, key, groups, mention)[-_BEFORE:] if before else "",
                    text=text,
                    start=sentence.start,
                    end=sentence.end,
                )
            )
    return windows


def _says_something(text: str) -> bool:
    """Whether there are words beside the marks."""
    return any(map(str.isalnum, text.replace(PERSON, "").replace(OTHER, "")))


def _list_sentences(mentions: Sequence[Mention]) -> list[Sentence]:
    """Sentences of all that was said or written, each once, in reading order."""
    if not mentions:
        return []
    text = mentions[0].segment.document.text
    speeches = find_speeches(mentions)
    regions: dict[tuple[int, int], Mention | None] = {(s.start, s.end): s.mention for s in speeches}
    bodies = {(m.segment.start, m.segment.end) for m in mentions if m.segment.part is Part.BODY}
    regions |= {body: None for body in bodies if not _lies_within(body, speeches)}
    named = sorted(
        (m for m in mentions if m.how is How.NAMED and m.segment.part is Part.BODY),
        key=lambda m: m.start,
    )
    return [
        Sentence(
            start + region[0],
            end + region[0],
            speaker,
            tuple(m for m in named if m.start - region[0] < end and start < m.end - region[0]),
        )
        for region, speaker in sorted(regions.items(), key=lambda item: item[0])
        for start, end in split_sentences(text[region[0] : region[1]])
    ]


def _lies_within(body: tuple[int, int], speeches: Sequence[Speech]) -> bool:
    return any(speech.start <= body[0] < speech.end for speech in speeches)


def _find_people(
    sentences: Sequence[Sentence], number: int, groups: Mapping[str, str]
) -> dict[str, Mention]:
    """Whom a sentence may be about, each with the mention that says so."""
    sentence = sentences[number]
    text = _text(sentence)
    found = {groups[m.name]: m for m in reversed(sentence.named)}
    if sentence.speaker is not None:
        found.setdefault(groups[sentence.speaker.name], sentence.speaker)
    if not found or _has_pronoun(text):
        found = _named_before(sentences, number, groups) | found
    return found


def _named_before(
    sentences: Sequence[Sentence], number: int, groups: Mapping[str, str]
) -> dict[str, Mention]:
    """The people of the nearest sentence before that names any, if it is near enough."""
    for earlier in reversed(sentences[max(number - _BACK, 0) : number]):
        if earlier.named:
            return {groups[m.name]: m for m in earlier.named}
    return {}


def _text(sentence: Sentence) -> str:
    mention = sentence.speaker or next(iter(sentence.named), None)
    return mention.segment.document.text[sentence.start : sentence.end] if mention else ""


def _has_pronoun(text: str) -> bool:
    words = load_words("windows")
    latin = _WORD.findall(text.lower())
    return not _pronouns().isdisjoint(latin) or any(char in text for char in words["pronouns_zh"])


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(load_words("windows")["pronouns_en"].split())


def _mark(sentence: Sentence, key: str, groups: Mapping[str, str], of: Mention) -> str:
    """The sentence with its speaker before it and marks in the place of all names."""
    text = of.segment.document.text
    pieces, at = [], sentence.start
    if sentence.speaker is not None:
        pieces.append(f"{_choose(sentence.speaker, key, groups)}: ")
    for mention in sentence.named:
        if mention.end > at:
            pieces += [text[at : mention.start], f" {_choose(mention, key, groups)} "]
            at = mention.end
    pieces.append(text[at : sentence.end])
    return " ".join("".join(pieces).split())


def _choose(mention: Mention, key: str, groups: Mapping[str, str]) -> str:
    return PERSON if groups[mention.name] == key else OTHER
