"""What the name model sees in the segments of an account: spans of people, titles, firms, units.

Reach for `tag_segments` once per account: one pass over all prose, in batches, and words that
stand there twice, as quoted copies do, are read once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.extract.nlp.read import read_spans
from pipeline.timing import timed
from pipeline.types import Fact, Segment

_SURE = 0.7
_ATTRIBUTES = {"TITLE": "title", "DEPT": "department"}


@dataclass(frozen=True, slots=True)
class Tag:
    """A span of the document's text and what it is: PERSON, TITLE, ORG or DEPT."""

    start: int
    end: int
    label: str


@timed("name model")
def tag_segments(segments: Sequence[Segment]) -> list[list[Tag]]:
    """For each segment its tags in reading order. Raises ConfigError, as `load_nlp`."""
    texts = [segment.document.text[segment.start : segment.end] for segment in segments]
    unique = list(dict.fromkeys(texts))
    spans = dict(zip(unique, read_spans(unique), strict=True))
    return [
        [
            Tag(segment.start + start, segment.start + end, label)
            for start, end, label in spans[text]
        ]
        for segment, text in zip(segments, texts, strict=True)
    ]


def to_facts(text: str, tags: Iterable[Tag]) -> list[Fact]:
    """Tags of titles and departments as facts of nobody yet."""
    return [
        Fact(_ATTRIBUTES[tag.label], text[tag.start : tag.end], tag.start, tag.end, _SURE)
        for tag in tags
        if tag.label in _ATTRIBUTES
    ]
