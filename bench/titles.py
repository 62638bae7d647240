"""How often the title rules give the labelled role, on titles never looked at while writing them.

usage: bench/titles.py [--errors]

Reads `corpora/annotated/titles.tsv` (title, lang, role). A title belongs to the held-out fifth by
the hash of its words, so that the parts stay the same when the list grows. `--errors` shows the
wrong ones of the other four fifths.
"""

import csv
import hashlib
import sys
from pathlib import Path

from pipeline.classify.titles import find_role

TITLES = Path(__file__).resolve().parent.parent / "corpora" / "annotated" / "titles.tsv"


def main(argv: list[str]) -> None:
    """Print accuracy by language and part."""
    errors = "--errors" in argv
    with TITLES.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    for lang in ("en", "zh"):
        for part in ("tuned", "held out"):
            chosen = [r for r in rows if r["lang"] == lang and _part(r["title"]) == part]
            wrong = [r for r in chosen if find_role(r["title"]) != r["role"]]
            print(
                f"{lang} {part:8} {len(chosen):5} titles  {1 - len(wrong) / len(chosen):.3f} right"
            )
            if errors and part == "tuned":
                for row in wrong:
                    print(f"  {row['title']}: {row['role']}, not {find_role(row['title'])}")


def _part(title: str) -> str:
    digest = hashlib.sha256(title.encode()).digest()
    return "held out" if digest[0] % 5 == 0 else "tuned"


if __name__ == "__main__":
    main(sys.argv[1:])
