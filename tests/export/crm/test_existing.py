"""An export of contacts is read whatever program wrote it, and refused where it is none."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from pipeline.errors import UsageError
from pipeline.export.crm import read_contacts

from .contacts import CRM

TABLE = 'Record,Last,Job,Own\r\n7,欧阳,"one, two\nthree",=1\r\n\r\n8,Fenn\r\n'
ROWS = (
    {"Record": "7", "Last": "欧阳", "Job": "one, two\nthree", "Own": "=1"},
    {"Record": "8", "Last": "Fenn", "Job": "", "Own": ""},
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_existing_csv_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    """Excel's own encodings are read as well, quoted line breaks and short rows too."""
    path = tmp_path / "contacts.csv"
    path.write_bytes(TABLE.encode(encoding))
    contacts = read_contacts(path, CRM)
    assert (contacts.headers, contacts.rows) == (("Record", "Last", "Job", "Own"), ROWS)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_existing_csv_with_other_delimiters(tmp_path: Path, delimiter: str) -> None:
    """What a spreadsheet of another country saves is the same table."""
    path = tmp_path / "contacts.csv"
    path.write_text(f"Record{delimiter}Last\n7{delimiter}Fenn\n", encoding="utf-8")
    assert read_contacts(path, CRM).rows == ({"Record": "7", "Last": "Fenn"},)


def test_existing_xlsx_below_instructions(tmp_path: Path) -> None:
    """The header is found below what a template says first; numbers lose no digit to a dot."""
    book = Workbook()
    for line in (["填写说明"], ["Record", "last", "Phone"], [7, "欧阳", 13800138000.0], [None]):
        book.worksheets[0].append(line)
    book.save(tmp_path / "contacts.xlsx")
    contacts = read_contacts(tmp_path / "contacts.xlsx", CRM)
    assert contacts.rows == ({"Record": "7", "Last": "欧阳", "Phone": "13800138000"},)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("none.csv", None, "there is no file"),
        ("other.csv", b"Price,Amount\n1,2\n", "has none of the columns"),
        ("empty.csv", b"", "has none of the columns"),
        ("broken.xlsx", b"PK no zip", "cannot be read"),
        ("broken.csv", b"Record\n\xff\xff\xff", "cannot be read"),
    ],
)
def test_existing_refuses_what_is_no_export(
    tmp_path: Path, name: str, data: bytes | None, message: str
) -> None:
    """The user learns what is wrong with the file."""
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(UsageError, match=message):
        read_contacts(tmp_path / name, CRM)


def test_existing_refuses_an_unknown_field_to_overwrite(tmp_path: Path) -> None:
    """A misspelt field would else be kept without a word."""
    with pytest.raises(UsageError, match=r"--overwrite Jop: known are .*Job"):
        read_contacts(tmp_path / "any.csv", CRM, overwrite=["Jop"])
