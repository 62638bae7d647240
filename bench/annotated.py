"""The whole way over the annotated documents, each as an account of its own, scored like the gold.

usage: bench/annotated.py [--errors] [--train | --dev | --test] [--names] [PART…]

PART is the beginning of a file's name below `corpora/annotated` (`en-a`, `zh-c01`); without one
all are read. `--train`, `--dev` and `--test` keep one part of the split by document, `--names`
reads `corpora/names` instead. A document's people and their labels are the gold; names marked in
the text are the aliases. Documents are short, so figures of labels are lower than over an account's
many documents.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gold import format_reports

from pipeline.config import load_config
from pipeline.corpus import Annotated, load_documents, part_of
from pipeline.export import to_row
from pipeline.marked import read_annotated
from pipeline.measures import Report, score_accounts
from pipeline.run import Settings, run_account
from pipeline.types import Seller

CORPORA = Path(__file__).resolve().parent.parent / "corpora"
NOTHING = {"role": "unknown", "influence": "unknown", "style": "unknown", "stance": "neutral"}


def main(argv: list[str]) -> None:
    """Print the figures of each language, and the errors if asked for."""
    parts = tuple(arg for arg in argv if not arg.startswith("--")) or ("en", "zh")
    folder = CORPORA / ("names" if "--names" in argv else "annotated")
    files = sorted(path for path in folder.glob("*.txt") if path.name.startswith(parts))
    kept = {part for part in ("train", "dev", "test") if f"--{part}" in argv}
    documents = [
        document
        for path in files
        for document in load_documents(path)
        if not kept or part_of(document.id) in kept
    ]
    languages = sorted({document.language for document in documents})
    reports = {
        language: score_documents(d for d in documents if d.language == language)
        for language in languages
    }
    for line in format_reports(reports):
        print(line)
    if "--errors" in argv:
        for report in reports.values():
            for error in report.errors:
                print(*error, sep="\t")


def score_documents(documents: Iterable[Annotated]) -> Report:
    """Each document read as a text file of its own account."""
    gold, rows = [], []
    for annotated in documents:
        gold.append(_to_gold(annotated))
        settings = Settings(config=load_config(), seller=Seller(names=(annotated.seller,)))
        people = run_account(
            annotated.account,
            read_annotated(annotated, limits=settings.config.limits),
            settings=settings,
        )
        rows += [{**to_row(person), "account": annotated.id} for person in people]
    return score_accounts(gold, rows)


def _to_gold(annotated: Annotated) -> dict[str, Any]:
    names = {person.id: person.fields["name"] for person in annotated.people}
    customers = [
        {
            **NOTHING,
            **person.fields,
            "reports_to": names.get(person.fields.get("reports_to", "")),
            "aliases": sorted(
                {annotated.text[m.start : m.end] for m in annotated.marks
                 if m.kind == "p" and m.arguments == (person.id,)}
            ),
        }
        for person in annotated.people
        if person.fields.get("side") == "customer"
    ]  # fmt: skip
    others = [p.fields for p in annotated.people if p.fields.get("side") != "customer"]
    return {"account": annotated.id, "stakeholders": customers, "others": others}


if __name__ == "__main__":
    main(sys.argv[1:])
