"""Plain text and Markdown: notes, minutes, saved mails, chats."""

from datetime import datetime

import pytest

from pipeline.types import Kind, Party
from tests.ingest.reading import LIMITS, cut, hear, read_one, read_reason

NOTE = """# Northlea, kick-off

*2025-03-04, Leeds*

**Nora Quist** ([mail](mailto:n@x.com)) \\[COO\\] signs.

| Name | Title |
|------|-------|
| Nora Quist | COO |
| [[Idris Falk]] | IT<br>Director |
"""


def test_read_markdown() -> None:
    """Marks go, tables have tabs, names stand free."""
    document = read_one("a.md", NOTE)
    assert document.kind is Kind.NOTE
    assert cut(document) == [
        ("body", "# Northlea, kick-off"),
        ("body", "2025-03-04, Leeds"),
        ("body", "Nora Quist (mail <n@x.com>) [COO] signs."),
        ("attendees", "Name\tTitle\nNora Quist\tCOO\nIdris Falk\tIT; Director"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "sent"),
    [
        ("2025-01-14 first call.txt", "Nora called.", datetime(2025, 1, 14)),
        ("notes.txt", "4 March 2025, Leeds\nNora called.", datetime(2025, 3, 4)),
        ("首访0910.txt", "2024年9月10日 二厂\n见了祝总。", datetime(2024, 9, 10)),
        ("首访0910.txt", "见了祝总。", None),
        ("0910.txt", "Plan for 2026-01-02\nmore", datetime(2026, 9, 10)),
        ("2025-01-14.txt", "2025-01-14 10:30\nNora called.", datetime(2025, 1, 14, 10, 30)),
        ("notes.txt", "Nora called.", None),
    ],
)
def test_read_date(name: str, text: str, sent: datetime | None) -> None:
    """The date is the name's or the first lines'; a day alone takes its year from the text."""
    assert read_one(name, text).envelope.sent == sent


def test_read_saved_mail() -> None:
    """A mail that was saved or pasted as text is a mail, with its own author and date."""
    text = "From: Nora Quist <n@x.com>\nSent: Tuesday, January 28, 2025 8:05 AM\n"
    text += "To: Tess Orr <t@y.com>\nSubject: Offer\n\nHi Tess,\nfine by me.\n\nNora"
    document = read_one("a.txt", text)
    assert document.kind is Kind.EMAIL
    assert document.envelope.author == Party("Nora Quist", "n@x.com")
    assert document.envelope.sent == datetime(2025, 1, 28, 8, 5)
    assert [part for part, _ in cut(document)] == ["header", "body", "signature"]


def test_read_saved_mail_chinese() -> None:
    """The same in Chinese, with full-width colons."""
    text = (
        "发件人：祝清 <z@x.cn>\n发送时间：2025年1月28日 8:05\n收件人：陆明远\n主题：报价\n\n可以。"
    )
    document = read_one("a.txt", text)
    assert document.kind is Kind.EMAIL
    assert document.envelope.subject == "报价"
    assert cut(document)[-1] == ("body", "可以。")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_read_encodings(encoding: str) -> None:
    """A transcript in any encoding gives the same turns."""
    text = "陆明远(00:00:05):\r\n大家好，开始吧。\r\n祝清(00:00:09):\r\n好的，没问题。\r\n"
    document = read_one("会议.txt", text.encode(encoding))
    assert document.kind is Kind.TRANSCRIPT
    assert hear(document) == [("陆明远", "大家好，开始吧。"), ("祝清", "好的，没问题。")]


def test_read_quote_marks() -> None:
    """Several marks are quotes of a mail; a single one is a sign of the writer's."""
    assert read_one("a.txt", "margin\n> 5 percent\nfine").text == "margin\n> 5 percent\nfine"
    quoted = read_one("a.txt", "Yes.\n\nOn May 2, 2025, Nora <n@x.com> wrote:\n> Shall we?\n> Nora")
    assert [block.depth for block in quoted.blocks] == [0, 1]


def test_read_too_large() -> None:
    """A file beyond the limit is not read."""
    limits = LIMITS.__class__(
        **{**{f: getattr(LIMITS, f) for f in LIMITS.__slots__}, "file_bytes": 9}
    )
    assert "limits.file_bytes" in read_reason("a.txt", "0123456789", limits=limits)
