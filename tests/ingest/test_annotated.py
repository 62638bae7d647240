"""Turns and lists of participants in the project's annotated documents, counted."""

from pathlib import Path

import pytest

from pipeline.corpus import Annotated, load_documents
from pipeline.ingest.attendees import find_attendees
from pipeline.ingest.speech.turns import find_turns

CORPUS = Path(__file__).parents[2] / "corpora" / "annotated"


@pytest.fixture(name="documents", scope="module")
def _documents() -> list[Annotated]:
    # The bars were measured on these; the later `d` files hold chats that are kept as CRM fields.
    return [
        one for path in sorted(CORPUS.glob("*-[a-c][0-9]*.txt")) for one in load_documents(path)
    ]


def count_heard(documents: list[Annotated]) -> float:
    """The share of documents in which turns make up most of the text."""
    heard = 0
    for document in documents:
        text = document.text
        turns = find_turns(text, 0, len(text), taken=find_attendees(text, 0, len(text)))
        heard += sum(turn.end - turn.start for turn in turns) * 2 > len(text)
    return heard / len(documents)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_transcripts_are_heard(documents: list[Annotated], language: str) -> None:
    """Nearly all transcripts are, most of them without a single time."""
    chosen = [one for one in documents if (one.kind, one.language) == ("transcript", language)]
    assert count_heard(chosen) >= 0.98


@pytest.mark.parametrize(("kind", "most"), [("note", 0.0), ("crm", 0.0), ("minutes", 0.02)])
def test_notes_are_not(documents: list[Annotated], kind: str, most: float) -> None:
    """No note is, though many tell of one person after the other; minutes may report that way."""
    assert count_heard([one for one in documents if one.kind == kind]) <= most


def test_minutes_have_participants(documents: list[Annotated]) -> None:
    """Lists of participants stand in most minutes, and in hardly any other document."""
    found = [(one.kind, bool(find_attendees(one.text, 0, len(one.text)))) for one in documents]
    minutes = [has for kind, has in found if kind == "minutes"]
    others = [has for kind, has in found if kind in ("note", "crm", "transcript")]
    assert sum(minutes) / len(minutes) >= 0.6
    assert sum(others) / len(others) <= 0.02
