"""The whole way over every annotated document as if it were an account of its own.

    python bench/corpus.py [--errors N]

Many more people than the gold accounts hold, in far more ways of writing; the figures show whether
a rule is general. A predicted row is right where it shares a name or a surface form with a
customer's person; a row that is somebody of the seller's or a third party is an outsider.
"""

import argparse
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from pipeline.config import load_config
from pipeline.corpus import Annotated, load_documents
from pipeline.ingest import Source
from pipeline.names import fold_name
from pipeline.run import Settings, read_one, run_accounts
from pipeline.types import Seller, Stakeholder

ANNOTATED = Path(__file__).parent.parent / "corpora" / "annotated"


@dataclass(frozen=True, slots=True)
class Known:
    """One person of a document: every folded form of the name, and what is labelled."""

    name: str
    side: str
    forms: frozenset[str]
    title: str
    role: str


def list_people(document: Annotated) -> list[Known]:
    """Everybody that the document marks, of whichever side."""
    forms = defaultdict(set)
    for mark in document.marks:
        if mark.kind == "p":
            forms[mark.arguments[0]].add(fold_name(document.text[mark.start : mark.end]))
    return [
        Known(
            name=person.fields["name"],
            side=person.fields["side"],
            forms=frozenset(forms[person.id] | {fold_name(person.fields["name"])}),
            title=person.fields.get("title", ""),
            role=person.fields.get("role", "unknown"),
        )
        for person in document.people
    ]


def find_rows(document: Annotated) -> list[Stakeholder]:
    """What keyroles makes of the document's plain text."""
    settings = Settings(
        config=load_config(), seller=Seller(names=(document.seller,)), account=document.account
    )
    source = Source(name=f"{document.id}.txt", payload=document.text.encode())
    reading = read_one(source, settings=settings, fallback=document.account)
    return [row for _, rows in run_accounts(reading, settings=settings) for row in rows]


def score_document(document: Annotated, counts: Counter[str]) -> list[str]:
    """Add one document's hits and misses to the counts; gives its errors as lines."""
    errors = []
    left = list_people(document)
    for row in find_rows(document):
        forms = {fold_name(form) for form in (row.name, *row.aliases)}
        match = next((known for known in left if known.forms & forms), None)
        counts["rows"] += 1
        if match is None:
            errors.append(f"{document.id}\textra\t{row.name}\t{row.title}")
            continue
        left.remove(match)
        if match.side != "customer":
            counts["outsiders"] += 1
            errors.append(f"{document.id}\toutsider\t{row.name}\t{match.side}")
            continue
        counts["found"] += 1
        counts["role right"] += row.role.value == match.role
        counts["title said"] += bool(row.title)
        counts["title right"] += bool(match.title) and fold_name(row.title) == fold_name(
            match.title
        )
        if fold_name(row.title) != fold_name(match.title):
            errors.append(f"{document.id}\ttitle\t{row.name}\tgold {match.title} said {row.title}")
    customers = [known for known in list_people(document) if known.side == "customer"]
    counts["people"] += len(customers)
    counts["titles"] += sum(bool(known.title) for known in customers)
    missed = [known for known in left if known.side == "customer"]
    return errors + [f"{document.id}\tmissed\t{known.name}\t{known.title}" for known in missed]


def f1(right: int, said: int, gold: int) -> str:
    """Precision, recall and F1 of three counts as one cell."""
    precision, recall = right / max(said, 1), right / max(gold, 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}"


def main() -> None:
    """Print the table, and the first errors to standard error."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--errors", type=int, default=0, help="how many errors to show")
    parser.add_argument("--every", type=int, default=1, help="only every Nth document")
    options = parser.parse_args()
    for language in ("en", "zh"):
        counts: Counter[str] = Counter()
        errors = []
        for path in sorted(ANNOTATED.glob(f"{language}-[a-z]*.txt")):
            for document in list(load_documents(path))[:: options.every]:
                errors += score_document(document, counts)
        print(f"{language}  person  {f1(counts['found'], counts['rows'], counts['people'])}")
        print(
            f"{language}  title   "
            f"{f1(counts['title right'], counts['title said'], counts['titles'])}"
        )
        print(
            f"{language}  role accuracy of those found "
            f"{counts['role right'] / max(counts['found'], 1):.3f}, "
            f"outsiders listed {counts['outsiders']} of {counts['rows']} rows"
        )
        print("\n".join(errors[: options.errors]), file=sys.stderr)


if __name__ == "__main__":
    main()
