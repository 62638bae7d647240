"""Files of a CRM: written as declared, and split before they grow too large."""

from pathlib import Path

import pytest

from pipeline.export.crm.profile import Column, File, Format
from pipeline.export.crm.rows import Filled
from pipeline.export.crm.write import write_parts

FILE = File("Contact", "Contact", (Column("A", field="name"), Column("B", field="title")))


def fill(count: int) -> Filled:
    """A file of so many rows of 8 bytes each."""
    rows = tuple({"A": str(at), "B": "x"} for at in range(count))
    return Filled(FILE, rows, tuple(row["A"] for row in rows))


@pytest.mark.parametrize(
    ("rules", "data"),
    [
        (Format(), b'"A","B"\n"0","x"\n'),
        (Format(line_end="crlf", quoting="minimal", delimiter=";"), b"A;B\r\n0;x\r\n"),
        (Format(bom=True), b'\xef\xbb\xbf"A","B"\n"0","x"\n'),
        (Format(encoding="utf-16-le", quoting="minimal"), "A,B\n0,x\n".encode("utf-16-le")),
    ],
)
def test_write_as_declared(rules: Format, data: bytes, tmp_path: Path) -> None:
    """Encoding, mark, delimiter, quotes and line ends are those of the profile."""
    (path,) = write_parts(tmp_path, fill(1), rules)
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    ("rules", "rows"),
    [
        (Format(max_rows=2), [2, 2, 1]),
        (Format(max_bytes=24), [2, 2, 1]),
        (Format(max_bytes=1), [1, 1, 1, 1, 1]),
        (Format(), [5]),
    ],
)
def test_write_splits(rules: Format, rows: list[int], tmp_path: Path) -> None:
    """Each part has the header and no more rows or bytes than allowed, but for one row alone."""
    paths = write_parts(tmp_path, fill(5), rules)
    lines = [path.read_text(encoding="utf-8").splitlines() for path in paths]
    assert [len(part) - 1 for part in lines] == rows
    assert {part[0] for part in lines} == {'"A","B"'}
    assert [line for part in lines for line in part[1:]] == [f'"{at}","x"' for at in range(5)]
    assert [path.name for path in paths[:2]] == ["Contact.csv", "Contact-2.csv"][: len(paths)]


def test_write_takes_old_parts_away(tmp_path: Path) -> None:
    """A shorter export leaves no part of a longer one, and nothing else is touched."""
    write_parts(tmp_path, fill(5), Format(max_rows=2))
    (tmp_path / "Contact-notes.csv").write_text("mine", encoding="utf-8")
    write_parts(tmp_path, fill(2), Format(max_rows=2))
    assert {path.name for path in tmp_path.iterdir()} == {"Contact.csv", "Contact-notes.csv"}
