"""Records as lines of JSON: documented keys, one line each, exact text."""

import json

import pytest

from pipeline.export import COLUMNS, to_json_line
from pipeline.export.records import Record
from pipeline.types import Evidence, Skipped
from tests.records import make_mention, make_segment, make_stakeholder

SEGMENT = make_segment("王蔓: Hi\nNora", author="王蔓", sent="2025-03-01")
MENTION = make_mention(SEGMENT, "Nora", title="Hi")
ENVELOPE_KEYS = ["author", "to", "cc", "sent", "subject"]
# Those of the table, a label with its confidence, and the evidence.
PERSON_KEYS = [
    *(
        "id" if column == "stakeholder_id" else column
        for column in COLUMNS
        if "_conf" not in column
    ),
    "evidence",
]
CASES: list[tuple[Record, list[str]]] = [
    (SEGMENT.document, ["id", "source", "account", "kind", *ENVELOPE_KEYS, "text"]),
    (SEGMENT, ["document", "start", "end", "part", "message", *ENVELOPE_KEYS, "text"]),
    (MENTION, ["document", "start", "end", "name", "how", "surface", "facts"]),
    (
        Evidence(MENTION, "title", "Hi", 0.9, 4, 6),
        ["document", "start", "end", "name", "attribute", "value", "confidence", "quote"],
    ),
    (make_stakeholder(), PERSON_KEYS),
    (Skipped("a.eml", "is empty"), ["source", "reason"]),
]


@pytest.mark.parametrize(("record", "keys"), CASES, ids=[type(r).__name__ for r, _ in CASES])
def test_records_have_stable_keys(record: Record, keys: list[str]) -> None:
    """Each kind of record has its keys, always in the same order, on one line."""
    line = to_json_line(record)
    assert "\n" not in line
    assert list(json.loads(line)) == keys


def test_records_keep_text_and_dates() -> None:
    """Text is written as it stands, dates as ISO, missing ones as null."""
    found = json.loads(to_json_line(SEGMENT))
    assert found["text"] == "王蔓: Hi\nNora"
    assert found["author"] == {"name": "王蔓", "address": ""}
    assert found["sent"] == "2025-03-01T00:00:00"
    assert "王蔓" in to_json_line(SEGMENT)
    assert json.loads(to_json_line(make_segment("x")))["sent"] is None
