"""How well the model of sides tells the customer's people from others, beside the rules alone.

usage: bench/sides.py [--write]

Fits the model to the train part of `corpora/annotated` and prints, for dev and test, how many of
the people who are not the customer's are known for it, and how many customers are taken for such.
`--write` puts the weights into `models/side/`.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping

from links import list_documents

from pipeline.config import load_config
from pipeline.corpus import Annotated
from pipeline.extract import extract
from pipeline.extract.camps.settle import WEIGHTS
from pipeline.extract.camps.train import Example, fit_sides, list_examples
from pipeline.extract.weights import score, write_weights
from pipeline.ingest import segment
from pipeline.marked import read_annotated
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
        write_weights(WEIGHTS, weights)


def read_examples(part: str) -> Iterator[Example]:
    """The people of one part of the split, as rules find them."""
    for annotated in list_documents("annotated", part):
        yield from read_people(annotated)


def read_people(annotated: Annotated) -> Iterator[Example]:
    """The people of one document."""
    settings = Settings(config=load_config(), seller=Seller(names=(annotated.seller,)))
    for document in read_annotated(annotated, limits=settings.config.limits):
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


if __name__ == "__main__":
    main(sys.argv[1:])
