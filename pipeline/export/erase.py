"""A run's folder → the same folder without a person, every file of it.

Rows about the person go; in all other rows and texts the words that name them are blotted out.
Pages and files for CRMs go altogether, since markup or columns may part a name: the next run and
the next export write them again.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from pipeline.export.cells import join_list, split_list
from pipeline.export.crm.remove import remove_exports
from pipeline.export.files import replace_file
from pipeline.export.page.remove import remove_pages
from pipeline.export.table import read_rows, write_rows
from pipeline.forget import Erasure, erase_text, is_blotted

# Columns that say whom a row is about.
_WHO = (
    "stakeholder_id",
    "name",
    "one_id",
    "one",
    "other_id",
    "other",
    "source_id",
    "source",
    "target_id",
    "target",
)
# Columns of running text, in which a blot stays where the words were.
_RUNNING = ("quote", "value", "evidence", "reason", "document", "source")


@dataclass(frozen=True, slots=True)
class Target:
    """Whom to erase: the ids of their rows, and their words within their accounts and elsewhere."""

    ids: frozenset[str]
    accounts: frozenset[str]
    own: Erasure | None
    elsewhere: Erasure | None = None
    account_of: Mapping[str, str] = field(default_factory=dict)

    def choose(self, row: Mapping[str, str]) -> Erasure | None:
        """The erasure for a row by its account, or its person's; in doubt the thorough one."""
        account = row.get("account") or self.account_of.get(row.get("stakeholder_id", ""), "")
        return self._choose(account)

    def erase(self, account: str, text: str) -> str:
        """A text of an account without the person's words."""
        return erase_text(text, self._choose(account))

    def _choose(self, account: str) -> Erasure | None:
        return self.elsewhere if self.accounts and account not in {*self.accounts, ""} else self.own


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What was done: rows, pages and files for CRMs taken out, passages blotted out.

    `left` are the files that still tell.
    """

    rows: int = 0
    passages: int = 0
    left: tuple[Path, ...] = ()
    pages: int = 0
    exports: int = 0


def erase_folder(out: Path, target: Target) -> Cleaned:
    """Erase a person from every file of a folder and of folders in it; links are not followed."""
    pages, exports = remove_pages(out), remove_exports(out)
    paths = sorted(path for path in out.rglob("*") if path.is_file() and not path.is_symlink())
    done = [_erase_file(path, target) for path in paths]
    return Cleaned(
        rows=sum(one.rows for one in done),
        passages=sum(one.passages for one in done),
        left=tuple(path for one in done for path in one.left),
        pages=pages,
        exports=exports,
    )


def _erase_file(path: Path, target: Target) -> Cleaned:
    """One file without the person; a file that does not tell of them is not written."""
    told = erase_text(path.name, target.own) != path.name
    left = (path,) if told else ()
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return Cleaned(left=(path,) if told or _holds_words(path, target) else ())
    if path.suffix == ".csv" and (columns := _read_columns(path)):
        rows, passages = _erase_table(path, columns, target)
        return Cleaned(rows, passages, left)
    erased = erase_text(text, target.own)
    if erased != text:
        replace_file(path, lambda stream: _write(stream, erased))
    return Cleaned(0, int(erased != text), left)


def _holds_words(path: Path, target: Target) -> bool:
    """Whether a file that is no text, such as a database, holds the words all the same."""
    text = path.read_bytes().decode("utf-8", "replace")
    return erase_text(text, target.own) != text


def _write(stream: TextIO, text: str) -> None:
    stream.write(text)


def _read_columns(path: Path) -> list[str]:
    """The columns of a table as keyroles writes it; none where a spreadsheet saved it otherwise."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        columns = next(csv.reader(stream), [])
    return columns if len(columns) > 1 else []


def _erase_table(path: Path, columns: Sequence[str], target: Target) -> tuple[int, int]:
    """How many rows were taken out, and in how many others words were blotted out."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = read_rows(stream)
    pairs = [(row, _erase_row(row, target)) for row in rows]
    kept = [erased for _, erased in pairs if erased is not None]
    if kept != rows:
        replace_file(path, lambda stream: write_rows(kept, columns, stream))
    changed = sum(erased is not None and erased != row for row, erased in pairs)
    return len(rows) - len(kept), changed


def _erase_row(row: Mapping[str, str], target: Target) -> dict[str, str] | None:
    """The row without the words; None for one about the person, or that then says nothing."""
    erasure = target.choose(row)
    whom = (item for column in _WHO for item in split_list(row.get(column, "")))
    if any(item in target.ids or is_blotted(erase_text(item, erasure)) for item in whom):
        return None
    erased = {column: _erase_cell(column, row[column], erasure) for column in row}
    return None if is_blotted(erased.get("value", "")) else erased


def _erase_cell(column: str, cell: str, erasure: Erasure | None) -> str:
    erased = erase_text(cell, erasure)
    if erased == cell or column in _RUNNING:
        return erased
    return join_list(item for item in split_list(erased) if not is_blotted(item))
