"""Samples cut into windows that a transformer reads: word pieces, capitals, tags.

Reach for this from `teacher.py`. Words are those of the project's own tokenizer, so that what the
teacher says of a word is said of a token of the name model.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.nlp.samples import LABELS, Sample, Span

TAGS = ("O", *(f"{part}-{label}" for label in LABELS for part in "BI"))
UNKNOWN = -100  # what the loss of PyTorch leaves out
# Word pieces of a window; attention costs their square.
LONGEST = 120
_LONGEST_WORD = 8
SHAPES = 6


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `[start, end)` of its text: its pieces, its capitals, the number of its tag."""

    start: int
    end: int
    pieces: tuple[int, ...]
    shape: int
    tag: int


Window = Sequence[Word]


def cut_windows(nlp: Language, tokenizer: Any, sample: Sample) -> Iterator[Window]:
    """The sample's words in windows of up to `LONGEST` pieces."""
    doc = nlp.make_doc(sample.text)
    tags = tag_tokens(doc, sample)
    tokens = [token for token in doc if not token.is_space]
    if not tokens:
        return
    cut = tokenizer([token.text for token in tokens], add_special_tokens=False).input_ids
    window: list[Word] = []
    size = 0
    for token, pieces in zip(tokens, cut, strict=True):
        few = tuple(pieces[:_LONGEST_WORD]) or (tokenizer.unk_token_id,)
        if size + len(few) > LONGEST:
            yield window
            window, size = [], 0
        end = token.idx + len(token.text)
        window.append(Word(token.idx, end, few, name_shape(token.text), tags[token.i]))
        size += len(few)
    yield window


def tag_tokens(doc: Doc, sample: Sample) -> list[int]:
    """One tag a token; UNKNOWN where the sample does not know or a span cuts a token in two."""
    tags = [0] * len(doc)
    for start, end in sample.missing:
        for token in doc.char_span(start, end, alignment_mode="expand") or ():
            tags[token.i] = UNKNOWN
    for start, end, label in sample.spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        exact = span is not None and (span.start_char, span.end_char) == (start, end)
        for place, token in enumerate(span or ()):
            tags[token.i] = TAGS.index(f"{'BI'[place > 0]}-{label}") if exact else UNKNOWN
    return tags


def name_shape(word: str) -> int:
    """What a lower-cased vocabulary does not see: 1 lower, 2 Title, 3 UPPER, 4 miXed, 5 digits."""
    tests = (
        word.islower(),
        word.istitle(),
        word.isupper(),
        any(char.isupper() for char in word),
        any(char.isdigit() for char in word),
    )
    return next((number for number, holds in enumerate(tests, 1) if holds), 0)


def count_pieces(window: Window) -> int:
    """How many pieces a window takes, the two marks around it included."""
    return 2 + sum(len(word.pieces) for word in window)


def batch_windows(windows: Sequence[Window], size: int, rng: Random) -> list[list[int]]:
    """Numbers of windows of like length, `size` pieces a batch, the batches in random order."""
    order = sorted(range(len(windows)), key=lambda n: count_pieces(windows[n]) + 20 * rng.random())
    batches: list[list[int]] = [[]]
    longest = 0
    for number in order:
        longest = max(longest, count_pieces(windows[number]))
        if batches[-1] and longest * (len(batches[-1]) + 1) > size:
            batches.append([])
            longest = count_pieces(windows[number])
        batches[-1].append(number)
    rng.shuffle(batches)
    return batches


def read_tags(words: Iterable[Word], tags: Iterable[int]) -> list[Span]:
    """Tags in a row → spans: B-TITLE, I-TITLE, O -> one TITLE."""
    spans: list[Span] = []
    inside = ""
    for word, number in zip(words, tags, strict=True):
        part, _, label = TAGS[number].partition("-")
        if part == "I" and label == inside:
            spans[-1] = (spans[-1][0], word.end, label)
        elif label:
            spans.append((word.start, word.end, label))
        inside = label
    return spans
