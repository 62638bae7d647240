"""Mailboxes in one file (.mbox: Thunderbird, Apple Mail, Gmail Takeout), read as a stream.

Messages start with a `From ` line after an empty one. Writers that do not mark such lines in
bodies are forgiven: a separator has a header field below it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO

from pipeline.errors import ReadError
from pipeline.ingest.mime import read_mail
from pipeline.ingest.source import Budget, Source
from pipeline.types import Document, Skipped

_LINE = 1 << 20  # bytes read at once; longer lines come in pieces
_SEPARATOR = re.compile(rb"From \S")
_FIELD = re.compile(rb"[!-9;-~]{1,100}[ \t]*:|>?From ")
_MARKED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(source: Source, budget: Budget) -> Iterator[Document | Skipped]:
    """The documents of all messages, `name.mbox#1` and on; a broken message costs only itself."""
    with _open(source) as stream:
        limit = budget.limits.file_bytes
        for number, data in enumerate(split_messages(stream, most=limit), 1):
            member = replace(source, name=f"{source.name}#{number}", path=None, payload=data)
            yield from _read_message(member, source, budget.renew())


def _read_message(member: Source, mailbox: Source, budget: Budget) -> Iterator[Document | Skipped]:
    try:
        data = _MARKED.sub(rb"\1", member.read(most=budget.limits.file_bytes))
        for item in read_mail(data, member, budget):
            if isinstance(item, Document) and item.id == member.name:
                item = replace(item, source=mailbox.name)
            yield item
    except ReadError as exc:
        yield Skipped(member.name, str(exc))


def _open(source: Source) -> BinaryIO:
    if source.path is None:
        return BytesIO(source.payload or b"")
    try:
        return source.path.open("rb")
    except OSError as exc:
        raise ReadError(f"cannot be opened: {exc.strerror}") from exc


def split_messages(stream: BinaryIO, *, most: int) -> Iterator[bytes]:
    """The messages of a mailbox, one at a time; of a longer one, the first `most` + 1 bytes."""
    message: list[bytes] = []
    size = 0
    blank = True
    line = stream.readline(_LINE)
    while line:
        following = stream.readline(_LINE)
        if blank and _SEPARATOR.match(line) and _FIELD.match(following):
            if message:
                yield b"".join(message)
            message, size = [], 0
        elif size <= most:
            message.append(line)
            size += len(line)
        blank = line in (b"\n", b"\r\n")
        line = following
    if message:
        yield b"".join(message)
