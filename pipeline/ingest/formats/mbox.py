"""Mailboxes in one file (.mbox: Thunderbird, Apple Mail, Gmail Takeout), read as a stream.

Messages start with a `From ` line after an empty one. Writers that do not mark such lines in
bodies are forgiven: a separator has a header field below it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from pipeline.ingest.archive import open_container
from pipeline.ingest.mime import read_mail
from pipeline.ingest.read import read_with
from pipeline.ingest.source import Budget, Source
from pipeline.types import Document, Skipped

_LINE = 1 << 20  # bytes read at once; longer lines come in pieces
_SEPARATOR = re.compile(rb"From \S")
_FIELD = re.compile(rb"[!-9;-~]{1,100}[ \t]*:|>?From ")
_MARKED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(source: Source, budget: Budget) -> Iterator[Document | Skipped]:
    """The documents of all messages, `name.mbox#1` and on; a broken message costs only itself."""
    most = budget.limits.file_bytes
    with open_container(source, budget) as stream:
        for number, data in enumerate(split_messages(stream, most=most), 1):
            member = replace(source, name=f"{source.name}#{number}", path=None, payload=data)
            for item in read_with(_read_message, member, budget.renew()):
                is_message = isinstance(item, Document) and item.id == member.name
                yield replace(item, source=source.name) if is_message else item


def _read_message(member: Source, budget: Budget) -> Iterator[Document | Skipped]:
    data = _MARKED.sub(rb"\1", member.read(most=budget.limits.file_bytes))
    yield from read_mail(data, member, budget)


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
