"""Golden files as libraries read them that share nothing with the writers: calamine and DuckDB."""

import csv
import io
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from python_calamine import CalamineWorkbook

from pipeline.export.crm import REJECTS

from .importers import IMPORTERS, read_strictly
from .test_golden import FILES, GOLDEN
from .test_golden_workbooks import BOOKS, write_workbook_of

# Strict: no guessing, no cell is NULL, no line is forgiven.
_READ = """
    SELECT * FROM read_csv(?, header = false, all_varchar = true, auto_detect = false,
    columns = ?, delim = ',', quote = '"', escape = '"', strict_mode = true,
    null_padding = false, ignore_errors = false, encoding = 'utf-8')
"""


@pytest.mark.parametrize("name", BOOKS)
def test_golden_workbooks_read_the_same_elsewhere(name: str, tmp_path: Path) -> None:
    """Calamine finds the golden cells, each of the kind it was written as, in the first sheet."""
    book = CalamineWorkbook.from_path(write_workbook_of(tmp_path, name))
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    golden = (GOLDEN / f"{name}.csv").read_bytes().decode("utf-8")
    assert [[_show(cell) for cell in row] for row in rows] == [
        *csv.reader(io.StringIO(golden, newline=""))
    ]


def _show(cell: object) -> str:
    """A cell as the golden files spell it."""
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return f"{cell} 00:00:00"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


@pytest.mark.parametrize("name", FILES)
def test_golden_files_read_the_same_elsewhere(name: str) -> None:
    """DuckDB, told to forgive nothing, finds the cells that RFC 4180 finds."""
    crm, _, file = name.partition("/")
    line_end = "\r\n" if file == REJECTS else IMPORTERS[crm].line_end
    expected = read_strictly((GOLDEN / name).read_bytes().decode("utf-8"), line_end=line_end)
    columns = {f"c{place:03}": "VARCHAR" for place in range(len(expected[0]))}
    with duckdb.connect() as memory:
        found = memory.execute(_READ, [str(GOLDEN / name), columns]).fetchall()
    assert [[cell or "" for cell in row] for row in found] == expected
