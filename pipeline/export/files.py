"""The tables as files of one folder, each written whole or not at all, for its owner to read."""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO

from pipeline.export.documents import DOCUMENT_COLUMNS, to_document_rows
from pipeline.export.gaps import GAP_COLUMNS, to_gap_row
from pipeline.export.merges import MERGE_COLUMNS, to_merge_rows
from pipeline.export.relations import (
    NETWORK_COLUMNS,
    RELATION_COLUMNS,
    to_network_row,
    to_relation_row,
)
from pipeline.export.review import REVIEW_COLUMNS, to_review_row
from pipeline.export.stream import open_tables
from pipeline.export.table import (
    COLUMNS,
    EVIDENCE_COLUMNS,
    SKIPPED_COLUMNS,
    Rows,
    to_evidence_rows,
    to_row,
)
from pipeline.timing import timed
from pipeline.types import Findings, Skipped, Stakeholder

_COLUMNS = {
    "stakeholders.csv": COLUMNS,
    "evidence.csv": EVIDENCE_COLUMNS,
    "documents.csv": DOCUMENT_COLUMNS,
    "merges.csv": MERGE_COLUMNS,
    "relations.csv": RELATION_COLUMNS,
    "network.csv": NETWORK_COLUMNS,
    "gaps.csv": GAP_COLUMNS,
    "review.csv": REVIEW_COLUMNS,
    "skipped.csv": SKIPPED_COLUMNS,
}


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a run while they are written."""

    add_rows: Callable[[str, Rows], None]

    @timed("tables")
    def add_findings(self, found: Findings) -> None:
        """All of an account; accounts come in the order of their names."""
        self.add_people(found.people)
        self.add_rows("relations.csv", map(to_relation_row, found.relations))
        self.add_rows("network.csv", map(to_network_row, found.network))
        self.add_rows("gaps.csv", map(to_gap_row, found.gaps))
        self.add_rows("review.csv", map(to_review_row, found.doubts))

    def add_people(self, people: Sequence[Stakeholder]) -> None:
        """The rows of an account's people."""
        self.add_rows("stakeholders.csv", (to_row(person) for person in people))
        self.add_rows("evidence.csv", (row for p in people for row in to_evidence_rows(p)))
        self.add_rows("documents.csv", to_document_rows(people))
        self.add_rows("merges.csv", (row for p in people for row in to_merge_rows(p)))

    def add_skipped(self, skipped: Iterable[Skipped]) -> None:
        """What could not be read."""
        self.add_rows("skipped.csv", (asdict(item) for item in skipped))


@contextmanager
def begin_tables(out: Path) -> Iterator[Tables]:
    """Stakeholders, evidence, documents and skipped inputs in the folder, made where missing.

    Raises OSError where the folder cannot be written; files of an earlier run are then untouched.
    """
    with open_tables(out, _COLUMNS) as add_rows:
        yield Tables(add_rows)


def replace_file(path: Path, write: Callable[[TextIO], None]) -> None:
    """Write a text file whole or not at all."""
    with replace_path(path) as new, new.open("w", encoding="utf-8", newline="") as stream:
        write(stream)


@contextmanager
def replace_path(path: Path) -> Iterator[Path]:
    """A file beside the path, which takes its place in one step. mkstemp makes it 0600."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    new = Path(name)
    try:
        yield new
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
