"""How well the model of sides tells the customer's people from others, beside the rules alone.

usage: bench/sides.py [--write]

Fits the model to the train part of `corpora/annotated` and prints, for dev and test, how many of
the people who are not the customer's are known for it, and how many customers are taken for such.
`--write` puts the weights into `models/side/`.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotated import CORPORA, read_annotated

from pipeline.config import load_config
from pipeline.corpus import Annotated, load_documents
from pipeline.extract import extract
from pipeline.extract.camps.train import Example, fit_sides, list_examples
from pipeline.extract.camps.weights import weights_path
from pipeline.extract.nlp.samples import part_of
from pipeline.extract.pairs.weights import score
from pipeline.ingest import segment
from pipeline.run import Settings
from pipeline.types import Seller

OUTSIDE = {"f:side seller", "f:side third_party"}


def main(argv: list[str]) -> None:
    """Print the table; write the weights if asked for."""
    examples = {part: list(read_examples(part)) for part in ("train", "dev", "test")}
    weights = fit_sides(examples["train"])
    print("part  language  outside  rules  false  model  false")
    for part in ("dev", "test"):
        for language in ("en", "zh"):
            rows = [row for row in examples[part] if row.language == language]
            print(f"{part:6}{language:10}", *(f"{n:7}" for n in count(rows, weights)), sep="")
    if "--write" in argv:
        write_weights(weights, weights_path())


def read_examples(part: str) -> Iterator[Example]:
    """The people of one part of the split, as rules find them."""
    for path in sorted((CORPORA / "annotated").glob("*.txt")):
        for annotated in load_documents(path):
            if part_of(annotated.id) == part:
                yield from read_people(annotated)


def read_people(annotated: Annotated) -> Iterator[Example]:
    """The people of one document."""
    settings = Settings(config=load_config(), seller=Seller(names=(annotated.seller,)))
    for document in read_annotated(annotated, settings):
        pieces = list(segment(document))
        found = extract(pieces, seller=settings.seller, config=settings.config.extract)
        yield from list_examples(annotated, list(found), pieces)


def count(rows: Iterable[Example], weights: Mapping[str, float]) -> list[int]:
    """Outsiders, then those known and customers mistaken: by rules, by the model where silent."""
    rows = list(rows)
    ruled = [bool(OUTSIDE & row.features) for row in rows]
    told = [r or score(row.features, weights) > 0.5 for r, row in zip(ruled, rows, strict=True)]
    return [
        sum(row.is_outside for row in rows),
        *(
            sum(hit for hit, row in zip(hits, rows, strict=True) if row.is_outside is outside)
            for hits in (ruled, told)
            for outside in (True, False)
        ),
    ]


def write_weights(weights: Mapping[str, float], path: Path) -> None:
    """One feature a line, so that changes can be read."""
    lines = (f"{json.dumps(name, ensure_ascii=False)}: {w}" for name, w in weights.items())
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
