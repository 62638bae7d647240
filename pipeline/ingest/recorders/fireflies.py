"""Fireflies: `sentences` with `speaker_name`, participants as addresses, a summary."""

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


def read_fireflies(data: Any) -> list[Call]:
    """The calls of a Fireflies export; none where it is no such export."""
    return [_read_call(one) for one in iter_records(data) if _is_call(one)]


def _is_call(record: Record) -> bool:
    sentences = get_records(record, "sentences")
    return bool(sentences) and any("speaker_name" in one or "raw_text" in one for one in sentences)


def _read_call(record: Record) -> Call:
    utterances = [
        Utterance(
            get_text(one, "speaker_name") or f"Speaker {get_text(one, 'speaker_id')}".strip(),
            get_text(one, "text", "raw_text"),
        )
        for one in get_records(record, "sentences")
    ]
    return Call(
        title=get_text(record, "title"),
        date=get_date(record, "dateString", "date"),
        participants=tuple(_read_people(record)),
        utterances=tuple(utterances),
        notes=tuple(_read_summary(record.get("summary"))),
    )


def _read_people(record: Record) -> list[Participant]:
    """Attendees with names first, then addresses that no attendee has."""
    attendees = get_records(record, "meeting_attendees")
    named = [
        Participant(
            name=get_text(one, "displayName", "name"),
            address=get_text(one, "email").lower(),
            phone=get_text(one, "phoneNumber"),
        )
        for one in attendees
    ]
    participants = record.get("participants")
    listed = [str(one) for one in participants] if isinstance(participants, list) else []
    listed += [get_text(record, "organizer_email"), get_text(record, "host_email")]
    addresses = dict.fromkeys(part.strip().lower() for one in listed for part in one.split(","))
    known = {one.address for one in named}
    return named + [Participant(address=one) for one in addresses if one and one not in known]


def _read_summary(summary: Any) -> list[str]:
    keys = ("overview", "short_summary", "action_items")
    return [text for key in keys if (text := get_text(summary, key))]
