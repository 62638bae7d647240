"""Samples → spaCy's binary training format, with unknown stretches left unlabelled.

Reach for `write_docbin` before training.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from pipeline.extract.nlp.load import register_parts
from pipeline.extract.nlp.samples import Sample


def make_blank() -> Language:
    """A pipeline with the tokenizer alone, which cuts the training texts."""
    register_parts()
    tokenizer = {"@tokenizers": "keyroles.Mixed.v1"}
    return spacy.blank("xx", config={"nlp": {"tokenizer": tokenizer}})


def make_doc(nlp: Language, sample: Sample) -> Doc:
    """The sample as spaCy's Doc. A span that cuts a token in two is widened and left unknown."""
    doc = nlp.make_doc(sample.text)
    exact: list[Span] = []
    unknown: list[Span] = []
    for start, end, label in sample.spans:
        span = doc.char_span(start, end, label=label)
        if span is not None:
            exact.append(span)
        else:
            unknown.extend(_widen(doc, start, end))
    for start, end in sample.missing:
        unknown.extend(_widen(doc, start, end))
    taken = {token.i for span in exact for token in span}
    free = [
        span
        for wide in unknown
        for span in (doc[token.i : token.i + 1] for token in wide)
        if span.start not in taken
    ]
    doc.set_ents(exact, missing=list({span.start: span for span in free}.values()))
    return doc


def _widen(doc: Doc, start: int, end: int) -> Iterator[Span]:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is not None:
        yield span


def write_docbin(nlp: Language, samples: Iterable[Sample], path: Path) -> int:
    """Writes `path` and returns how many documents it holds."""
    docs = [make_doc(nlp, sample) for sample in samples if sample.text.strip()]
    DocBin(attrs=["ENT_IOB", "ENT_TYPE"], docs=docs).to_disk(path)
    return len(docs)
