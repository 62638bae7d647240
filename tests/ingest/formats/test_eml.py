"""Mails in files of their own go through the mail reader."""

from dataclasses import replace

from pipeline.types import Kind, Party
from tests.ingest.reading import LIMITS, cut, read_one, read_reason

MAIL = """\
From: =?gb2312?B?zfW3vA==?= <wf@lan.example>
To: Ann Weber <ann@rhone.example>
Subject: Offer
Date: Tue, 28 Jan 2025 08:05:00 +0800
Content-Type: text/html; charset=utf-8

<p>We take it.</p><blockquote>Do you?</blockquote>
"""


def test_eml_is_a_mail_with_its_header_apart() -> None:
    """The header lines are one segment, the words of the mail the next."""
    document = read_one("Re offer.eml", MAIL)
    assert document.kind is Kind.EMAIL
    assert document.envelope.author == Party("王芳", "wf@lan.example")
    header, body, *_ = cut(document)
    assert header[0] == "header"
    assert header[1].splitlines() == [
        "From: 王芳 <wf@lan.example>",
        "To: Ann Weber <ann@rhone.example>",
        "Subject: Offer",
        "Date: Tue, 28 Jan 2025 08:05:00 +0800",
    ]
    assert body == ("body", "We take it.")


def test_eml_is_known_by_its_content() -> None:
    """A mail without an ending to its name is a mail."""
    assert read_one("1491941793.M41850", MAIL).kind is Kind.EMAIL


def test_eml_past_the_size_limit_is_skipped() -> None:
    """A file that is too large is named with the limit to raise."""
    limits = replace(LIMITS, file_bytes=100)
    assert "limits.file_bytes" in read_reason("a.eml", MAIL, limits=limits)
