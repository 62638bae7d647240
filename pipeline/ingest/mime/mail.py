"""The bytes of one mail → its document and those of what is attached to it."""

from collections.abc import Iterator
from datetime import datetime

from pipeline.errors import ReadError
from pipeline.ingest.dates import parse_date
from pipeline.ingest.mime.attachments import name_piece, read_payload
from pipeline.ingest.mime.compose import MailFields, compose_mail
from pipeline.ingest.mime.parse import parse_mail
from pipeline.ingest.mime.parts import MessageTree, Parts, gather_parts
from pipeline.ingest.mime.prose import render_piece
from pipeline.ingest.mime.words import decode_addresses, decode_header
from pipeline.ingest.read import read_member
from pipeline.ingest.source import Budget, Source
from pipeline.types import Document, Skipped


def read_mail(data: bytes, source: Source, budget: Budget) -> Iterator[Document | Skipped]:
    """The mail's own document first, then one for each readable attachment.

    Raises LimitError where the mail itself goes past the budget.
    """
    yield from _read_tree(parse_mail(data, budget), source, budget)


def _read_tree(tree: MessageTree, source: Source, budget: Budget) -> Iterator[Document | Skipped]:
    parts = gather_parts(tree, budget)
    charset = next((piece.charset for piece in parts.body if piece.charset), None)
    fields, fallback = read_fields(tree, charset=charset)
    passages = [passage for piece in parts.body for passage in render_piece(piece)]
    budget.check_time()
    yield compose_mail(source, fields, passages, sent=fallback)
    yield from _read_attached(parts, source, budget)


def _read_attached(parts: Parts, source: Source, budget: Budget) -> Iterator[Document | Skipped]:
    taken: set[str] = set()
    for number, piece in enumerate(parts.attached, 1):
        name = name_piece(piece, number, taken)
        if name is None:
            continue
        taken.add(name)
        member = source.member(name, read_payload(piece))
        if piece.tree is None:
            yield from read_member(member, budget.renew())
            continue
        try:
            budget.check_nesting(member.nesting)
            yield from _read_tree(piece.tree, member, budget.renew())
        except ReadError as exc:
            yield Skipped(member.name, str(exc))


_WANTED = {
    "from",
    "sender",
    "reply-to",
    "to",
    "cc",
    "subject",
    "date",
    "received",
    "resent-date",
    "delivery-date",
}


def read_fields(
    tree: MessageTree, *, charset: str | None = None
) -> tuple[MailFields, datetime | None]:
    """The header fields of a tree, and a time of delivery for mails without a date."""
    raw: dict[str, list[str]] = {name: [] for name in _WANTED}
    for key, value in tree.raw_items():
        if (name := key.lower().strip()) in raw:
            raw[name].append(str(value))
    people = {
        name: decode_addresses(", ".join(raw[name]), charset=charset)
        for name in ("from", "sender", "reply-to", "to", "cc")
    }
    fields = MailFields(
        sender=people["from"] or people["sender"] or people["reply-to"],
        to=people["to"],
        cc=people["cc"],
        subject=decode_header("".join(raw["subject"][:1]), charset=charset),
        date=decode_header("".join(raw["date"][:1])),
    )
    stamps = raw["resent-date"] + raw["delivery-date"]
    stamps += [value.rpartition(";")[2] for value in reversed(raw["received"][-20:])]
    return fields, next((when for stamp in stamps if (when := parse_date(stamp.strip()))), None)
