"""An export of the CRM's own contacts, `.csv` or `.xlsx` → its rows. Reach for `read_contacts`."""

import codecs
import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from pipeline.errors import UsageError
from pipeline.export.crm.profile import Profile

# Import templates have a title and instructions above their header.
_MOST_ABOVE = 10
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Contacts:
    """The contacts that a CRM has: the headers of the export, and its rows by header.

    `overwrite` names the columns in which ours replaces theirs, by header or by our field.
    """

    headers: tuple[str, ...] = ()
    rows: tuple[Mapping[str, str], ...] = ()
    overwrite: frozenset[str] = frozenset()


def read_contacts(path: Path, profile: Profile, *, overwrite: Collection[str] = ()) -> Contacts:
    """The contacts of an export; its header is the row that has most of the profile's headers.

    Raises UsageError where there is no such file, none of the headers is in it, or no column is
    called what shall be overwritten.
    """
    if not profile.files:
        raise UsageError(f"{profile.name} has no file of contacts to compare {path} with")
    _check_overwrite(overwrite, profile)
    known = {header.casefold(): header for header in _list_headers(profile)}
    if not path.is_file():
        raise UsageError(f"there is no file {path}")
    try:
        read = _read_xlsx if path.suffix.lower() == ".xlsx" else _read_csv
        lines = read(path)
    except (csv.Error, UnicodeDecodeError, BadZipFile, InvalidFileException, KeyError) as exc:
        raise UsageError(f"{path} cannot be read as the contacts of a CRM: {exc}") from exc
    top = [[_spell(cell.strip(), known) for cell in line] for line in lines[:_MOST_ABOVE]]
    counts = [len(set(line) & set(known.values())) for line in top]
    if not any(counts):
        raise UsageError(f"{path} has none of the columns {', '.join(sorted(known.values()))}")
    at = counts.index(max(counts))
    return Contacts(
        headers=tuple(filter(None, top[at])),
        rows=tuple(_read_rows(top[at], lines[at + 1 :])),
        overwrite=frozenset(overwrite),
    )


def _spell(header: str, known: Mapping[str, str]) -> str:
    """A header as the profile spells it: HubSpot exports `First Name` and imports `First name`."""
    return known.get(header.casefold(), header)


def _list_headers(profile: Profile) -> frozenset[str]:
    """The headers by which an export of contacts can be told from any other table."""
    given = (profile.existing.record_id, *profile.existing.accounts, *profile.existing.names)
    return frozenset((*given, *(column.header for column in profile.files[0].columns))) - {""}


def _check_overwrite(fields: Iterable[str], profile: Profile) -> None:
    columns = [column for file in profile.files for column in file.columns]
    known = {name for column in columns for name in (column.header, column.field) if name}
    for name in fields:
        if name not in known:
            raise UsageError(f"--overwrite {name}: known are {', '.join(sorted(known))}")


def _read_rows(headers: Sequence[str], lines: Iterable[list[str]]) -> Iterator[dict[str, str]]:
    """Rows by header; cells that a row lacks are empty, and empty rows are left out."""
    for line in lines:
        if any(line):
            cells = [*line, *[""] * (len(headers) - len(line))]
            yield {header: cell for header, cell in zip(headers, cells, strict=False) if header}


def _read_csv(path: Path) -> list[list[str]]:
    """In UTF-8, in UTF-16 where it says so, or else in what a Chinese Excel saves."""
    text = _decode(path.read_bytes())
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _decode(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _read_xlsx(path: Path) -> list[list[str]]:
    """The first sheet, formulas as the values that they had."""
    book = load_workbook(path, read_only=True, data_only=True)
    try:
        lines = book.worksheets[0].iter_rows(values_only=True)
        return [[_read_cell(cell) for cell in line] for line in lines]
    finally:
        book.close()


def _read_cell(value: object) -> str:
    """A cell as people see it: 13900000000.0 -> `13900000000`, a day -> `2026-03-23`."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)
