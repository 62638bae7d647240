"""Any other recorder: a list of objects with a speaker and words, under whatever names."""

from functools import cache
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
from pipeline.lexicon import load_words


@cache
def _keys(field: str) -> tuple[str, ...]:
    return tuple(load_words("tables")["utterances"][field].split("|"))


def read_plain(data: Any) -> list[Call]:
    """The first list of utterances in the data as one call; none where there is no such list."""
    records = list(iter_records(data))
    lists = [data, *(value for one in records for value in one.values())]
    for items in (value for value in lists if isinstance(value, list)):
        said = [_read_utterance(item) for item in items if isinstance(item, dict)]
        if sum(bool(one.label and one.words) for one in said) * 2 > len(items) > 0:
            dates = (
                get_date(one, "date", "start_time", "startTime", "created_at") for one in records
            )
            return [
                Call(
                    title=get_text(data, "title", "name", "subject", "topic"),
                    date=next((date for date in dates if date), None),
                    participants=tuple(_read_people(data)),
                    utterances=tuple(said),
                )
            ]
    return []


def _read_people(data: Any) -> list[Participant]:
    return [
        Participant(
            name=get_text(one, "name", "displayName", "full_name"),
            title=get_text(one, "title", "job_title"),
            address=get_text(one, "email", "emailAddress").lower(),
        )
        for key in ("participants", "attendees", "speakers")
        for one in get_records(data, key)
    ]


def _read_utterance(item: dict[str, Any]) -> Utterance:
    speaker = next((item[key] for key in _keys("speaker") if item.get(key) not in (None, "")), "")
    name = get_text(speaker, "name", "displayName", "username") or get_text(item, *_keys("speaker"))
    return Utterance(
        f"Speaker {name}" if name.isdecimal() else name, get_text(item, *_keys("words"))
    )
