"""The three tables: columns, line ends, quoting, and that any reader gets the same text back."""

import csv
import io
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.export import (
    COLUMNS,
    EVIDENCE_COLUMNS,
    SKIPPED_COLUMNS,
    begin_tables,
    read_rows,
    to_evidence_rows,
    to_row,
    write_stakeholders,
)
from pipeline.export.table import write_rows
from pipeline.types import Evidence, Judgement, Skipped, Stakeholder
from tests.records import make_mention, make_segment, make_stakeholder

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
LABELS_COLUMNS = (
    "account, stakeholder_id, name, aliases, email, phone, title, former_titles, department, role, "
    "role_confidence, influence, influence_confidence, style, style_confidence, stance, "
    "stance_confidence, reports_to, needs, status, first_seen, last_seen, documents, mentions"
)


def written(people: list[Stakeholder]) -> str:
    """The text of the stakeholders' file."""
    stream = io.StringIO(newline="")
    write_stakeholders(people, stream)
    return stream.getvalue()


def test_table_has_the_columns_of_the_guide() -> None:
    """Columns and their order are what users are told."""
    assert ", ".join(COLUMNS) == LABELS_COLUMNS
    assert tuple(to_row(make_stakeholder())) == COLUMNS


def test_table_row_holds_every_cell() -> None:
    """Lists are joined, confidences have two decimals, dates are ISO, numbers plain."""
    person = make_stakeholder(
        aliases=("Nora", "Quist; N."),
        email="nora@northlea.example",
        phone="+46 8 555 01",
        role=Judgement("technical", 0.8567),
        former_titles=("Buyer",),
        first_seen=datetime(2025, 3, 1, 14, 30),
        last_seen=datetime(2025, 4, 2),
        documents=3,
        mentions=7,
    )
    row = to_row(person)
    assert row["aliases"] == "Nora; Quist, N."
    assert (row["role"], row["role_confidence"]) == ("technical", "0.86")
    assert (row["first_seen"], row["last_seen"]) == ("2025-03-01", "2025-04-02")
    assert (row["documents"], row["mentions"]) == ("3", "7")
    assert row["phone"] == "+46 8 555 01"


def test_table_file_is_rfc_4180() -> None:
    """CRLF line ends, every cell quoted, quotes doubled, formulas guarded, phones left as found."""
    text = written([make_stakeholder('Nora "No" Quist', title="=cmd", phone="+46 8")])
    header, line, rest = text.split("\r\n")
    assert header == ",".join(f'"{column}"' for column in COLUMNS)
    assert '"Nora ""No"" Quist"' in line
    assert '"\'=cmd"' in line
    assert '"+46 8"' in line
    assert not text.startswith("\N{BYTE ORDER MARK}")
    assert rest == ""


@given(TEXTS, TEXTS)
def test_table_round_trips_any_text(name: str, title: str) -> None:
    """What was written is read back, with blanks folded, whatever the text."""
    (row,) = read_rows(io.StringIO(written([make_stakeholder(name, title=title)]), newline=""))
    assert row["name"] == " ".join(name.split())
    assert row["title"] == " ".join(title.split())


@given(TEXTS)
def test_table_evidence_quotes_the_exact_text(text: str) -> None:
    """The quote is the document's text at the offsets, line breaks and all, also behind a guard."""
    segment = make_segment(f"{text} Nora")
    mention = make_mention(segment, "Nora")
    evidence = Evidence(mention, "title", text, 0.9, 0, len(text))
    stream = io.StringIO(newline="")
    rows = to_evidence_rows(make_stakeholder(evidence=(evidence,)))
    write_rows(rows, EVIDENCE_COLUMNS, stream)
    (row,) = read_rows(io.StringIO(stream.getvalue(), newline=""))
    assert tuple(row) == EVIDENCE_COLUMNS
    assert row["quote"] == segment.document.text[int(row["start"]) : int(row["end"])] == text


def test_table_evidence_has_one_row_per_reason() -> None:
    """Each reason stands once, under the person's id, with the document that says so."""
    mention = make_mention(make_segment("Nora Quist, Head of Data"), "Nora Quist")
    person = make_stakeholder(
        evidence=(
            Evidence(mention, "name", "Nora Quist", 1.0, 0, 10),
            Evidence(mention, "title", "Head of Data", 0.9, 12, 24),
        )
    )
    assert [(r["attribute"], r["quote"], r["document"]) for r in to_evidence_rows(person)] == [
        ("name", "Nora Quist", "a.txt"),
        ("title", "Head of Data", "a.txt"),
    ]


def test_table_skipped_names_input_and_reason(tmp_path: Path) -> None:
    """Every input that could not be read has its line."""
    with begin_tables(tmp_path) as tables:
        tables.add_skipped([Skipped("a/b.eml", "is larger than 5 bytes")])
    with (tmp_path / "skipped.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert tuple(row) == SKIPPED_COLUMNS
    assert row == {"source": "a/b.eml", "reason": "is larger than 5 bytes"}


@pytest.mark.parametrize("dialect", ["excel", "unix"])
def test_table_is_read_alike_by_common_dialects(dialect: str) -> None:
    """Line ends do not leak into cells, whichever the reader expects."""
    text = written([make_stakeholder(needs=("one\ntwo", "three"))])
    (row,) = csv.DictReader(io.StringIO(text, newline=""), dialect=dialect)
    assert row["needs"] == "one two; three"
    assert row["mentions"] == "0"
