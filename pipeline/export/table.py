"""Stakeholders → `stakeholders.csv`, `evidence.csv` and `skipped.csv`, as docs/LABELS.md says.

RFC 4180: a header line, CRLF line ends, every cell in quotes. No byte-order mark, since it breaks
the first column's name for other readers than Excel.
"""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TextIO

from pipeline.export.cells import fold_space, guard_cell, join_list, unguard_cell
from pipeline.export.evidence_ids import identify_evidence
from pipeline.labels import JUDGED
from pipeline.types import Evidence, Stakeholder

Rows = Iterable[Mapping[str, str]]

COLUMNS = (
    "account",
    "stakeholder_id",
    "name",
    "aliases",
    "email",
    "phone",
    "title",
    "former_titles",
    "department",
    "role",
    "role_confidence",
    "influence",
    "influence_confidence",
    "style",
    "style_confidence",
    "stance",
    "stance_confidence",
    "reports_to",
    "needs",
    "status",
    "first_seen",
    "last_seen",
    "documents",
    "mentions",
)
EVIDENCE_COLUMNS = (
    "stakeholder_id",
    "attribute",
    "value",
    "confidence",
    "document",
    "start",
    "end",
    "quote",
    "evidence_id",
)
SKIPPED_COLUMNS = ("source", "reason")

_PLAIN = ("account", "name", "email", "phone", "title", "department", "reports_to", "status")
_LISTS = ("aliases", "former_titles", "needs")


def to_row(stakeholder: Stakeholder) -> dict[str, str]:
    """One stakeholder as the cells of its row, by column name and in the columns' order.

    Cells are plain text here; the guard against formulas is put on when they are written.
    """
    cells = {key: fold_space(getattr(stakeholder, key)) for key in _PLAIN}
    cells |= {key: join_list(getattr(stakeholder, key)) for key in _LISTS}
    for key in JUDGED:
        judgement = getattr(stakeholder, key)
        cells |= {key: judgement.value, f"{key}_confidence": f"{judgement.confidence:.2f}"}
    cells |= {
        "stakeholder_id": stakeholder.id,
        "first_seen": format_date(stakeholder.first_seen),
        "last_seen": format_date(stakeholder.last_seen),
        "documents": str(stakeholder.documents),
        "mentions": str(stakeholder.mentions),
    }
    return {column: cells[column] for column in COLUMNS}


def to_evidence_rows(stakeholder: Stakeholder) -> list[dict[str, str]]:
    """The reasons of one stakeholder, one row each; the quote is the document's exact text."""
    return [_to_evidence_row(stakeholder.id, evidence) for evidence in stakeholder.evidence]


def _to_evidence_row(identifier: str, evidence: Evidence) -> dict[str, str]:
    return {
        "stakeholder_id": identifier,
        "attribute": evidence.attribute,
        "value": fold_space(evidence.value),
        "confidence": f"{evidence.confidence:.2f}",
        "document": evidence.document.id,
        "start": str(evidence.start),
        "end": str(evidence.end),
        "quote": evidence.quote,
        "evidence_id": identify_evidence(evidence),
    }


def write_stakeholders(stakeholders: Iterable[Stakeholder], stream: TextIO) -> None:
    """Write `stakeholders.csv` to a text stream opened with `newline=""`."""
    write_rows((to_row(person) for person in stakeholders), COLUMNS, stream)


def read_rows(stream: TextIO, *, delimiter: str = ",") -> list[dict[str, str]]:
    """The rows of a file written here, guards taken off again, from a stream of `newline=""`.

    Cells that a row lacks are empty, and cells beyond the header are left out.
    """
    return [
        {column: unguard_cell(row[column] or "") for column in row if column is not None}
        for row in csv.DictReader(stream, delimiter=delimiter)
    ]


def write_rows(rows: Rows, columns: Sequence[str], stream: TextIO) -> None:
    """Write a table, its cells guarded against formulas, to a text stream of `newline=""`."""
    start_table(stream, columns)(rows)


def start_table(stream: TextIO, columns: Sequence[str]) -> Callable[[Rows], None]:
    """Write the header; the function adds rows, their cells guarded against formulas."""
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)

    def add(rows: Rows) -> None:
        writer.writerows([guard_cell(row[column]) for column in columns] for row in rows)

    return add


def format_date(moment: datetime | None) -> str:
    """A moment as its ISO date: `2026-03-23`; empty without one."""
    return moment.date().isoformat() if moment is not None else ""
