"""The tables of a run → one workbook of them all, and each as CSV that Excel reads as UTF-8.

Reach for `copy_tables`. Nothing is left out: what a cell of the workbook cannot hold is in the CSV.
"""

import codecs
import csv
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.export.cells import unguard_cell
from pipeline.export.crm.profile import Profile
from pipeline.export.crm.sheets import Sheet, write_workbook
from pipeline.export.crm.values import Kind
from pipeline.export.files import replace_path

WORKBOOK = "keyroles.xlsx"


def copy_tables(out: Path, folder: Path, profile: Profile) -> dict[str, int]:
    """Write the tables that a profile names and the run has; how many rows each sheet holds.

    Copies of tables that an earlier run had are taken away.

    Raises OSError where one cannot be read or written.
    """
    tables = {out / table: title for table, title in profile.tables.items()}
    found = {path: title for path, title in tables.items() if path.is_file()}
    for path in tables.keys() - found.keys():
        (folder / path.name).unlink(missing_ok=True)
    for path in found:
        _copy_table(path, folder / path.name)
    if found:
        sheets = (_to_sheet(path, title, profile.kinds) for path, title in found.items())
        write_workbook(folder / WORKBOOK, sheets)
    return {title: sum(1 for _ in _read_rows(path)) for path, title in found.items()}


def _copy_table(source: Path, target: Path) -> None:
    """The same bytes behind a byte-order mark; formulas are guarded in the source already."""
    with source.open("rb") as old, replace_path(target) as path, path.open("wb") as new:
        new.write(codecs.BOM_UTF8)
        shutil.copyfileobj(old, new)


def _to_sheet(path: Path, title: str, kinds: Mapping[str, Kind]) -> Sheet:
    with path.open(encoding="utf-8", newline="") as stream:
        columns = next(csv.reader(stream), [])
    return Sheet(title, {name: kinds.get(name, "text") for name in columns}, _read_rows(path))


def _read_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows one by one, their guards taken off."""
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            yield {column: unguard_cell(cell) for column, cell in row.items()}
