"""The record of what was made of one document, and its rows in the tables."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.store.codec import (
    decode_envelope,
    decode_facts,
    decode_pairs,
    digest,
    encode_envelope,
    encode_facts,
    to_json,
)
from pipeline.types import Document, Evidence, How, Mention, Part, Segment

Cells = Mapping[str, Any]
Spans = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Work:
    """One document and all that is known of it so far.

    `tags` go with `segments`. `names` and `titles` are what the account has to know of it, `asked`
    what it has to know of the account: posts and their holders. `read`, `found` and `judged` are
    digests of what segments, mentions and evidence were made from, empty where there are none.
    """

    key: str
    document: Document
    segments: tuple[Segment, ...] = ()
    tags: tuple[Spans, ...] = ()
    names: tuple[str, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    asked: tuple[tuple[str, str], ...] = ()
    mentions: tuple[Mention, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    read: str = ""
    found: str = ""
    judged: str = ""

    @property
    def said(self) -> str:
        """A digest of the mentions, from which alone evidence is made."""
        return digest(self.read, [list(row.values()) for row in mention_rows(self)])


def read_work(
    key: str,
    document: Document,
    work: Cells | None,
    pieces: Sequence[Cells],
    met: Sequence[Cells],
    said: Sequence[Cells],
) -> Work:
    """The record of a document from its rows, `work` being None where there are none yet."""
    if work is None:
        return Work(key, document)
    segments = tuple(_read_segment(document, row) for row in pieces)
    mentions = tuple(_read_mention(segments[row["segment"]], row) for row in met)
    return Work(
        key=key,
        document=document,
        segments=segments,
        tags=tuple(decode_pairs(row["tags"]) for row in pieces),
        names=tuple(json.loads(work["names"])),
        titles=decode_pairs(work["titles"]),
        asked=decode_pairs(work["asked"]),
        mentions=mentions,
        evidence=tuple(_read_evidence(mentions[row["mention"]], row) for row in said),
        read=work["read"],
        found=work["found"],
        judged=work["judged"],
    )


def _read_segment(document: Document, row: Cells) -> Segment:
    own = document.envelope
    envelope = decode_envelope(row["envelope"]) if row["envelope"] else own
    part = Part(row["part"])
    return Segment(document, row["start"], row["stop"], part, envelope, row["message"])


def _read_mention(segment: Segment, row: Cells) -> Mention:
    facts = decode_facts(row["facts"])
    return Mention(segment, row["start"], row["stop"], row["name"], How(row["how"]), facts)


def _read_evidence(mention: Mention, row: Cells) -> Evidence:
    place = row["start"], row["stop"]
    return Evidence(mention, row["attribute"], row["value"], row["confidence"], *place)


def work_row(work: Work) -> dict[str, Any]:
    """How far a document was worked on."""
    return {
        "document": work.key,
        "account": work.document.account,
        "read": work.read,
        "names": to_json(work.names),
        "found": work.found,
        "titles": to_json(work.titles),
        "asked": to_json(work.asked),
        "judged": work.judged,
    }


def segment_rows(work: Work) -> list[dict[str, Any]]:
    """The segments in order, each with its tags."""
    own = work.document.envelope
    return [
        {
            "document": work.key,
            "number": number,
            "start": segment.start,
            "stop": segment.end,
            "part": segment.part.value,
            "message": segment.message,
            "envelope": "" if segment.envelope == own else encode_envelope(segment.envelope),
            "tags": to_json(tags),
        }
        for number, (segment, tags) in enumerate(zip(work.segments, work.tags, strict=True))
    ]


def mention_rows(work: Work) -> list[dict[str, Any]]:
    """The mentions in order, each with the number of its segment."""
    numbers = {id(segment): number for number, segment in enumerate(work.segments)}
    return [
        {
            "document": work.key,
            "number": number,
            "segment": numbers[id(mention.segment)],
            "start": mention.start,
            "stop": mention.end,
            "name": mention.name,
            "how": mention.how.value,
            "facts": encode_facts(mention.facts),
        }
        for number, mention in enumerate(work.mentions)
    ]


def evidence_rows(work: Work) -> list[dict[str, Any]]:
    """The evidence in order, each piece with the number of its mention."""
    numbers = {id(mention): number for number, mention in enumerate(work.mentions)}
    return [
        {
            "document": work.key,
            "number": number,
            "mention": numbers[id(item.mention)],
            "attribute": item.attribute,
            "value": item.value,
            "confidence": item.confidence,
            "start": item.start,
            "stop": item.end,
        }
        for number, item in enumerate(work.evidence)
    ]
