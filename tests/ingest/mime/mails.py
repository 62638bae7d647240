"""Mails written in the bytes that senders' programs send, for tests of reading them."""

from pipeline.config import Limits, load_config
from pipeline.ingest.mime import read_mail
from pipeline.ingest.source import Budget, Source
from pipeline.types import Document, Part, Skipped

LIMITS = load_config().limits
HEAD = b"From: Ann Weber <ann@rhone.example>\nTo: Tom <tom@ruhr.example>\nSubject: Offer\n"


def read(data: bytes, *, limits: Limits = LIMITS) -> list[Document | Skipped]:
    """All documents of a mail."""
    return list(read_mail(data, Source("mail.eml", account="Rhone"), Budget(limits)))


def read_first(data: bytes) -> Document:
    """The mail's own document."""
    first = read(data)[0]
    assert isinstance(first, Document)
    return first


def read_body(data: bytes) -> str:
    """What a reader sees below the header lines."""
    document = read_first(data)
    header = [block.end for block in document.blocks if block.part is Part.HEADER]
    return document.text[max(header, default=0) :].strip("\n")


def write_part(kind: str, body: bytes, *more: bytes) -> bytes:
    """A leaf with its header."""
    return b"\n".join([b"Content-Type: " + kind.encode(), *more, b"", body])


def write_multipart(kind: str, *parts: bytes, boundary: bytes = b"edge") -> bytes:
    """Header and body of a multipart; nest it with another boundary."""
    head = b'Content-Type: multipart/%s; boundary="%s"\n\n' % (kind.encode(), boundary)
    delimiter = b"--" + boundary
    return head + b"".join(delimiter + b"\n" + part + b"\n" for part in parts) + delimiter + b"--\n"
