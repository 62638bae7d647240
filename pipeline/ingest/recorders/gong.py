"""Gong: `callTranscripts` or single transcripts, with the parties of `calls` where they are there.

Sentences name their speaker by an id; names, titles and sides stand in `parties`.
"""

from typing import Any

from pipeline.ingest.recorders.call import (
    Call,
    Participant,
    get_date,
    get_records,
    get_text,
    iter_records,
)
from pipeline.ingest.talk import Utterance

Record = dict[str, Any]


def read_gong(data: Any) -> list[Call]:
    """The calls of a Gong export, joined by their ids; none where it is no such export."""
    records = list(iter_records(data))
    spoken = [
        one
        for one in records
        if any("speakerId" in turn for turn in get_records(one, "transcript"))
    ]
    described = {
        _id(one): one for one in records if get_records(one, "parties") and one not in spoken
    }
    calls = [_read_call(one, described.pop(_id(one), _sole(described, spoken))) for one in spoken]
    return calls + [_read_call({}, one) for one in described.values() if "metaData" in one]


def _id(record: Record) -> str:
    return get_text(record, "callId", "id") or get_text(record.get("metaData"), "id")


def _sole(described: dict[str, Record], spoken: list[Record]) -> Record:
    """One transcript and one description belong together even without ids."""
    alone = len(spoken) == 1 and len(described) == 1
    return described.popitem()[1] if alone else {}


def _read_call(transcript: Record, call: Record) -> Call:
    meta = call.get("metaData") or call
    parties = get_records(call, "parties") or get_records(transcript, "parties")
    people = {get_text(party, "speakerId", "id"): _read_party(party) for party in parties}
    utterances = [
        Utterance(person.name or person.address or f"Speaker {speaker}", words, person.address)
        for turn in get_records(transcript, "transcript")
        for speaker in [get_text(turn, "speakerId")]
        for person in [people.get(speaker, Participant())]
        for words in [" ".join(get_text(part, "text") for part in get_records(turn, "sentences"))]
    ]
    return Call(
        title=get_text(meta, "title") or get_text(transcript, "title"),
        date=get_date(meta, "started", "scheduled") or get_date(transcript, "started"),
        participants=tuple(_read_party(party) for party in parties),
        utterances=tuple(utterances),
        notes=tuple(_read_content(call.get("content"))),
    )


def _read_party(party: Record) -> Participant:
    side = get_text(party, "affiliation")
    return Participant(
        name=get_text(party, "name"),
        title=get_text(party, "title"),
        address=get_text(party, "emailAddress").lower(),
        side="" if side == "Unknown" else side,
        phone=get_text(party, "phoneNumber"),
    )


def _read_content(content: Any) -> list[str]:
    """The brief and the key points that Gong writes itself."""
    points = [get_text(point, "text") for point in get_records(content, "keyPoints")]
    return [text for text in (get_text(content, "brief"), *points) if text]
