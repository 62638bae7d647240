"""A run's tables → why each cell of a person holds what it holds.

Reach for `explain_row` with the rows of stakeholders.csv and evidence.csv; `date_of` comes from
`read_dates` on documents.csv. What speaks against a value is listed beside what speaks for it.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.decisions import known_keys
from pipeline.export.cells import split_list
from pipeline.names import fold_name

Row = Mapping[str, str]
DateOf = Callable[[str, str, int], str]

# Each column that says something of the person, and the evidence that decides it.
_ATTRIBUTES = {
    "account": ("side", "likely_side", "organisation"),
    "name": ("name",),
    "aliases": ("name",),
    "email": ("email",),
    "phone": ("phone",),
    "title": ("title",),
    "former_titles": ("former_title", "title"),
    "department": ("department",),
    "role": ("role",),
    "influence": ("influence",),
    "style": ("style",),
    "stance": ("stance",),
    "reports_to": ("reports_to",),
    "needs": ("needs",),
    "status": ("status",),
}
# Columns that share their evidence with another: each shows the reasons of its own values.
_OWN_VALUES = {"name", "aliases", "title", "former_titles"}
_LISTS = {"aliases", "former_titles", "needs"}


@dataclass(frozen=True, slots=True)
class Reason:
    """Words of a document that say what a cell holds, or something else."""

    value: str
    confidence: str
    date: str
    document: str
    start: str
    end: str
    quote: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with all its reasons, the newest first; `confidence` where the column has one."""

    column: str
    value: str
    confidence: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A person's cells, why the forms of the name are one person, and what humans decided."""

    account: str
    id: str
    name: str
    cells: tuple[Cell, ...]
    merges: tuple[Row, ...] = ()
    decisions: tuple[Row, ...] = ()


def explain_row(
    row: Row,
    evidence: Iterable[Row],
    *,
    date_of: DateOf,
    merges: Iterable[Row] = (),
    decisions: Iterable[Row] = (),
) -> Explanation:
    """All that the tables say of the person of one row of stakeholders.csv."""
    own = row["stakeholder_id"]
    reasons = defaultdict(list)
    for item in evidence:
        if item["stakeholder_id"] == own:
            reasons[item["attribute"]].append(_read_reason(item, row["account"], date_of))
    return Explanation(
        account=row["account"],
        id=own,
        name=row["name"],
        cells=tuple(_explain_cell(row, column, reasons) for column in _ATTRIBUTES),
        merges=tuple(item for item in merges if item["stakeholder_id"] == own),
        decisions=tuple(item for item in decisions if _speaks_of(item, row)),
    )


def _speaks_of(decision: Row, row: Row) -> bool:
    known = (*split_list(decision.get("one", "")), *split_list(decision.get("other", "")))
    own = (row["stakeholder_id"], row["name"], row.get("email", ""))
    return not known_keys(known).isdisjoint(known_keys(own))


def _read_reason(item: Row, account: str, date_of: DateOf) -> Reason:
    at = int(item["start"]) if item["start"].isdecimal() else 0
    return Reason(
        value=item["value"],
        confidence=item["confidence"],
        date=date_of(account, item["document"], at),
        document=item["document"],
        start=item["start"],
        end=item["end"],
        quote=item["quote"],
    )


def _explain_cell(row: Row, column: str, reasons: Mapping[str, Sequence[Reason]]) -> Cell:
    value = row.get(column, "")
    found = [reason for name in _ATTRIBUTES[column] for reason in reasons.get(name, ())]
    if column in _OWN_VALUES:
        items = split_list(value) if column in _LISTS else (value,)
        held = {fold_name(item) for item in items}
        found = [reason for reason in found if fold_name(reason.value) in held]
    newest = sorted(found, key=lambda reason: reason.date, reverse=True)
    confidence = row.get(f"{column}_confidence", "")
    return Cell(column=column, value=value, confidence=confidence, reasons=tuple(newest))


def read_dates(documents: Iterable[Row]) -> DateOf:
    """The rows of documents.csv → the date of a place: account, document, offset -> 2026-03-23.

    A place belongs to the last message that begins before it; unknown documents have no date.
    """
    starts: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for row in documents:
        at = int(row["start"]) if row["start"].isdecimal() else 0
        starts[row["account"], row["document"]].append((at, row["date"]))
    ordered = {key: sorted(found) for key, found in starts.items()}

    def date_of(account: str, document: str, at: int) -> str:
        found = ordered.get((account, document), [])
        index = bisect_right(found, at, key=lambda start: start[0]) - 1
        return found[max(index, 0)][1] if found else ""

    return date_of
