"""One mail becomes its document and those of its attachments."""

from base64 import encodebytes
from binascii import b2a_uu
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import LimitError
from pipeline.types import Document, Kind, Part, Party, Skipped
from tests.ingest.mime.mails import (
    HEAD,
    LIMITS,
    read,
    read_body,
    read_first,
    write_multipart,
    write_part,
)

PLAIN = write_part("text/plain", b"plain words")
HTML = write_part("text/html", b"<p>seen words</p>")
IMAGE = write_part("image/png", b"\x89PNG", b"Content-ID: <logo>")
NOTE = write_part("text/plain; name=note.txt", b"note", b"Content-Disposition: attachment")


def test_mail_shows_header_lines_then_its_body() -> None:
    """The text begins with the fields a reader sees, decoded, under English labels."""
    document = read_first(
        b"Date: Tue, 28 Jan 2025 08:05:00 +0800\nSubject: =?utf-8?B?5oql5Lu35Y2V?=\n"
        b"From: =?gb2312?B?zfW3vA==?= <wf@lan.example>\n"
        b'To: "Weber, Ann" <ann@rhone.example>, tom@ruhr.example\n\nYes.\n> Shall we?\n'
    )
    assert document.text == (
        "From: 王芳 <wf@lan.example>\n"
        "To: Weber, Ann <ann@rhone.example>; tom@ruhr.example\n"
        "Subject: 报价单\n"
        "Date: Tue, 28 Jan 2025 08:05:00 +0800\n\nYes.\nShall we?\n"
    )
    parts = [(block.part, block.depth) for block in document.blocks]
    assert parts == [(Part.HEADER, 0), (None, 0), (None, 1), (None, 0)]
    assert [document.text[block.start : block.end] for block in document.blocks[1:3]] == [
        "Yes.",
        "Shall we?",
    ]
    assert document.kind is Kind.EMAIL
    assert (document.id, document.source, document.account) == ("mail.eml", "mail.eml", "Rhone")
    assert document.envelope.author == Party("王芳", "wf@lan.example")
    assert document.envelope.to[1] == Party("", "tom@ruhr.example")
    assert document.envelope.sent == datetime(2025, 1, 28, 8, 5)


@pytest.mark.parametrize(
    ("fields", "author", "sent"),
    [
        (b"Sender: Ann <a@rhone.example>", "Ann", None),
        (b"From: \nReply-To: Ann <a@rhone.example>", "Ann", None),
        (b"From: Ann <a@rhone.example>\nSender: Tom <t@ruhr.example>", "Ann", None),
        (b"From : Ann <a@rhone.example>", "Ann", None),
        (b"Received: by mx; Tue, 28 Jan 2025 08:05:00 +0000", None, datetime(2025, 1, 28, 8, 5)),
        (
            b"Received: by b; 29 Jan 2025 09:00\nDate: soon\nReceived: by a; 28 Jan 2025 08:05",
            None,
            datetime(2025, 1, 28, 8, 5),
        ),
        (b"X-Other: 1", None, None),
    ],
)
def test_mail_finds_who_and_when(fields: bytes, author: str | None, sent: datetime | None) -> None:
    """A missing sender or date is taken from the next best field, never invented."""
    envelope = read_first(fields + b"\n\nwords").envelope
    assert (envelope.author.name if envelope.author else None, envelope.sent) == (author, sent)


@pytest.mark.parametrize(
    ("mail", "shown"),
    [
        (HEAD + PLAIN, "plain words"),
        (HEAD + write_multipart("alternative", PLAIN, HTML), "seen words"),
        (HEAD + write_multipart("alternative", HTML, PLAIN), "seen words"),
        (HEAD + write_multipart("alternative", PLAIN, write_part("text/html", b"")), "plain words"),
        (HEAD + write_multipart("alternative", PLAIN, PLAIN), "plain words"),
        (HEAD + write_multipart("mixed", PLAIN, PLAIN), "plain words\nplain words"),
        (HEAD + write_multipart("mixed", PLAIN, NOTE), "plain words"),
        (HEAD + write_multipart("related", HTML, IMAGE), "seen words"),
        (
            HEAD
            + write_multipart(
                "mixed",
                write_multipart(
                    "alternative",
                    PLAIN,
                    write_multipart("related", HTML, IMAGE, boundary=b"c"),
                    boundary=b"b",
                ),
                write_part("text/plain", b"footer"),
            ),
            "seen words\nfooter",
        ),
        (HEAD + write_part("text/calendar", b"BEGIN:VCALENDAR"), ""),
        (HEAD + write_multipart("mixed", PLAIN, write_part("text/calendar", b"X")), "plain words"),
        (HEAD + write_part("text/html", b"&lt;words&gt;"), "<words>"),
        (HEAD + write_part("text/plain", b"<html><p>words</p></html>"), "words"),
        (HEAD + write_part("text", b"words"), "words"),
        (HEAD + write_part("nonsense", b"words"), "words"),
        (HEAD + write_part("text/enriched", b"<bold>Now</bold> <<3"), "Now <3"),
        (HEAD + b"\n", ""),
        (HEAD, ""),
    ],
)
def test_mail_shows_the_body_that_a_reader_sees(mail: bytes, shown: str) -> None:
    """HTML before plain text, all texts of a mixed mail, no attachments, no calendars."""
    assert read_body(mail) == shown


@pytest.mark.parametrize(
    "mail",
    [
        HEAD + b"Content-Type: multipart/mixed\n\n--edge\n" + PLAIN + b"\n--edge--\n",
        HEAD + b'Content-Type: multipart/mixed; boundary="other"\n\n--edge\n' + PLAIN,
        HEAD + b"Content-Type: multipart/mixed; boundary=edge\n\n--edge\n" + PLAIN,
        HEAD
        + b"Content-Type: multipart/mixed; boundary=edge\n\n--edge\n"
        + b"Content-Type: multipart/related; boundary=edge--\n\n--edge--\n"
        + PLAIN,
        b"\xef\xbb\xbf\r\n\r\n" + HEAD + PLAIN,
        b"From ann@rhone.example Tue Jan 28 08:05:00 2025\n" + HEAD + PLAIN,
        (HEAD + PLAIN).replace(b"\n", b"\r\n"),
        (HEAD + PLAIN).decode().encode("utf-16"),
    ],
)
def test_mail_is_read_in_spite_of_damage(mail: bytes) -> None:
    """Missing or wrong boundaries, leading lines, other line ends and UTF-16 lose nothing."""
    document = read_first(mail)
    assert document.envelope.subject == "Offer"
    assert "plain words" in document.text
    assert "edge" not in document.text


def test_mail_is_read_in_spite_of_a_charset_that_is_none() -> None:
    """A charset that no codec can be looked up by counts as undeclared."""
    assert read_body(HEAD + write_part("text/plain; charset=a\0b", "报价单".encode())) == "报价单"


def test_mail_goes_on_over_a_line_that_is_no_field() -> None:
    """A wrapped subject without its indent does not turn the fields below it into text."""
    document = read_first(
        b"Subject: an offer that is\nlong\nFrom: Ann <a@rhone.example>\nDate: 28 Jan 2025\n\nwords"
    )
    assert document.envelope.subject == "an offer that is long"
    assert document.envelope.author == Party("Ann", "a@rhone.example")


def test_mail_attachments_become_documents() -> None:
    """Readable attachments and attached mails follow the mail, each under its own name."""
    inner = HEAD.replace(b"Offer", b"Inner") + b"\ninner words"
    items = read(
        HEAD
        + write_multipart(
            "mixed",
            PLAIN,
            NOTE,
            NOTE,
            IMAGE,
            write_part("message/rfc822", inner),
            write_part("application/octet-stream; name*=utf-8''%E8%AE%B0%E5%BD%95.txt", b"words"),
            write_part("text/plain; name=../../etc/passwd", b"words"),
        )
    )
    documents = [item for item in items if isinstance(item, Document)]
    assert len(documents) == len(items)
    assert [document.id for document in documents] == [
        "mail.eml",
        "mail.eml/note.txt",
        "mail.eml/note (2).txt",
        "mail.eml/part 4.eml",
        "mail.eml/记录.txt",
        "mail.eml/passwd.txt",
    ]
    assert documents[3].envelope.subject == "Inner"
    assert documents[3].text.endswith("\ninner words")


def test_mail_attached_text_keeps_its_declared_charset() -> None:
    """What the attachment's header says of its bytes is not lost on the way to its reader."""
    note = "Šárka čeká".encode("iso-8859-2")
    part = write_part("text/plain; charset=iso-8859-2; name=n.txt", note,
                      b"Content-Disposition: attachment")  # fmt: skip
    attached = read(HEAD + write_multipart("mixed", PLAIN, part))[1]
    assert isinstance(attached, Document)
    assert attached.text.strip() == "Šárka čeká"


def test_mail_in_mail_is_bounded() -> None:
    """Mails attached to mails are followed as far as the limit; what is deeper is named."""
    mail = HEAD + b"\nwords"
    for _ in range(LIMITS.nesting + 2):
        mail = HEAD + write_part("message/rfc822", mail)
    items = read(mail)
    assert len(items) == LIMITS.nesting + 2
    assert isinstance(items[-1], Skipped)
    assert "limits.nesting" in items[-1].reason


@pytest.mark.parametrize(
    ("mail", "reason"),
    [
        (
            HEAD
            + b"".join(
                b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n)
                for n in range(2000)
            ),
            "parts within parts",
        ),
        (HEAD + b"Content-Type: message/rfc822\n\n" * 2000, "parts within parts"),
        (HEAD + write_multipart("mixed", *[PLAIN] * 1200), "limits.parts"),
    ],
    ids=["nested", "mails in mails", "parts"],
)
def test_mail_past_a_limit_is_refused(mail: bytes, reason: str) -> None:
    """Hostile nesting and numbers end in a message, not in a crash."""
    with pytest.raises(LimitError, match=reason):
        read(mail)


def test_mail_past_its_time_is_refused() -> None:
    """The clock of the budget is looked at while parsing."""
    with pytest.raises(LimitError, match=r"limits\.seconds"):
        read(HEAD + PLAIN, limits=replace(LIMITS, seconds=-1.0))


BODIES = {
    "utf-8": "报价单 für Ann, 関数",
    "gb18030": "报价单，请查收。镕",
    "big5": "報價單，請查收。",
    "utf-16": "报价单，请查收。Yes",
    "iso-2022-jp": "見積書の件について",
    "koi8-r": "Коммерческое предложение",
    "windows-1252": "Grüße aus Köln – à bientôt",
}


@pytest.mark.parametrize("charset", BODIES)
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@settings(deadline=None)
@given(data=st.data())
def test_mail_bodies_come_back(charset: str, encoding: str, data: st.DataObject) -> None:
    """Any order of words is read back in every charset and transfer encoding."""
    words = data.draw(st.lists(st.sampled_from(BODIES[charset].split()), min_size=1, max_size=30))
    text = " ".join(words)
    raw = text.encode(charset)
    body = {
        "quoted-printable": b"=\n".join(b"=%02X" % byte for byte in raw),
        "base64": encodebytes(raw),
        "8bit": raw,
    }[encoding]
    transfer = b"Content-Transfer-Encoding: " + encoding.encode()
    assert read_body(HEAD + write_part(f"text/plain; charset={charset}", body, transfer)) == text


@settings(deadline=None)
@given(st.binary(max_size=600))
def test_mail_accepts_any_bytes(data: bytes) -> None:
    """Any bytes give the mail's document, and blocks that lie within its text."""
    document = read_first(data)
    assert all(block.start <= block.end <= len(document.text) for block in document.blocks)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [b"\n", b"--edge\n", b"--edge--\n", b"Content-Type: multipart/mixed; boundary=edge\n",
             b"Content-Type: message/rfc822\n", b"Content-Type: text/html; charset=gb2312\n",
             b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: uuencode\n",
             b"Content-Disposition: attachment; filename*0*=utf-8''a\n", b"begin 644 a.txt\n",
             b"Content-Type: multipart/alternative; boundary=\n", b"\xd5\xc5\xce\xb0\n", b"<p>a\n",
             b"Content-Type: message/delivery-status\n", b"Subject: =?x?q?=?=\n", b"> a\n"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_mail_accepts_any_mix_of_mime(lines: list[bytes]) -> None:
    """Pieces of MIME in any order give documents, or say what was skipped."""
    assert read(b"".join(lines))


def test_mail_parts_written_into_its_text_become_documents() -> None:
    """A uuencoded file is no text of the mail but goes with it."""
    block = b"begin 644 note.txt\n" + b2a_uu(b"a note") + b"`\nend\n"
    mail, note = read(HEAD + b"\nBefore.\n" + block + b"After.")
    assert isinstance(mail, Document)
    assert isinstance(note, Document)
    assert mail.text.endswith("\nBefore.\n\nAfter.")
    assert (note.id, note.text.strip()) == ("mail.eml/note.txt", "a note")
