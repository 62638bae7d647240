"""Text with labelled spans, from which the model learns: our own corpus and the public sets.

Reach for `own_samples` and `public_samples`.
"""

import json
import lzma
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.corpus import Annotated, Part, load_documents, part_of

LABELS = ("PERSON", "TITLE", "ORG", "DEPT")
Span = tuple[int, int, str]
MARK_LABELS = {"p": "PERSON", "t": "TITLE", "o": "ORG", "d": "DEPT"}
MISSING = "MISSING"

# Set -> its label -> ours. A label that is not named here is nothing to us; MISSING is unknown:
# what the set calls so may or may not be one of ours (news and tweets call a team or a state an
# organisation, and a nominal mention a person).
PUBLIC: Mapping[str, Mapping[str, str]] = {
    "zh_cluener": {
        "name": "PERSON",
        "position": "TITLE",
        "company": "ORG",
        "organization": MISSING,
        "government": MISSING,
    },
    "zh_resume": {"NAME": "PERSON", "TITLE": "TITLE", "ORG": "ORG"},
    "zh_weibo": {"PER.NAM": "PERSON", "PER.NOM": MISSING, "ORG.NAM": MISSING, "ORG.NOM": MISSING},
    "en_wnut17": {"person": "PERSON", "corporation": "ORG", "group": MISSING},
    "en_btc_a": {"PER": "PERSON", "ORG": MISSING},
    "en_btc_b": {"PER": "PERSON", "ORG": MISSING},
    "en_btc_e": {"PER": "PERSON", "ORG": MISSING},
    "en_btc_f": {"PER": "PERSON", "ORG": MISSING},
    "en_btc_g": {"PER": "PERSON", "ORG": MISSING},
    "en_btc_h": {"PER": "PERSON", "ORG": MISSING},
    "en_re3d": {"Person": "PERSON", "Organisation": MISSING},
    "en_wikigold": {"PER": "PERSON", "ORG": "ORG"},
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A text with its spans `(start, end, label)`; what is true of `missing` is not known."""

    text: str
    spans: tuple[Span, ...]
    source: str
    language: str
    missing: tuple[tuple[int, int], ...] = ()


def own_samples(folder: Path, part: Part) -> Iterator[Sample]:
    """One part of the annotated documents in `folder`. Raises CorpusError, as the loader."""
    for path in sorted(folder.glob("*.txt")):
        for document in load_documents(path):
            if part_of(document.id) == part:
                yield _from_document(document)


def _from_document(document: Annotated) -> Sample:
    marked = [
        (mark.start, mark.end, MARK_LABELS[mark.kind])
        for mark in document.marks
        if mark.kind in MARK_LABELS
    ]
    return Sample(
        text=document.text,
        spans=tuple(drop_overlaps(marked)),
        source="own",
        language=document.language,
    )


def drop_overlaps(spans: list[Span]) -> list[Span]:
    """Spans in order of text without those that lie in a longer one."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def public_samples(folder: Path, name: str, part: str = "") -> Iterator[Sample]:
    """One public set as samples: `public_samples(folder, "en_wnut17", "train")`."""
    labels = PUBLIC[name]
    with lzma.open(
        folder / f"{name}{part and '_' + part}.jsonl.xz", "rt", encoding="utf-8"
    ) as file:
        for line in file:
            record = json.loads(line)
            spans = [
                (start, end, labels[label])
                for start, end, label in record["ents"]
                if label in labels and end > start
            ]
            yield Sample(
                text=record["text"],
                spans=tuple(drop_overlaps([span for span in spans if span[2] != MISSING])),
                source=name,
                language=name[:2],
                missing=tuple((start, end) for start, end, label in spans if label == MISSING),
            )
