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
from pipeline.ingest.speech.talk import Utterance

Record = dict[str, Any]


def read_gong(data: Any) -> list[Call]:
    """The calls of a Gong export, joined by their ids; none where it is no such export."""
    records = list(iter_records(data))
    spoken = [one for one in records if _is_spoken(one)]
    described = {_id(one): one for one in records if get_records(one, "parties")}
    known = [described.get(_id(one), _sole(described, spoken)) for one in spoken]
    told = {id(call) for call in known}
    silent = [one for one in described.values() if "metaData" in one and id(one) not in told]
    return [_read_call(one, call) for one, call in zip(spoken, known, strict=True)] + [
        _read_call({}, call) for call in silent
    ]


def _is_spoken(record: Record) -> bool:
    return any("speakerId" in turn for turn in get_records(record, "transcript"))


def _id(record: Record) -> str:
    return get_text(record, "callId", "id") or get_text(record.get("metaData"), "id")


def _sole(described: dict[str, Record], spoken: list[Record]) -> Record:
    """One transcript and one description belong together even without ids."""
    alone = len(spoken) == 1 and len(described) == 1
    return next(iter(described.values())) if alone else {}


def _read_call(transcript: Record, call: Record) -> Call:
    meta = call.get("metaData") or call
    parties = [_read_party(one) for one in get_records(call or transcript, "parties")]
    ids = [get_text(one, "speakerId", "id") for one in get_records(call or transcript, "parties")]
    people = dict(zip(ids, parties, strict=True))
    return Call(
        title=get_text(meta, "title") or get_text(transcript, "title"),
        date=get_date(meta, "started", "scheduled") or get_date(transcript, "started"),
        participants=tuple(parties),
        utterances=tuple(
            _read_turn(turn, people) for turn in get_records(transcript, "transcript")
        ),
        notes=tuple(_read_content(call.get("content"))),
    )


def _read_turn(turn: Record, people: dict[str, Participant]) -> Utterance:
    speaker = get_text(turn, "speakerId")
    person = people.get(speaker, Participant())
    words = " ".join(get_text(part, "text") for part in get_records(turn, "sentences"))
    return Utterance(person.name or person.address or f"Speaker {speaker}", words, person.address)


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
