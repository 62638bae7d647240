"""Rows → the files that a CRM imports, split before they grow beyond what it takes.

Reach for `write_parts`.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from pipeline.export.crm.profile import Format
from pipeline.export.crm.rows import Filled, Row
from pipeline.export.crm.sheets import Sheet, write_workbook
from pipeline.export.files import replace_path

_LINE_ENDS = {"lf": "\n", "crlf": "\r\n"}
_QUOTING: dict[str, Literal[0, 1]] = {"all": csv.QUOTE_ALL, "minimal": csv.QUOTE_MINIMAL}


def write_parts(folder: Path, filled: Filled, rules: Format) -> list[Path]:
    """Write `Contact.csv`, and where that would be too much `Contact-2.csv` and so on.

    Parts that an earlier, longer export left there are taken away. Raises OSError where the
    folder cannot be written.
    """
    headers = [column.header for column in filled.file.columns]
    parts = _split_rows(filled.rows, headers, rules)
    written = [
        _write_part(folder / _name_part(filled.file.name, number, rules), headers, part, rules)
        for number, part in enumerate(parts, 1)
    ]
    ours = re.compile(rf"{re.escape(filled.file.name)}(?:-new)?(?:-\d+)?\.(?:csv|xlsx)")
    for path in folder.iterdir():
        if ours.fullmatch(path.name) and path not in written:
            path.unlink()
    return written


def _name_part(name: str, number: int, rules: Format) -> str:
    return f"{name}.{rules.kind}" if number == 1 else f"{name}-{number}.{rules.kind}"


def _split_rows(
    rows: Iterable[Row], headers: Sequence[str], rules: Format
) -> Iterator[tuple[Row, ...]]:
    """The rows in runs that keep within the limits; one run without rows where there are none.

    Bytes are those of the rows as CSV, more than the same rows take in a workbook.
    """
    start = size = len(encode_row(headers, rules)) + len(_encode_mark(rules))
    part: list[Row] = []
    for row in rows:
        more = len(encode_row([row[header] for header in headers], rules))
        full = rules.max_rows and len(part) == rules.max_rows
        if part and (full or (rules.max_bytes and size + more > rules.max_bytes)):
            yield tuple(part)
            part, size = [], start
        part.append(row)
        size += more
    yield tuple(part)


def _write_part(path: Path, headers: Sequence[str], rows: Sequence[Row], rules: Format) -> Path:
    if rules.kind == "xlsx":
        write_workbook(path, [Sheet(path.stem, dict.fromkeys(headers, "text"), rows)])
        return path
    with replace_path(path) as new, new.open("wb") as stream:
        stream.write(_encode_mark(rules) + encode_row(headers, rules))
        stream.writelines(encode_row([row[header] for header in headers], rules) for row in rows)
    return path


def encode_row(cells: Iterable[str], rules: Format) -> bytes:
    """One line of a file: `a`, `b` -> `"a","b"`; what its encoding cannot hold becomes `?`."""
    stream = io.StringIO()
    csv.writer(
        stream,
        delimiter=rules.delimiter,
        lineterminator=_LINE_ENDS[rules.line_end],
        quoting=_QUOTING[rules.quoting],
    ).writerow(cells)
    return stream.getvalue().encode(rules.encoding, errors="replace")


def _encode_mark(rules: Format) -> bytes:
    return "\ufeff".encode(rules.encoding) if rules.bom else b""
