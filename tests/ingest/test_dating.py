"""Days without a year, dated by the account's other documents."""

from datetime import datetime

import pytest

from pipeline.ingest.dating import fill_years
from pipeline.types import Document, Envelope, Kind


def make_document(source: str, *, sent: str = "", kind: Kind = Kind.NOTE) -> Document:
    """A document with an empty text."""
    envelope = Envelope(sent=datetime.fromisoformat(sent) if sent else None)
    return Document(id=source, source=source, account="A", kind=kind, text="", envelope=envelope)


@pytest.mark.parametrize(
    ("name", "others", "date"),
    [
        ("0910.txt", ("2024-06-01", "2024-10-05"), "2024-09-10"),
        ("首访0910.txt", ("2024-06-01", "2025-06-05"), "2024-09-10"),
        ("call 3 july.txt", ("2025-05-01", "2025-09-30"), "2025-07-03"),
        ("1220.txt", ("2025-01-10", "2025-03-01"), "2024-12-20"),
        ("0910.txt", ("2023-06-01", "2024-12-05"), None),
        ("0910.txt", ("2024-01-05", "2024-02-01"), None),
        ("plan.txt", ("2024-06-01", "2024-10-05"), None),
        ("0910.txt", (), None),
    ],
)
def test_dating_takes_the_year_of_the_others(
    name: str, others: tuple[str, ...], date: str | None
) -> None:
    """The year is taken where exactly one puts the note among the account's documents."""
    dated = [make_document(f"{sent}.eml", sent=sent, kind=Kind.EMAIL) for sent in others]
    note = fill_years([make_document(name), *dated])[0]
    assert note.envelope.sent == (datetime.fromisoformat(date) if date else None)


def test_dating_leaves_what_is_dated() -> None:
    """A stated date stands, and a CRM row takes none from its export's name."""
    known = make_document("0910.txt", sent="2023-01-02")
    row = make_document("0910.csv", kind=Kind.CRM)
    other = make_document("a.eml", sent="2024-08-01", kind=Kind.EMAIL)
    assert fill_years([known, row, other]) == [known, row, other]
