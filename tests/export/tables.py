"""The tables that a run writes, read back, and tables of people without a run."""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.export import (
    EVIDENCE_COLUMNS,
    begin_tables,
    read_rows,
    to_evidence_rows,
    write_stakeholders,
)
from pipeline.export.table import write_rows
from pipeline.types import Findings, Skipped, Stakeholder


def write_findings(out: Path, table: str, found: Findings) -> tuple[str, list[dict[str, str]]]:
    """The text of a table of the findings, and its rows."""
    with begin_tables(out) as tables:
        tables.add_findings(found)
    with (out / table).open(encoding="utf-8", newline="") as stream:
        text = stream.read()
        stream.seek(0)
        return text, read_rows(stream)


def write_tables(out: Path, people: Sequence[Stakeholder], skipped: Iterable[Skipped]) -> None:
    """The tables of people sorted by account, and of what was skipped."""
    with begin_tables(out) as tables:
        tables.add_people(people)
        tables.add_skipped(skipped)


def render_people(people: Sequence[Stakeholder]) -> str:
    """Both tables of these people as text."""
    text = io.StringIO(newline="")
    write_stakeholders(people, text)
    reasons = (row for person in people for row in to_evidence_rows(person))
    write_rows(reasons, EVIDENCE_COLUMNS, text)
    return text.getvalue()
