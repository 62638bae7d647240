"""The header fields of a message tree → who wrote to whom, when, about what."""

from datetime import datetime

from pipeline.ingest.addresses import parse_parties
from pipeline.ingest.dates import parse_date
from pipeline.ingest.mime.compose import flatten
from pipeline.ingest.mime.pieces import MessageTree
from pipeline.ingest.mime.words import decode_addresses, decode_header
from pipeline.types import Envelope

_AUTHORS = ("from", "sender", "reply-to", "return-path")
_STAMPS = ("resent-date", "delivery-date")
_WANTED = (*_AUTHORS, *_STAMPS, "to", "cc", "subject", "date", "received")
_MOST_FIELDS = 50  # of one name; a mail has one, or a dozen servers that received it


def read_fields(tree: MessageTree, *, charset: str | None = None) -> tuple[Envelope, str]:
    """The envelope and the Date field as written; `charset` is a hint for undeclared bytes.

    A mail without a usable date takes the time at which its first server received it.
    """
    raw: dict[str, list[str]] = {name: [] for name in _WANTED}
    for key, value in tree.raw_items():
        values = raw.get(key.lower().strip())
        if values is not None and len(values) < _MOST_FIELDS and str(value).strip():
            values.append(str(value))
    author = next((raw[name][:1] for name in _AUTHORS if raw[name]), [])
    authors, to, cc = (
        parse_parties(decode_addresses(", ".join(values), charset=charset))
        for values in (author, raw["to"], raw["cc"])
    )
    date = flatten(decode_header("".join(raw["date"][:1])))
    envelope = Envelope(
        author=authors[0] if authors else None,
        to=to,
        cc=cc,
        sent=parse_date(date) or _find_stamp(raw),
        subject=flatten(decode_header("".join(raw["subject"][:1]), charset=charset)),
    )
    return envelope, date


def _find_stamp(raw: dict[str, list[str]]) -> datetime | None:
    stamps = [value for name in _STAMPS for value in raw[name]]
    stamps += [hop.rpartition(";")[2] for hop in reversed(raw["received"])]
    return next((when for stamp in stamps if (when := parse_date(stamp.strip()))), None)
