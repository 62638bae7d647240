"""Tables → one `.xlsx` workbook, which a spreadsheet opens and an import wizard takes.

Reach for `write_workbook`. Text stays text whatever it begins with, so that no cell is ever a
formula; dates and numbers are cells of their own kind. The same tables give the same bytes.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from pipeline.export.cells import guard_cell
from pipeline.export.crm.values import Kind, measure_text, read_value, show_text
from pipeline.export.files import replace_path

MOST_ROWS = 1_048_576
_SAMPLE = 200
_NARROWEST, _WIDEST = 8, 60
# The first moment that a zip archive can hold: a clock's time would make each file another one.
_NO_TIME = datetime(1980, 1, 1)
_PREFIX = "keyroles "
_DARK = "1F3A5F"
_FORMATS: dict[Kind, str] = {"text": "@", "integer": "0", "number": "0.00", "date": "yyyy-mm-dd"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its columns with what their cells hold, and rows of text by column name."""

    title: str
    columns: Mapping[str, Kind]
    rows: Iterable[Mapping[str, str]]


def write_workbook(path: Path, sheets: Iterable[Sheet], *, most_rows: int = MOST_ROWS) -> None:
    """Write the tables as sheets of one file, for its owner to read, whole or not at all.

    A table of more rows than a sheet holds goes on in `title 2`. Rows are read once and never
    held together. Raises OSError where the file cannot be written.
    """
    book = Workbook(write_only=True)
    book.properties.creator = "keyroles"
    book.properties.created = book.properties.modified = _NO_TIME
    for style in _make_styles():
        book.add_named_style(style)
    for part in chain.from_iterable(_split_rows(sheet, most_rows - 1) for sheet in sheets):
        _add_sheet(book, part)
    with replace_path(path) as new, TemporaryFile() as draft:
        ExcelWriter(book, ZipFile(draft, "w")).save()
        _pack(draft, new)


def _split_rows(sheet: Sheet, size: int) -> Iterator[Sheet]:
    """`people` of 5 rows, at most 2 each -> `people`, `people 2`, `people 3`, one after another."""
    rows = iter(sheet.rows)
    yield replace(sheet, rows=islice(rows, size))
    for number, first in enumerate(rows, start=2):
        part = chain((first,), islice(rows, size - 1))
        yield replace(sheet, title=f"{sheet.title} {number}", rows=part)


def _add_sheet(book: Workbook, sheet: Sheet) -> None:
    """Widths and the frozen header go into the file before the first row, the filter after all."""
    page: Worksheet = book.create_sheet(sheet.title)
    rows = iter(sheet.rows)
    sample = list(islice(rows, _SAMPLE))
    for letter, width in _choose_widths(tuple(sheet.columns), sample):
        page.column_dimensions[letter].width = width
    page.freeze_panes = "A2"
    page.append([_make_text(page, name, style="header") for name in sheet.columns])
    count = 1
    for row in chain(sample, rows):
        page.append([_make_cell(page, kind, row[name]) for name, kind in sheet.columns.items()])
        count += 1
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{count}"


def _choose_widths(
    columns: Sequence[str], sample: Sequence[Mapping[str, str]]
) -> Iterator[tuple[str, int]]:
    """Column letters with a width that fits the header, its filter button, and the first rows."""
    for number, name in enumerate(columns, start=1):
        widest = max((measure_text(row[name]) for row in sample), default=0)
        width = max(widest, measure_text(name) + 3) + 1
        yield get_column_letter(number), min(max(width, _NARROWEST), _WIDEST)


def _make_cell(page: Worksheet, kind: Kind, text: str) -> Cell | None:
    """A cell of its kind; what states no number or day is text, and nothing is no cell."""
    if not text:
        return None
    value = read_value(kind, text)
    if value is None:
        return _make_text(page, text, style="text")
    cell = WriteOnlyCell(page, value=value)
    cell.style = _PREFIX + kind
    return cell


def _make_text(page: Worksheet, text: str, *, style: str) -> Cell:
    """A cell of text, whatever openpyxl reads in it; one that is edited stays text as well."""
    cell = WriteOnlyCell(page, value=show_text(text))
    cell.data_type = "s"
    cell.style = _PREFIX + style
    cell.quotePrefix = guard_cell(text) != text
    return cell


def _make_styles() -> Iterator[NamedStyle]:
    """The looks of the cells of each kind, and of the header."""
    for kind, form in _FORMATS.items():
        look = Alignment(vertical="top", wrap_text=kind == "text")
        yield NamedStyle(_PREFIX + kind, number_format=form, alignment=look)
    yield NamedStyle(
        f"{_PREFIX}header",
        number_format="@",
        font=Font(bold=True, color="FFFFFF"),
        fill=PatternFill("solid", fgColor=_DARK),
        alignment=Alignment(vertical="center"),
    )


def _pack(draft: IO[bytes], path: Path) -> None:
    """The same archive without the times at which its entries were written."""
    with ZipFile(draft) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            timeless = ZipInfo(entry.filename)
            timeless.compress_type, timeless.file_size = ZIP_DEFLATED, entry.file_size
            with source.open(entry) as old, target.open(timeless, "w") as new:
                shutil.copyfileobj(old, new)
