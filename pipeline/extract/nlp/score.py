"""How good the model is: exact entity F1 by label, and words a second.

Reach for `score_sets` to fill the figure table of the model's card.
"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from pipeline.corpus import Part
from pipeline.extract.nlp.samples import Sample, own_samples, public_samples

# Public set, its part, and the labels on which it is compared.
PUBLIC_SETS = (
    ("zh_cluener", "dev", ("PERSON", "TITLE")),
    ("zh_resume", "test", ("PERSON", "TITLE")),
    ("zh_weibo", "test", ("PERSON",)),
    ("en_wnut17", "test", ("PERSON",)),
    ("en_wikigold", "", ("PERSON",)),
)
OWN_LABELS = ("PERSON", "TITLE", "ORG", "DEPT")


@dataclass(frozen=True, slots=True)
class Figure:
    """Exact-match figures of one label on one set; `support` counts the true spans."""

    name: str
    label: str
    precision: float
    recall: float
    f1: float
    support: int


def count_spans(
    nlp: Language, samples: Sequence[Sample]
) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Hits, found and true spans, each counted by label. A hit has offsets and label right."""
    hits: Counter[str] = Counter()
    found: Counter[str] = Counter()
    true: Counter[str] = Counter()
    docs = nlp.pipe((sample.text for sample in samples), batch_size=64)
    for sample, doc in zip(samples, docs, strict=True):
        predicted = {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents}
        found.update(label for _, _, label in predicted)
        true.update(label for _, _, label in sample.spans)
        hits.update(label for _, _, label in predicted & set(sample.spans))
    return hits, found, true


def score(
    nlp: Language, samples: Sequence[Sample], *, name: str, labels: Iterable[str]
) -> Iterator[Figure]:
    """One figure a label: precision, recall and F1 of exact spans."""
    hits, found, true = count_spans(nlp, samples)
    for label in labels:
        precision = hits[label] / (found[label] or 1)
        recall = hits[label] / (true[label] or 1)
        both = found[label] + true[label]
        yield Figure(name, label, precision, recall, 2 * hits[label] / (both or 1), true[label])


def score_sets(
    nlp: Language, annotated: Path, public: Path | None, *, part: Part = "test"
) -> Iterator[Figure]:
    """The whole table: our own `part` by language, then the public sets where they lie."""
    own = list(own_samples(annotated, part))
    for language in ("en", "zh"):
        chosen = [sample for sample in own if sample.language == language]
        yield from score(nlp, chosen, name=f"own_{language}_{part}", labels=OWN_LABELS)
    for name, public_part, labels in PUBLIC_SETS if public else ():
        samples = list(public_samples(public, name, public_part)) if public else []
        yield from score(nlp, samples, name=f"{name}_{public_part}".rstrip("_"), labels=labels)


def measure_speed(nlp: Language, texts: Sequence[str]) -> float:
    """Words a second of CPU time, a CJK character counting as one, as the tokenizer cuts."""
    began = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
    return words / (time.process_time() - began)
