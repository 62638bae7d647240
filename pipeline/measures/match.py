"""Which row is meant to be which labelled person, and whether their titles agree."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

ENOUGH_TITLE = 0.8  # overlap of words from which on two titles are the same

_HONORIFIC = re.compile(
    r"^(?:mr|mrs|ms|miss|dr|prof|sir|dame|herr|frau|sr|sra|ing|shri|smt)\.?\s+", re.IGNORECASE
)
_APART = re.compile(r"[\s.,'’`\-–·•()（）\"“”]+")
_TITLE_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_]+")
_RUN = 6  # characters of a quote that are compared at once
Row = Mapping[str, Any]


def fold_cell(text: str | None) -> str:
    """A cell as it is compared: `Ms. O’Neil` -> `o neil`."""
    folded = unicodedata.normalize("NFKC", text or "").casefold().strip()
    return _APART.sub(" ", _HONORIFIC.sub("", folded)).strip()


def names_of(row: Row) -> tuple[str, set[str]]:
    """A row's name and its aliases, folded; aliases may be a list or a cell."""
    aliases = row["aliases"]
    items = aliases.split(";") if isinstance(aliases, str) else aliases or ()
    return fold_cell(row["name"]), {folded for item in items if (folded := fold_cell(item))}


def agree(person: Row, row: Row, column: str) -> bool:
    """Whether two cells hold the same."""
    return fold_cell(person.get(column)) == fold_cell(row.get(column))


def affinity(person: Row, row: Row) -> int:
    """How surely a row is the labelled person: 0 (nothing in common) to 9."""
    name, aliases = names_of(person)
    said, said_aliases = names_of(row)
    score = 4 * bool(person.get("email") and agree(person, row, "email"))
    if name == said:
        score += 4
    elif said in aliases or name in said_aliases:
        score += 2
    return score + bool((aliases | {name}) & (said_aliases | {said}))


def match_rows(people: Sequence[Row], rows: Sequence[Row]) -> dict[int, int]:
    """Each person's row, the surest pairs first: index of person → index of row."""
    pairs = [
        (-score, at, row_at)
        for at, person in enumerate(people)
        for row_at, row in enumerate(rows)
        if (score := affinity(person, row))
    ]
    match: dict[int, int] = {}
    for _, at, row_at in sorted(pairs):
        if at not in match and row_at not in match.values():
            match[at] = row_at
    return match


def holds_quote(cell: str | None, quote: str) -> bool:
    """Whether a cell holds half of a quote's runs of six characters; blanks do not count."""
    said, wanted = (fold_cell(text).replace(" ", "") for text in (cell, quote))
    runs = {wanted[at : at + _RUN] for at in range(max(1, len(wanted) - _RUN + 1))}
    return 2 * sum(run in said for run in runs) >= len(runs)


def is_same_title(person: Row, row: Row) -> bool:
    """Whether two titles agree, with or without the department in front of them."""
    forms = [(gold, said) for gold in _title_forms(person) for said in _title_forms(row)]
    return max(_overlap(gold, said) for gold, said in forms) >= ENOUGH_TITLE


def _title_forms(row: Row) -> list[str]:
    title, unit = row.get("title") or "", row.get("department") or ""
    return [title, f"{unit} {title}"] if title else [""]


def _overlap(one: str, other: str) -> float:
    """F1 of the words (Latin) and characters (Chinese) of two titles."""
    words, others = (Counter(_TITLE_WORD.findall(fold_cell(text))) for text in (one, other))
    both = (words & others).total()
    return 2 * both / (words.total() + others.total()) if both else 0.0
