"""The tables of a run as a workbook and as CSV for Excel: all of them, and all that is in them."""

import csv
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline.export import COLUMNS, begin_tables
from pipeline.export.crm import Profile, Sources, export_crm, load_profile
from pipeline.export.crm.check import check_profile
from pipeline.export.crm.folder import FOLDER
from pipeline.export.crm.tables import WORKBOOK

from .people import make_row

PERSON = make_row(
    "a1", "闻人澜", title="=1+1", last_seen="2026-03-23", documents="3", needs="x" * 40_000
)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The folder of a run with one person."""
    with begin_tables(tmp_path) as tables:
        tables.add_rows("stakeholders.csv", [PERSON])
    return tmp_path


def export_excel(out: Path) -> Path:
    """The folder of what the profile `excel` makes of a run."""
    return export_crm(out, Sources(people=[PERSON]), load_profile("excel")).folder


def test_tables_each_have_a_sheet(out: Path) -> None:
    """One sheet for each table that the run wrote, under its columns."""
    book = load_workbook(export_excel(out) / WORKBOOK)
    assert book.sheetnames[:4] == ["people", "evidence", "relations", "network"]
    assert len(book.sheetnames) == len([*out.glob("*.csv")])
    assert [cell.value for cell in book["people"][1]] == list(COLUMNS)


def test_tables_cells_have_their_kind(out: Path) -> None:
    """Confidences are numbers, dates days, counts integers, and a guarded text is itself again."""
    header, row = load_workbook(export_excel(out) / WORKBOOK)["people"].iter_rows(values_only=True)
    cells = dict(zip(map(str, header), row, strict=True))
    assert cells["name"] == "闻人澜"
    assert cells["title"] == "=1+1"
    assert cells["role_confidence"] == pytest.approx(0.9)
    assert (cells["documents"], cells["last_seen"]) == (3, datetime(2026, 3, 23))
    assert str(cells["needs"]).endswith("…]")


def test_tables_csv_has_a_mark_and_all_of_the_text(out: Path) -> None:
    """Excel sees that it is UTF-8; what a cell of a workbook cannot hold stands there whole."""
    data = (export_excel(out) / "stakeholders.csv").read_bytes()
    (row,) = csv.DictReader(data.decode("utf-8-sig").splitlines())
    assert data.startswith(b"\xef\xbb\xbf")
    assert (row["title"], row["needs"]) == ("'=1+1", "x" * 40_000)


def test_tables_of_an_earlier_run_go(out: Path) -> None:
    """A table that the run does not have any more is not kept as a copy."""
    export_excel(out)
    (out / "gaps.csv").unlink()
    assert not (export_excel(out) / "gaps.csv").exists()


def test_tables_again_give_the_same_bytes(out: Path) -> None:
    """The same run gives the same files."""
    first = {path.name: path.read_bytes() for path in export_excel(out).iterdir()}
    assert {path.name: path.read_bytes() for path in export_excel(out).iterdir()} == first
    assert (out / FOLDER / "excel" / WORKBOOK).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ({"title": "X"}, "files is missing, or tables"),
        ({"title": "X", "tables": {"gaps.csv": "a/b"}}, "cannot have a sheet called 'a/b'"),
        ({"title": "X", "tables": {"gaps.csv": "x" * 29}}, "cannot have a sheet"),
        ({"title": "X", "tables": {"a.csv": "a", "b.csv": "a"}}, "two sheets are called 'a'"),
        ({"title": "X", "tables": {"a.csv": "a"}, "kinds": {"x": "money"}}, "integer, number or"),
        ({"title": "X", "tables": {"a.csv": "a"}, "kinds": {"x": []}}, "integer, number or"),
    ],
)
def test_tables_of_a_profile_are_checked(data: dict[str, object], wrong: str) -> None:
    """An administrator learns what no workbook can hold."""
    assert [found for found in check_profile(data) if wrong in found]


def test_tables_of_no_run_are_not_there(tmp_path: Path) -> None:
    """A folder without these tables gives no workbook, and no error."""
    exported = export_crm(tmp_path, Sources(people=[]), Profile("x", "X", tables={"a.csv": "a"}))
    assert not (exported.folder / WORKBOOK).exists()
