"""Outlook data files: what is done with the items that libpff hands over.

No program here writes such files, so the items are objects of the same shape as libpff's.
"""

import sys
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest

from pipeline.ingest.formats.pst import read_item, read_mail_item, walk_messages
from pipeline.ingest.source import Budget, Source
from pipeline.types import Document, Party
from tests.ingest.reading import LIMITS, read_reason

TEXT, LONG = 0x001F, 0x0003


@dataclass
class Record:
    """A property as libpff gives it."""

    entry_type: int
    value_type: int
    data: bytes


@dataclass
class RecordSet:
    """The properties of one thing."""

    entries: list[Record] = field(default_factory=list)


@dataclass
class Recipients:
    """The recipients of a message."""

    record_sets: list[RecordSet] = field(default_factory=list)


@dataclass
class Message:
    """A mail as libpff gives it."""

    subject: str | None = None
    sender_name: str | None = None
    transport_headers: str | None = None
    plain_text_body: bytes | None = None
    html_body: bytes | None = None
    rtf_body: bytes | None = None
    client_submit_time: datetime | None = None
    delivery_time: datetime | None = None
    record_sets: list[RecordSet] = field(default_factory=list)
    recipients: Recipients | None = None
    attachments: list[Any] = field(default_factory=list)


@dataclass
class Folder:
    """A folder as libpff gives it."""

    sub_folders: list[Any] = field(default_factory=list)
    sub_messages: list[Any] = field(default_factory=list)


@dataclass
class Attachment:
    """A file or message attached to a mail, as libpff gives it."""

    content: bytes = b""
    record_sets: list[RecordSet] = field(default_factory=list)
    sub_items: list[Any] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Length of the content."""
        return len(self.content)

    def read_buffer(self, size: int) -> bytes:
        """The next bytes of the content."""
        return self.content[:size]


class DamagedMessage:
    """A mail of which libpff can read nothing but the subject."""

    subject = "Offer"

    def __getattr__(self, name: str) -> Any:
        raise OSError(name)


def write_text(number: int, text: str) -> Record:
    """A property with text."""
    return Record(number, TEXT, text.encode("utf-16-le"))


def test_pst_item_has_people_words_and_time() -> None:
    """Sender, recipients by kind, subject, body and time come from the item's properties."""
    recipient = RecordSet(
        [
            write_text(0x3001, "王芳"),
            write_text(0x39FE, "wf@lan.example"),
            Record(0x0C15, LONG, b"\2\0\0\0"),
        ]
    )
    mail = read_mail_item(
        Message(
            subject="报价单",
            sender_name="Ann Weber",
            plain_text_body="请查收".encode("gbk"),
            client_submit_time=datetime(2025, 1, 28, 8, 5),
            record_sets=[RecordSet([write_text(0x5D01, "ann@rhone.example")])],
            recipients=Recipients([recipient]),
        )
    )
    assert (mail.subject, mail.plain) == ("报价单", "请查收")
    assert mail.author == Party("Ann Weber", "ann@rhone.example")
    assert mail.recipients == ((2, Party("王芳", "wf@lan.example")),)
    assert mail.sent == datetime(2025, 1, 28, 8, 5)


def test_pst_damaged_item_keeps_what_can_be_read() -> None:
    """A property that libpff cannot read costs no other."""
    mail = read_mail_item(DamagedMessage())
    assert (mail.subject, mail.author, mail.plain) == ("Offer", None, "")


def test_pst_attachments_become_documents() -> None:
    """Files and messages attached to an item follow it under their names."""
    note = Attachment(b"a note", [RecordSet([write_text(0x3707, "note.txt")])])
    inner = Attachment(
        record_sets=[RecordSet([write_text(0x3001, "Inner")])],
        sub_items=[Message(subject="Inner", plain_text_body=b"inner words")],
    )
    item = Message(subject="Outer", plain_text_body=b"words", attachments=[note, inner])
    items = read_item(item, Source("a.pst#1", payload=b""), Budget(LIMITS))
    documents = [each for each in items if isinstance(each, Document)]
    assert [document.id for document in documents] == [
        "a.pst#1",
        "a.pst#1/note.txt",
        "a.pst#1/Inner.msg",
    ]
    assert documents[2].text.endswith("inner words")


def test_pst_walks_all_folders() -> None:
    """Messages come in the order of the folders, however deep they lie."""
    deep: Folder = Folder(sub_messages=["last"])
    for _ in range(5000):
        deep = Folder(sub_folders=[deep])
    root = Folder(sub_folders=[Folder(sub_messages=["a", "b"]), deep], sub_messages=["first"])
    assert list(walk_messages(root)) == ["first", "a", "b", "last"]


def test_pst_without_the_library_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is not installed, the reason names the command that installs it."""
    monkeypatch.setitem(sys.modules, "pypff", None)
    assert "pip install 'keyroles[pst]'" in read_reason("a.pst", b"!BDN" + bytes(600))


def test_pst_damaged_is_refused() -> None:
    """Bytes that only begin like a data file are named as damaged."""
    pytest.importorskip("pypff", reason="needs the extra keyroles[pst]")
    assert "damaged" in read_reason("a.pst", b"!BDN" + bytes(600))
