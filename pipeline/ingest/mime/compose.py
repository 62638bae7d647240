"""Header fields and body passages → the document of one mail, the same for every mail format."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pipeline.ingest.addresses import parse_parties
from pipeline.ingest.build import Passage, compose_text, normalise_text
from pipeline.ingest.dates import parse_date
from pipeline.ingest.source import Source
from pipeline.types import Document, Envelope, Kind, Part, Party


@dataclass(frozen=True, slots=True)
class MailFields:
    """The header fields that a reader sees, decoded; people in any shape parse_parties reads."""

    sender: str = ""
    to: str = ""
    cc: str = ""
    subject: str = ""
    date: str = ""


def compose_mail(
    source: Source,
    fields: MailFields,
    body: Iterable[Passage],
    *,
    sent: datetime | None = None,
) -> Document:
    """The document of a mail: its header lines, an empty line, its body.

    `sent` counts where the Date field is missing or cannot be read.
    """
    author = parse_parties(fields.sender)[:1]
    envelope = Envelope(
        author=author[0] if author else None,
        to=parse_parties(fields.to),
        cc=parse_parties(fields.cc),
        sent=parse_date(fields.date) or sent,
        subject=_flatten(fields.subject),
    )
    header = _write_header(envelope, fields)
    text, blocks = compose_text([Passage(header, part=Part.HEADER), *body])
    return Document(
        id=source.name,
        source=source.name,
        account=source.account,
        kind=Kind.EMAIL,
        text=text,
        envelope=envelope,
        blocks=blocks,
    )


def _write_header(envelope: Envelope, fields: MailFields) -> str:
    lines = {
        "From": _write_parties((envelope.author,) if envelope.author else ()),
        "To": _write_parties(envelope.to),
        "Cc": _write_parties(envelope.cc),
        "Subject": envelope.subject,
        "Date": _flatten(fields.date),
    }
    return "".join(f"{label}: {value}\n" for label, value in lines.items() if value)


def _write_parties(parties: tuple[Party, ...]) -> str:
    """People as `Name <address>`, with semicolons: names have commas in them."""
    return "; ".join(_flatten(_write_party(party)) for party in parties)


def _write_party(party: Party) -> str:
    if not party.name:
        return party.address
    return f"{party.name} <{party.address}>" if party.address else party.name


def _flatten(text: str) -> str:
    return " ".join(normalise_text(text).split())
