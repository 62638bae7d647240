"""The tables that a run writes, read back."""

from pathlib import Path

from pipeline.export import begin_tables, read_rows
from pipeline.types import Findings


def write_findings(out: Path, table: str, found: Findings) -> tuple[str, list[dict[str, str]]]:
    """The text of a table of the findings, and its rows."""
    with begin_tables(out) as tables:
        tables.add_findings(found)
    with (out / table).open(encoding="utf-8", newline="") as stream:
        text = stream.read()
        stream.seek(0)
        return text, read_rows(stream)
