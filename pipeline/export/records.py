"""Any record of the pipeline → one line of JSON, to look into the joints between the steps.

Keys are the field names of `pipeline/types.py`, flattened where a record points up: a segment
names its document by id, a mention and a piece of evidence give document, place and words.
"""

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from pipeline.export.table import to_row
from pipeline.types import Document, Envelope, Evidence, Mention, Segment, Skipped, Stakeholder

Record = Document | Segment | Mention | Evidence | Stakeholder | Skipped


def to_json_line(record: Record) -> str:
    """One record as one line of JSON without its line end, keys always in the same order."""
    return json.dumps(RECORDS[type(record)](record), ensure_ascii=False)


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
    Stakeholder: to_row,
    Skipped: asdict,
}
