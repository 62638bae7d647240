"""Tables written account by account, so that no run holds the rows of all accounts at once.

Reach for `open_tables`. What was there before stays until every table is whole.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from pipeline.export.table import Rows, start_table

_PART = ".part"


@contextmanager
def open_tables(
    out: Path, columns: Mapping[str, Sequence[str]]
) -> Iterator[Callable[[str, Rows], None]]:
    """A function that adds rows to a table of that name in the folder, which is made if missing.

    At the end each table takes its place in one step; after an error, none does. Raises OSError
    where the folder cannot be written.
    """
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    parts = {name: out / f".{name}{_PART}" for name in columns}
    try:
        with ExitStack() as stack:
            streams = {n: stack.enter_context(_open_private(part)) for n, part in parts.items()}
            writers = {name: start_table(stream, columns[name]) for name, stream in streams.items()}
            yield lambda name, rows: writers[name](rows)
        for name, part in parts.items():
            part.replace(out / name)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def _open_private(path: Path) -> TextIO:
    """A new file for its owner's eyes only; what a killed run left there goes."""
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    return os.fdopen(handle, "w", encoding="utf-8", newline="")
