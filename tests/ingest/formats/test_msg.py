"""Outlook messages become the same documents as other mails."""

import struct
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.types import Document, Part, Party
from tests.ingest.formats import outlook as ol
from tests.ingest.formats.outlook import store, write_file, write_message
from tests.ingest.reading import read_all, read_one, read_reason

ANN = Party("Ann Weber", "ann@rhone.example")
AUTHOR: ol.Properties = {ol.AUTHOR: ANN.name, ol.AUTHOR_SMTP: ANN.address}
# 2025-01-28 08:05 in hundreds of nanoseconds since 1601
SENT = int((datetime(2025, 1, 28, 8, 5) - datetime(1601, 1, 1)).total_seconds()) * 10_000_000


def read_body(document: Document) -> str:
    """What stands below the header lines."""
    header = [block.end for block in document.blocks if block.part is Part.HEADER]
    return document.text[max(header, default=0) :].strip()


def test_msg_has_envelope_and_body() -> None:
    """Sender, recipients by kind, subject, time and text come from the properties."""
    recipients: tuple[ol.Properties, ...] = (
        {ol.NAME: "Tom", ol.SMTP: "tom@ruhr.example", ol.RECIPIENT_KIND: 1},
        {ol.NAME: "王芳", ol.SMTP: "wf@lan.example", ol.RECIPIENT_KIND: 2},
        {ol.NAME: "Hidden", ol.SMTP: "h@lan.example", ol.RECIPIENT_KIND: 3},
    )
    values = {**AUTHOR, ol.SUBJECT: "报价单", ol.BODY: "Yes.\r\n> Shall we?", ol.SENT: SENT}
    tree = write_message(values, recipients=recipients)
    document = read_one("a.msg", write_file(tree))
    envelope = document.envelope
    assert (envelope.author, envelope.subject) == (ANN, "报价单")
    assert envelope.to == (Party("Tom", "tom@ruhr.example"),)
    assert envelope.cc == (Party("王芳", "wf@lan.example"),)
    assert envelope.sent == datetime(2025, 1, 28, 8, 5)
    assert document.text.startswith("From: Ann Weber <ann@rhone.example>\nTo: Tom <")
    assert [block.depth for block in document.blocks] == [0, 0, 1]


def test_msg_believes_the_transport_where_it_knows_more() -> None:
    """The headers give the writer's own time, and addresses that the directory hides."""
    headers = (
        "From: Ann Weber <ann@rhone.example>\r\nTo: Tom <tom@ruhr.example>\r\n"
        "Date: Tue, 28 Jan 2025 16:05:00 +0800\r\n"
    )
    values: ol.Properties = {
        ol.AUTHOR: "Ann Weber",
        ol.AUTHOR_SMTP: "/O=RHONE/CN=AWEBER",
        ol.SENT: SENT,
        ol.HEADERS: headers,
        ol.BODY: "words",
    }
    recipients: tuple[ol.Properties, ...] = (
        {ol.NAME: "Tom", ol.SMTP: "/O=RUHR/CN=TOM", ol.RECIPIENT_KIND: 1},
    )
    envelope = read_one("a.msg", write_file(write_message(values, recipients=recipients))).envelope
    assert envelope.author == ANN
    assert envelope.to == (Party("Tom", "tom@ruhr.example"),)
    assert envelope.sent == datetime(2025, 1, 28, 16, 5)


RTF_TEXT = rb"{\rtf1\ansi words in RTF\par}"
RTF_HTML = rb"{\rtf1\fromhtml1{\*\htmltag64 <p>}words in HTML{\*\htmltag72 </p>}}"


def pack_rtf(data: bytes) -> bytes:
    """RTF as Outlook stores it, uncompressed ([MS-OXRTFCP])."""
    return struct.pack("<II4sI", len(data) + 12, len(data), b"MELA", 0) + data


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({ol.BODY: "words"}, "words"),
        ({ol.BODY: "plain", ol.HTML: b"<p>words in HTML</p>"}, "words in HTML"),
        ({ol.BODY: "plain", ol.HTML: "<p>报价</p>".encode()}, "报价"),
        ({ol.BODY: "plain", ol.HTML: "<p>报价</p>"}, "报价"),
        ({ol.BODY: "plain", ol.RTF: pack_rtf(RTF_HTML)}, "words in HTML"),
        ({ol.BODY: "plain", ol.RTF: pack_rtf(RTF_TEXT)}, "plain"),
        ({ol.RTF: pack_rtf(RTF_TEXT)}, "words in RTF"),
        ({ol.BODY: "plain", ol.RTF: b"damaged"}, "plain"),
        ({}, ""),
    ],
)
def test_msg_shows_the_body_that_outlook_shows(values: ol.Properties, expected: str) -> None:
    """HTML first, also HTML wrapped in RTF; then plain text; RTF alone where there is no other."""
    tree = write_message({ol.SUBJECT: "x", **values})
    assert read_body(read_one("a.msg", write_file(tree))) == expected


@pytest.mark.parametrize(
    ("codepage", "encoding"), [(936, "gbk"), (950, "big5"), (932, "cp932"), (1251, "cp1251")]
)
def test_msg_reads_text_in_its_code_page(codepage: int, encoding: str) -> None:
    """Messages without Unicode are read by the code page that they name."""
    text = "Предложение" if encoding == "cp1251" else "報告"
    values: ol.Properties = {ol.CODEPAGE: codepage, ol.SUBJECT: text, ol.BODY: text}
    document = read_one("a.msg", write_file(write_message(values, codepage=encoding)))
    assert (document.envelope.subject, read_body(document)) == (text, text)


def test_msg_attachments_become_documents() -> None:
    """Files and messages attached to a message are read, pictures are not."""
    inner = write_message({ol.SUBJECT: "Inner", ol.BODY: "inner words"}, head=24)
    attachments: tuple[ol.Tree, ...] = (
        store({ol.FILE_NAME: "note.txt", ol.FILE_DATA: b"a note"}, head=8),
        store({ol.FILE_NAME: "logo.png", ol.FILE_DATA: b"\x89PNG"}, head=8),
        store({ol.FILE_NAME: "Inner"}, head=8) | {"__substg1.0_3701000D": inner},
    )
    tree = write_message({ol.SUBJECT: "Outer", ol.BODY: "words"}, attachments=attachments)
    documents = [item for item in read_all("a.msg", write_file(tree)) if isinstance(item, Document)]
    assert [document.id for document in documents] == [
        "a.msg",
        "a.msg/note.txt",
        "a.msg/Inner.msg",
    ]
    assert documents[2].envelope.subject == "Inner"
    assert documents[2].text.endswith("inner words")


@pytest.mark.parametrize("cut", [0, 100, 511, 512, 700, 2000])
def test_msg_damaged_says_so(cut: int) -> None:
    """A file cut anywhere gives what is left, or a reason; never an exception."""
    data = write_file(write_message({**AUTHOR, ol.SUBJECT: "x", ol.BODY: "words " * 900}))
    assert read_all("a.msg", data[:cut])


def test_msg_without_a_message_is_refused() -> None:
    """Bytes that only begin like an Outlook file are named as damaged."""
    assert "damaged" in read_reason("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


@settings(deadline=None)
@given(st.data())
def test_msg_accepts_any_damage(data: st.DataObject) -> None:
    """Bytes changed anywhere in the file never raise."""
    content = bytearray(write_file(write_message({**AUTHOR, ol.SUBJECT: "x", ol.BODY: "words"})))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert read_all("a.msg", bytes(content)) is not None
