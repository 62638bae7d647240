"""The tables as files of one folder, each written whole or not at all, for its owner to read."""

import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TextIO

from pipeline.export.documents import write_documents
from pipeline.export.table import write_evidence, write_skipped, write_stakeholders
from pipeline.types import Skipped, Stakeholder


def write_tables(out: Path, people: Sequence[Stakeholder], skipped: Iterable[Skipped]) -> None:
    """Write stakeholders, evidence, documents and skipped inputs to the folder, made where missing.

    Raises OSError where the folder cannot be written; files of an earlier run are then untouched.
    """
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    replace_file(out / "stakeholders.csv", lambda stream: write_stakeholders(people, stream))
    replace_file(out / "evidence.csv", lambda stream: write_evidence(people, stream))
    replace_file(out / "documents.csv", lambda stream: write_documents(people, stream))
    replace_file(out / "skipped.csv", lambda stream: write_skipped(skipped, stream))


def replace_file(path: Path, write: Callable[[TextIO], None]) -> None:
    """Write beside the file, then put it in its place in one step. mkstemp makes it 0600."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    written = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            write(stream)
        written.replace(path)
    finally:
        written.unlink(missing_ok=True)
