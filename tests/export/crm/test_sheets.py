"""A workbook holds text as text, days and numbers as such, and the same bytes each time."""

import stat
import time
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from pipeline.export.crm.sheets import Sheet, write_workbook
from pipeline.export.crm.values import Kind

COLUMNS: dict[str, Kind] = {
    "name": "text",
    "sure": "number",
    "documents": "integer",
    "last_seen": "date",
}
ROW = {"name": "Orla Fenn", "sure": "0.90", "documents": "3", "last_seen": "2026-03-23"}
ROOT = "xl/worksheets/sheet1.xml"


def write_rows(path: Path, *rows: Mapping[str, str]) -> Path:
    """A workbook of one sheet."""
    write_workbook(path, [Sheet("people", COLUMNS, rows)])
    return path


def read_cells(path: Path, sheet: str = "people") -> list[list[object]]:
    """All cells of a sheet, as an independent reader sees them."""
    return [[cell.value for cell in row] for row in load_workbook(path)[sheet].iter_rows()]


def test_sheets_cells_have_their_kind(tmp_path: Path) -> None:
    """Text, numbers and days come back as such, under the names of the columns."""
    cells = read_cells(write_rows(tmp_path / "a.xlsx", ROW))
    assert cells == [list(COLUMNS), ["Orla Fenn", 0.9, 3, datetime(2026, 3, 23)]]


def test_sheets_other_forms_stay_text(tmp_path: Path) -> None:
    """A cell that states no number or day is kept as it is written."""
    row = {"name": "", "sure": "high", "documents": "007", "last_seen": "in spring"}
    assert read_cells(write_rows(tmp_path / "a.xlsx", row))[1] == [
        None,
        "high",
        "007",
        "in spring",
    ]


@pytest.mark.parametrize(
    "text", ["=1+1", "+44", "-2", "@SUM(A1)", "＝1", "\t=1", "\r=1", "{=1}", "#N/A", "TRUE", "'=1"]
)
def test_sheets_no_cell_is_a_formula(tmp_path: Path, text: str) -> None:
    """Whatever a text begins with, the file holds a string of just these characters."""
    path = write_rows(tmp_path / "a.xlsx", {**ROW, "name": text})
    cell = load_workbook(path)["people"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert b"<f>" not in ZipFile(path).read(ROOT)


def test_sheets_would_be_formula_stays_text_when_edited(tmp_path: Path) -> None:
    """Excel's own mark for text is on such a cell, and on no other."""
    path = write_rows(tmp_path / "a.xlsx", {**ROW, "name": "=1+1"}, ROW)
    sheet = load_workbook(path)["people"]
    assert [sheet[place].quotePrefix for place in ("A2", "A3")] == [True, False]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_sheets_any_text_comes_back(tmp_path: Path, text: str) -> None:
    """Text of any characters that a workbook can hold is read back unchanged."""
    value = read_cells(write_rows(tmp_path / "a.xlsx", {**ROW, "name": text}))[1][0]
    assert unescape(str(value or "")) == text.replace("\uffff", "\ufffd").replace(
        "\ufffe", "\ufffd"
    )


def test_sheets_same_rows_same_bytes(tmp_path: Path) -> None:
    """The clock leaves no trace: two seconds later, which is a zip's step, nothing differs."""
    first = write_rows(tmp_path / "a.xlsx", ROW).read_bytes()
    time.sleep(2.1)
    assert write_rows(tmp_path / "b.xlsx", ROW).read_bytes() == first


def test_sheets_only_the_owner_may_read(tmp_path: Path) -> None:
    """The file holds what people said in confidence."""
    path = write_rows(tmp_path / "a.xlsx", ROW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_sheets_failure_keeps_the_old_file(tmp_path: Path) -> None:
    """Rows that break off leave the earlier workbook in place, and no other file."""
    path = write_rows(tmp_path / "a.xlsx", ROW)
    before = path.read_bytes()

    def break_off() -> Iterator[Mapping[str, str]]:
        yield ROW
        raise OSError("the disk went away")

    with pytest.raises(OSError, match="went away"):
        write_workbook(path, [Sheet("people", COLUMNS, break_off())])
    assert (path.read_bytes(), [*tmp_path.iterdir()]) == (before, [path])


def test_sheets_long_table_goes_on_in_the_next_sheet(tmp_path: Path) -> None:
    """No row is lost at the limit; each sheet has the header, and none is there for nothing."""
    rows = ({**ROW, "documents": str(number)} for number in range(6))
    write_workbook(tmp_path / "a.xlsx", [Sheet("people", COLUMNS, rows)], most_rows=4)
    book = load_workbook(tmp_path / "a.xlsx")
    assert {s.title: [c.value for c in s["C"]] for s in book.worksheets} == {
        "people": ["documents", 0, 1, 2],
        "people 2": ["documents", 3, 4, 5],
    }


def test_sheets_header_is_frozen_and_filtered(tmp_path: Path) -> None:
    """The header stays in view, sorts and filters, also above a table without rows."""
    sheets = [Sheet("people", COLUMNS, [ROW, ROW]), Sheet("gaps", {"role": "text"}, [])]
    write_workbook(tmp_path / "a.xlsx", sheets)
    looks = [(s.freeze_panes, s.auto_filter.ref) for s in load_workbook(tmp_path / "a.xlsx")]
    assert looks == [("A2", "A1:D3"), ("A2", "A1:A1")]


@pytest.mark.parametrize(
    ("name", "least"), [("闻人澜闻人澜闻人澜闻人澜", 24), ("x" * 500, 60), ("Al", 8)]
)
def test_sheets_columns_are_as_wide_as_their_text(tmp_path: Path, name: str, least: int) -> None:
    """Chinese takes two places; a long quote is wrapped instead of widening its column."""
    path = write_rows(tmp_path / "a.xlsx", {**ROW, "name": name})
    sheet = load_workbook(path)["people"]
    assert least <= sheet.column_dimensions["A"].width <= 60
    assert sheet["A2"].alignment.wrap_text
