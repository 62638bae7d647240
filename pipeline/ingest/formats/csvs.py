"""Tables as CSV: activities and mails of CRMs, contacts of LinkedIn. One document per row.

Rows are read one after another, so that an export of any size takes little memory. What columns
mean is decided in tables.py, what a row becomes in rows.py.
"""

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from itertools import chain, islice
from typing import TextIO

from pipeline.errors import LimitError, ReadError
from pipeline.ingest.archive import open_stream
from pipeline.ingest.charset import decode_text
from pipeline.ingest.source import Budget, Source
from pipeline.ingest.tables.columns import PREAMBLE, find_header, guess_delimiter, read_layout
from pipeline.ingest.tables.rows import read_row
from pipeline.types import Document, Skipped

_SAMPLE = 1 << 20
_MOST_CELL = 1 << 24  # characters; HTML bodies run to a hundred thousand
_ENCODINGS = ("utf-8-sig", "utf-16", "gb18030", "big5", "cp932", "cp949", "cp1252")

Row = list[str] | None  # None where the row could not be read


def read(source: Source, budget: Budget) -> Iterator[Document | Skipped]:
    """One document per row that says something. Raises ReadError for a file without rows."""
    with closing(open_text(source, budget)) as stream:
        sample = stream.read(_SAMPLE)
        stream.seek(0)
        rows = _iterate_rows(stream, guess_delimiter(sample))
        top = list(islice(rows, PREAMBLE))
        at = find_header([row or [] for row in top])
        header = (top[at] if at < len(top) else None) or []
        if not header:
            raise ReadError("has no rows")
        if len(header) > budget.limits.parts:
            raise LimitError(f"has more than {budget.limits.parts:,} columns (limits.parts)")
        found = _read_rows(chain(top[at + 1 :], rows), header, source)
        first = next(found, None)
        if first is None:
            raise ReadError("has no rows with words below its header")
        yield first
        yield from found


def _read_rows(
    rows: Iterator[Row], header: list[str], source: Source
) -> Iterator[Document | Skipped]:
    layout = read_layout(header)
    for number, row in enumerate(rows, 1):
        if row is None:
            reason = f"has a cell of more than {_MOST_CELL:,} characters"
            yield Skipped(f"{source.name}#{number}", reason)
        elif document := read_row(row, header, layout, source, f"#{number}"):
            yield document


def _iterate_rows(stream: TextIO, delimiter: str) -> Iterator[Row]:
    """The rows that are not empty lines; a user counts them so."""
    csv.field_size_limit(_MOST_CELL)
    reader = csv.reader(stream, delimiter=delimiter)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield None
            continue
        if row:
            yield row


def open_text(source: Source, budget: Budget) -> TextIO:
    """The table's text: decoded as a whole where it is small, else as its beginning suggests."""
    stream = open_stream(source)
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    if size <= budget.limits.file_bytes:
        with stream:
            return io.StringIO(decode_text(stream.read()).removeprefix("\ufeff"), newline="")
    if size > budget.limits.container_bytes:
        stream.close()
        raise LimitError(f"is larger than {budget.limits.container_bytes:,} bytes")
    encoding = guess_encoding(stream.read(_SAMPLE))
    stream.seek(0)
    return io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")


def guess_encoding(sample: bytes) -> str:
    """The encoding that reads a sample as decode_text does: a stream cannot be decoded at once."""
    text = decode_text(sample).removeprefix("\ufeff")
    for name in _ENCODINGS:
        if sample.decode(name, errors="replace").rstrip("\ufffd") == text.rstrip("\ufffd"):
            return name
    return "utf-8-sig"
