"""Exports of call recorders as JSON: Gong, Fireflies, and lists of utterances of any other."""

import json
from collections.abc import Iterator
from typing import Any

from pipeline.errors import ReadError
from pipeline.ingest.build import Passage, build_document
from pipeline.ingest.charset import decode_text
from pipeline.ingest.dating import date_note
from pipeline.ingest.recorders import READERS, Call
from pipeline.ingest.source import Budget, Source
from pipeline.ingest.speech.talk import compose_turns
from pipeline.types import Document, Envelope, Kind, Part


def read(source: Source, budget: Budget) -> Iterator[Document]:
    """One transcript per call. Raises ReadError for JSON that is no recorder's export."""
    data = _parse(decode_text(source.read(most=budget.limits.file_bytes)))
    found = next((calls for reader in READERS if (calls := reader(data))), [])
    calls = [one for one in found if one.participants or any(u.words for u in one.utterances)]
    if not calls:
        raise ReadError("is JSON of no known call recorder; supported: Gong, Fireflies")
    for number, call in enumerate(calls, 1):
        yield _compose_call(call, source, row=f"#{number}" if len(calls) > 1 else "")


def _parse(text: str) -> Any:
    """A JSON value, or a list of them where each line is one."""
    try:
        return json.loads(text)
    except RecursionError as exc:
        raise ReadError("is JSON that is nested too deeply") from exc
    except ValueError:
        pass
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError) as exc:
        raise ReadError("is damaged JSON") from exc


def _compose_call(call: Call, source: Source, *, row: str) -> Document:
    people = [one.line for one in call.participants if one.line]
    passages = [Passage(f"{call.title}\n")] if call.title else []
    passages += [Passage("\n".join(dict.fromkeys(people)), part=Part.ATTENDEES)] if people else []
    passages += compose_turns(call.utterances)
    passages += [Passage("\n" + "\n\n".join(call.notes))] if call.notes else []
    envelope = Envelope(sent=call.date or date_note(source.name, call.title), subject=call.title)
    return build_document(source, passages, kind=Kind.TRANSCRIPT, envelope=envelope, row=row)
