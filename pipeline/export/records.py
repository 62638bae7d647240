"""Any record of the pipeline → JSON: people for other programs, the rest to look into the joints.

Keys are the field names of `pipeline/types.py`, flattened where a record points up: a segment
names its document by id, a mention and a piece of evidence give document, place and words. What
is said of people is described by docs/people.schema.json; the other records may change.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any

from pipeline.export.evidence_ids import identify_evidence
from pipeline.export.table import format_date
from pipeline.types import (
    Document,
    Envelope,
    Evidence,
    Judgement,
    Mention,
    Segment,
    Skipped,
    Stakeholder,
)

# Grows by one when a key goes or means something else; a new key is no new version.
VERSION = 1
_DIGITS = 2  # of a confidence, as in the tables

Record = Document | Segment | Mention | Evidence | Stakeholder | Skipped


def to_json_line(record: Record) -> str:
    """One record as one line of JSON without its line end, keys always in the same order."""
    return json.dumps(RECORDS[type(record)](record), ensure_ascii=False)


def to_json(people: Iterable[Stakeholder]) -> Iterator[str]:
    """Lines of one JSON object with all people: `{"version": 1, "people": [` … `]}`."""
    yield f'{{"version": {VERSION}, "people": ['
    lines = [to_json_line(person) for person in people]
    yield from (f"{line}," for line in lines[:-1])
    yield from lines[-1:]
    yield "]}"


def _person_keys(person: Stakeholder) -> dict[str, Any]:
    return {
        "account": person.account,
        "id": person.id,
        "name": person.name,
        "aliases": person.aliases,
        "email": person.email or None,
        "phone": person.phone or None,
        "title": person.title or None,
        "former_titles": person.former_titles,
        "department": person.department or None,
        "role": _judgement_keys(person.role),
        "influence": _judgement_keys(person.influence),
        "style": _judgement_keys(person.style),
        "stance": _judgement_keys(person.stance),
        "reports_to": person.reports_to or None,
        "needs": person.needs,
        "status": person.status,
        "first_seen": format_date(person.first_seen) or None,
        "last_seen": format_date(person.last_seen) or None,
        "documents": person.documents,
        "mentions": person.mentions,
        "evidence": [_reason_keys(evidence) for evidence in person.evidence],
    }


def _judgement_keys(judgement: Judgement) -> dict[str, Any]:
    return {"value": judgement.value, "confidence": round(judgement.confidence, _DIGITS)}


def _reason_keys(evidence: Evidence) -> dict[str, Any]:
    return {
        "id": identify_evidence(evidence),
        "attribute": evidence.attribute,
        "value": evidence.value,
        "confidence": round(evidence.confidence, _DIGITS),
        "document": evidence.document.id,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
    }


def _document_keys(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "source": document.source,
        "account": document.account,
        "kind": document.kind.value,
        **_envelope_keys(document.envelope),
        "text": document.text,
    }


def _segment_keys(segment: Segment) -> dict[str, Any]:
    return {
        "document": segment.document.id,
        "start": segment.start,
        "end": segment.end,
        "part": segment.part.value,
        "message": segment.message,
        **_envelope_keys(segment.envelope),
        "text": segment.text,
    }


def _mention_keys(mention: Mention) -> dict[str, Any]:
    return {
        "document": mention.segment.document.id,
        "start": mention.start,
        "end": mention.end,
        "name": mention.name,
        "how": mention.how.value,
        "surface": mention.surface,
        "facts": [asdict(fact) for fact in mention.facts],
    }


def _evidence_keys(evidence: Evidence) -> dict[str, Any]:
    return {
        "document": evidence.document.id,
        "start": evidence.start,
        "end": evidence.end,
        "name": evidence.mention.name,
        "attribute": evidence.attribute,
        "value": evidence.value,
        "confidence": evidence.confidence,
        "quote": evidence.quote,
    }


def _envelope_keys(envelope: Envelope) -> dict[str, Any]:
    return {
        "author": asdict(envelope.author) if envelope.author is not None else None,
        "to": [asdict(party) for party in envelope.to],
        "cc": [asdict(party) for party in envelope.cc],
        "sent": _format_time(envelope.sent),
        "subject": envelope.subject,
    }


def _format_time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None


RECORDS: dict[type, Callable[[Any], dict[str, Any]]] = {
    Document: _document_keys,
    Segment: _segment_keys,
    Mention: _mention_keys,
    Evidence: _evidence_keys,
    Stakeholder: _person_keys,
    Skipped: asdict,
}
