"""What the name model sees in the segments of an account: spans of people, titles, firms, units.

Reach for `tag_segments` once per account: one pass over all prose, in batches, and words that
stand there twice, as quoted copies do, are read once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.timing import timed
from pipeline.types import Fact, Segment

_BATCH = 256
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
    # spaCy takes long to import, for which commands that read nothing need not wait.
    from pipeline.extract.nlp.spare import import_spared

    with import_spared():
        from pipeline.extract.nlp.load import load_nlp

    texts = [segment.document.text[segment.start : segment.end] for segment in segments]
    unique = list(dict.fromkeys(texts))
    docs = dict(zip(unique, load_nlp().pipe(unique, batch_size=_BATCH), strict=True))
    return [
        [
            Tag(segment.start + ent.start_char, segment.start + ent.end_char, ent.label_)
            for ent in docs[text].ents
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
