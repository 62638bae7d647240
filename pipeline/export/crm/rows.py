"""Records → the rows of each file of a profile, and whoever cannot be imported with the reason.

Reach for `fill_files`.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.export.crm.cells import cut_cell, fill_cell
from pipeline.export.crm.fields import PHONES
from pipeline.export.crm.profile import File, Profile
from pipeline.export.crm.records import Record

Row = dict[str, str]
# The headers of a key, and a row's cells below them.
Key = tuple[tuple[str, ...], tuple[str, ...]]

REJECT_COLUMNS = ("file", "account", "stakeholder_id", "name", "reason")
# What importers take for an address; stricter than RFC 5322, as they are.
_EMAIL = re.compile(
    r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[A-Z0-9-]{1,63}\.){1,8}[A-Z0-9-]{2,63}",
    re.ASCII | re.IGNORECASE,
)
_WHOLE = ("email", *PHONES)


@dataclass(frozen=True, slots=True)
class Filled:
    """The rows of one file, by the headers of their columns, and whose they are."""

    file: File
    rows: tuple[Row, ...]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reject:
    """A person who cannot be imported by a file; `reason` says what to put right."""

    file: str
    record: Record
    reason: str


def fill_files(records: Sequence[Record], profile: Profile) -> tuple[list[Filled], list[Reject]]:
    """The rows of all files of a profile, and the rejects of each.

    Who is rejected by one file is left out of those after it, also as somebody's manager, since
    the CRM could not find them there.
    """
    filled, rejects = [], []
    for file in profile.files:
        wanted = [record for record in records if all(record[field] for field in file.needs)]
        rows, rejected = _fill_file(wanted, file, profile)
        filled.append(Filled(file, tuple(rows.values()), tuple(rows)))
        rejects += rejected
        records = list(leave_out(records, {reject.record["id"] for reject in rejected}))
    return filled, rejects


def to_reject_row(reject: Reject) -> Row:
    """A reject as the cells of its row in `rejects.csv`."""
    return {
        "file": reject.file,
        "account": reject.record["account"],
        "stakeholder_id": reject.record["id"],
        "name": reject.record["name"],
        "reason": reject.reason,
    }


def leave_out(records: Iterable[Record], ids: Collection[str]) -> Iterator[Record]:
    """The records without those of the ids, which nobody's manager is any more."""
    for record in records:
        if record["id"] not in ids:
            lost = record["reports_to_id"] in ids
            yield record | {"reports_to_id": ""} if lost else record


def _fill_file(
    records: Iterable[Record], file: File, profile: Profile
) -> tuple[dict[str, Row], list[Reject]]:
    rows: dict[str, Row] = {}
    rejects: list[Reject] = []
    seen: dict[Key, str] = {}
    for record in records:
        row = {column.header: fill_cell(record, column, profile) for column in file.columns}
        keys = _list_keys(row, file)
        faults = [*_find_faults(record, row, file), *_find_twins(keys, seen)]
        if faults:
            rejects.append(Reject(file.name, record, "; ".join(faults)))
            continue
        seen |= dict.fromkeys(keys, record["id"])
        rows[record["id"]] = {
            column.header: cut_cell(row[column.header], column) for column in file.columns
        }
    return rows, rejects


def _find_faults(record: Record, row: Row, file: File) -> Iterator[str]:
    """Why the CRM would not take a row, cell by cell."""
    keys = {file.external_id, *(header for key in file.duplicate_keys for header in key)}
    for column in file.columns:
        cell = row[column.header]
        whole = column.required or column.field in _WHOLE or column.header in keys
        if column.required and not cell:
            yield f"{column.header} is required and empty"
        if column.field == "email" and not _is_email(cell, record["email"]):
            yield f"{column.header} is no e-mail address"
        if whole and column.max_length and len(cell) > column.max_length:
            yield f"{column.header} has {len(cell)} characters, at most {column.max_length} fit"


def _is_email(cell: str, written: str) -> bool:
    """Whether a cell is empty, or an address that nothing was taken from to make it safe."""
    return not written or (cell == written and bool(_EMAIL.fullmatch(cell)))


def _list_keys(row: Row, file: File) -> list[Key]:
    """The keys by which the CRM would take two rows for one; none with an empty cell."""
    keys = ((key, tuple(row[header].casefold() for header in key)) for key in file.duplicate_keys)
    return [(headers, cells) for headers, cells in keys if all(cells)]


def _find_twins(keys: Iterable[Key], seen: Mapping[Key, str]) -> Iterator[str]:
    for headers, cells in keys:
        if (headers, cells) in seen:
            yield f"{' and '.join(headers)} already in the row of {seen[headers, cells]}"
