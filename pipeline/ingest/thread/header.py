"""What one header of a quoted mail looks like once it is found, and the values in it."""

import html
from dataclasses import dataclass

from pipeline.ingest.addresses import parse_parties
from pipeline.ingest.dates import parse_date
from pipeline.types import Envelope

MOST_VALUE = 4_000  # characters of one value that are read: some 100 recipients


@dataclass(frozen=True, slots=True)
class Header:
    """Lines `[first, last)` that say that a quoted message begins, and what they say of it."""

    first: int
    last: int
    envelope: Envelope = Envelope()


def to_envelope(fields: dict[str, str]) -> Envelope:
    """Values by label -> who wrote to whom and when.

    {"from": "Ann <a@b.c>", "sent": "2 May 2025"} -> Envelope(Party("Ann", "a@b.c"), sent=…)
    """
    values = {name: html.unescape(text[:MOST_VALUE]).strip() for name, text in fields.items()}
    authors = parse_parties(values.get("from", ""))
    return Envelope(
        author=authors[0] if authors else None,
        to=parse_parties(values.get("to", "")),
        cc=parse_parties(values.get("cc", "")),
        sent=parse_date(values.get("sent", "")),
        subject=values.get("subject", ""),
    )
