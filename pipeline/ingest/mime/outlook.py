"""A mail as Outlook stores it (.msg, .pst) → its document.

The properties of [MS-OXPROPS] stand in for header fields; the headers of the transport, where a
mail came through one, give the writer's own time and addresses that the properties lack.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import format_datetime

from pipeline.ingest.build import Passage, lift_quotes
from pipeline.ingest.htmls import render_html
from pipeline.ingest.mime.compose import compose_mail, flatten
from pipeline.ingest.mime.fields import read_fields
from pipeline.ingest.mime.parse import parse_mail
from pipeline.ingest.mime.rtf import render_rtf
from pipeline.ingest.source import Budget, Source
from pipeline.types import Document, Envelope, Party

TO, CC = 1, 2  # PidTagRecipientType
_TAG = re.compile(r"<[a-zA-Z/!]")


@dataclass(frozen=True, slots=True)
class OutlookMail:
    """The properties of one item, decoded. `recipients` pairs TO or CC with a person."""

    subject: str = ""
    author: Party | None = None
    recipients: tuple[tuple[int, Party], ...] = ()
    headers: str = ""
    html: str = ""
    rtf: bytes = b""
    plain: str = ""
    sent: datetime | None = None  # in UTC, as Outlook keeps it


def compose_outlook(source: Source, mail: OutlookMail, budget: Budget) -> Document:
    """The document of an Outlook item; HTML first, then RTF, then plain text."""
    envelope = Envelope(
        author=mail.author,
        to=tuple(party for kind, party in mail.recipients if kind == TO),
        cc=tuple(party for kind, party in mail.recipients if kind == CC),
        sent=mail.sent,
        subject=flatten(mail.subject),
    )
    date = format_datetime(mail.sent) if mail.sent else ""
    if mail.headers.strip():
        told, told_date = read_fields(parse_mail(mail.headers.encode("utf-8", "replace"), budget))
        envelope, date = _merge(envelope, told), told_date or date
    return compose_mail(source, envelope, _render_body(mail), date=date)


def _merge(stored: Envelope, told: Envelope) -> Envelope:
    """Stored people, unless only the headers know their addresses; the headers' time."""
    author = stored.author
    if told.author and (author is None or not author.address):
        author = told.author
    return replace(
        stored,
        author=author,
        to=told.to if told.to and not _has_addresses(stored.to) else stored.to,
        cc=told.cc if told.cc and not _has_addresses(stored.cc) else stored.cc,
        sent=told.sent or stored.sent,
        subject=stored.subject or told.subject,
    )


def _has_addresses(parties: tuple[Party, ...]) -> bool:
    return any(party.address for party in parties)


def _render_body(mail: OutlookMail) -> list[Passage]:
    if _TAG.search(mail.html):
        return render_html(mail.html)
    if mail.rtf and (rb"\fromhtml" in mail.rtf[:2000] or not mail.plain.strip()):
        return render_rtf(mail.rtf)
    return lift_quotes(mail.plain.replace("\r\n", "\n"))
