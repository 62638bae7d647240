"""A sample as a row of pieces, the form in which augmentation edits it.

Reach for `cut_pieces` before an edit and `join_pieces` after it: offsets follow by themselves.
"""

from collections.abc import Callable, Iterable
from random import Random

from pipeline.extract.nlp.samples import MISSING, Sample, drop_overlaps

# Words and their label: "" between spans, MISSING where labels are not known.
Piece = tuple[str, str]
Pieces = list[Piece]
Edit = Callable[[Pieces, Random], Pieces]


def cut_pieces(sample: Sample) -> Pieces:
    """`Dana, VP` with two spans -> [("Dana", "PERSON"), (", ", ""), ("VP", "TITLE")]."""
    unknown = [(start, end, MISSING) for start, end in sample.missing]
    pieces: Pieces = []
    at = 0
    for start, end, label in drop_overlaps([*sample.spans, *unknown]):
        pieces.append((sample.text[at:start], ""))
        pieces.append((sample.text[start:end], label))
        at = end
    pieces.append((sample.text[at:], ""))
    return [piece for piece in pieces if piece[0]]


def join_pieces(pieces: Iterable[Piece], *, source: str, language: str) -> Sample:
    """The inverse of `cut_pieces`."""
    text = ""
    spans: list[tuple[int, int, str]] = []
    for words, label in pieces:
        if label and words:
            spans.append((len(text), len(text) + len(words), label))
        text += words
    return Sample(
        text=text,
        spans=tuple(span for span in spans if span[2] != MISSING),
        source=source,
        language=language,
        missing=tuple((start, end) for start, end, label in spans if label == MISSING),
    )
