"""Exports of call recorders."""

import json
from datetime import datetime
from typing import Any

import pytest

from pipeline.types import Kind, Party
from tests.ingest.reading import cut, hear, read_all, read_one, read_reason

TRANSCRIPT = {
    "callId": "77",
    "transcript": [
        {"speakerId": "1", "sentences": [{"start": 0, "text": "Hi all."}, {"text": "Ready?"}]},
        {"speakerId": "2", "sentences": [{"start": 9, "text": "Yes."}]},
        {"speakerId": "3", "sentences": [{"start": 12, "text": "Hm."}]},
    ],
}
CALL = {
    "metaData": {"id": "77", "title": "Northlea demo", "started": "2025-03-01T10:00:00-05:00"},
    "parties": [
        {
            "speakerId": "1",
            "name": "Nora Quist",
            "title": "VP Operations",
            "emailAddress": "N@x.com",
            "affiliation": "External",
        },
        {"speakerId": "2", "name": "Tess Orr", "affiliation": "Internal"},
        {"speakerId": "4", "emailAddress": "i@x.com", "affiliation": "Unknown"},
    ],
    "content": {"brief": "They met.", "keyPoints": [{"text": "Budget is set."}]},
}
FIREFLIES = {
    "title": "Weekly",
    "date": 1717000000000,
    "participants": ["n@x.com,t@y.com"],
    "organizer_email": "t@y.com",
    "meeting_attendees": [{"displayName": "Nora Quist", "email": "n@x.com"}],
    "sentences": [
        {"text": "hello", "raw_text": "hello", "speaker_name": "Nora Quist", "start_time": 1.2},
        {"text": "there", "raw_text": "there", "speaker_name": "Nora Quist", "start_time": 2.2},
        {"text": "hi", "raw_text": "hi", "speaker_name": None, "speaker_id": 5},
    ],
    "summary": {"overview": "A greeting.", "action_items": "None"},
}
WRAPPERS = [
    FIREFLIES,
    {"data": {"transcript": FIREFLIES}},
    {"data": {"transcripts": [FIREFLIES]}},
    [FIREFLIES],
]


def test_read_gong() -> None:
    """Names, titles and sides come from the parties; an unknown speaker has a number."""
    document = read_one("a.json", json.dumps({"callTranscripts": [TRANSCRIPT], "calls": [CALL]}))
    assert document.kind is Kind.TRANSCRIPT
    assert document.envelope.sent == datetime(2025, 3, 1, 10)
    assert cut(document) == [
        ("body", "Northlea demo"),
        (
            "attendees",
            "Nora Quist, VP Operations <n@x.com> (External)\nTess Orr (Internal)\ni@x.com",
        ),
        ("label", "Nora Quist:"),
        ("body", "Hi all. Ready?"),
        ("label", "Tess Orr:"),
        ("body", "Yes."),
        ("label", "Speaker 3:"),
        ("body", "Hm."),
        ("body", "They met."),
        ("body", "Budget is set."),
    ]
    speakers = [block.speaker for block in document.blocks if block.part == "label"]
    assert speakers == [Party("Nora Quist", "n@x.com"), Party("Tess Orr"), Party()]


def test_read_gong_alone() -> None:
    """A transcript without parties and parties without a transcript are read as they are."""
    assert hear(read_one("a.json", json.dumps(TRANSCRIPT)))[1] == ("", "Yes.")
    assert "Nora Quist, VP" in read_one("a.json", json.dumps({"calls": [CALL]})).text


def test_read_gong_without_ids() -> None:
    """One transcript and one list of parties belong together."""
    data = {**TRANSCRIPT, "callId": "other", "call": CALL}
    assert hear(read_one("a.json", json.dumps(data)))[1] == ("Nora Quist", "Hi all. Ready?")


def test_read_gong_many() -> None:
    """Each call of a file is a document."""
    data = {"callTranscripts": [TRANSCRIPT, {**TRANSCRIPT, "callId": "78"}]}
    ids = [item.id for item in read_all("a.json", json.dumps(data)) if not hasattr(item, "reason")]
    assert ids == ["a.json#1", "a.json#2"]


@pytest.mark.parametrize("data", WRAPPERS, ids=["plain", "answer", "answers", "list"])
def test_read_fireflies(data: Any) -> None:
    """Sentences become turns however the answer is wrapped; attendees come with their names."""
    document = read_one("a.json", json.dumps(data))
    assert document.envelope.sent == datetime(2024, 5, 29, 16, 26, 40)
    assert cut(document)[1] == ("attendees", "Nora Quist <n@x.com>\nt@y.com")
    assert hear(document) == [
        (None, "Weekly"),
        ("Nora Quist", "hello there"),
        ("", "hi"),
        (None, "A greeting."),
        (None, "None"),
    ]


def test_read_other_recorders() -> None:
    """Any list of speakers and words is a transcript, also one object per line."""
    said = [{"speaker": "Nora", "text": "hi"}, {"speaker": {"name": "Idris"}, "text": "yes"}]
    expected = [("Nora", "hi"), ("Idris", "yes")]
    assert hear(read_one("a.json", json.dumps({"results": {"utterances": said}}))) == expected
    assert hear(read_one("a.json", "\n".join(map(json.dumps, said)))) == expected
    assert hear(read_one("a.json", '[{"说话人": "祝清", "内容": "好"}]')) == [("祝清", "好")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"a": 1}', "supported: Gong, Fireflies"),
        ('{"a": ', "is damaged JSON"),
        ("[" * 100_000, "is JSON that is nested too deeply"),
        ('{"sentences": [{"speaker_name": 1}, 2], "transcript": {"speakerId": []}}', "is JSON"),
    ],
)
def test_read_refuses(text: str, reason: str) -> None:
    """What is no call is skipped with the reason."""
    assert reason in read_reason("a.json", text)
