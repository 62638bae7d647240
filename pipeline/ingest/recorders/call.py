"""What every call recorder knows of a call, and safe ways to take it out of JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pipeline.ingest.dates import parse_date
from pipeline.ingest.speech.talk import Utterance


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who took part; `side` as the recorder says it, e.g. `External`."""

    name: str = ""
    title: str = ""
    address: str = ""
    side: str = ""
    phone: str = ""

    @property
    def line(self) -> str:
        """`Dana Cruz, VP Operations <d@x.com> (External)`."""
        who = ", ".join(part for part in (self.name, self.title) if part)
        address = f"<{self.address}>" if who and self.address else self.address
        side = f"({self.side})" if self.side else ""
        return " ".join(part for part in (who, address, self.phone, side) if part)


@dataclass(frozen=True, slots=True)
class Call:
    """One recorded call; `notes` are the recorder's own summary."""

    title: str = ""
    date: datetime | None = None
    participants: tuple[Participant, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    notes: tuple[str, ...] = ()


def get_text(record: Any, *keys: str) -> str:
    """The first of the keys that holds text or a number, on one line: {"a": " x "}, "a" -> "x"."""
    values = (record.get(key) for key in keys) if isinstance(record, dict) else ()
    texts = (str(value) for value in values if isinstance(value, (str, int)) and value is not True)
    return next((text for text in (" ".join(text.split()) for text in texts) if text), "")


def get_records(record: Any, key: str) -> list[dict[str, Any]]:
    """The objects in the list under a key; none where it is something else."""
    value = record.get(key) if isinstance(record, dict) else None
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def get_date(record: Any, *keys: str) -> datetime | None:
    """A date in words, or seconds or milliseconds since 1970 (UTC)."""
    text = get_text(record, *keys)
    if text.isdecimal() and len(text) in (10, 13):
        return datetime.fromtimestamp(int(text[:10]), tz=UTC).replace(tzinfo=None)
    return parse_date(text)


def iter_records(data: Any) -> Iterator[dict[str, Any]]:
    """All objects of a JSON value, outer ones first, however they are wrapped."""
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting += reversed([item for item in value.values() if isinstance(item, (dict, list))])
        elif isinstance(value, list):
            waiting += reversed([item for item in value if isinstance(item, (dict, list))])
