"""Exports of CRMs and networks as tables."""

from dataclasses import replace
from datetime import datetime

import pytest

from pipeline.ingest.formats.csvs import guess_encoding
from pipeline.types import Document, Kind, Party, Skipped
from tests.ingest.reading import LIMITS, cut, read_all, read_one, read_reason

TASK_COLUMNS = (
    "Subject,Description,WhoId,WhatId,AccountId,ActivityDate,Type,TaskSubtype,CallType,OwnerId\n"
)
EMAIL_COLUMNS = (
    "Id,ParentId,ActivityId,TextBody,HtmlBody,Headers,Subject,FromName,FromAddress,ToAddress,"
    "CcAddress,BccAddress,Incoming,Status,MessageDate,RelatedToId,MessageIdentifier\n"
)
LINKEDIN = (
    "\ufeffNotes:\r\n"
    '"When you export your connections, some addresses are missing, as their owners wish."\r\n\r\n'
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n"
    "Nora,Quist,https://l.example/n,,Northlea,VP Operations,12 Mar 2024\r\n"
    ",,,,,,\r\n"
    "清,祝,https://l.example/z,z@x.cn,某公司,采购经理,7-Feb-22\r\n"
)


def documents(name: str, content: str | bytes) -> list[Document]:
    """The documents of a table, which has no row that cannot be read."""
    items = read_all(name, content)
    assert not [item for item in items if isinstance(item, Skipped)]
    return [item for item in items if isinstance(item, Document)]


def test_read_salesforce_task() -> None:
    """An activity is its subject and description; ids of records are no words."""
    text = TASK_COLUMNS + 'Call,"Nora signs.\nBy May.",003000000000001AAA,,,2025-01-02,Call,,,005\n'
    document = read_one("Task.csv", text)
    assert (document.id, document.source, document.kind) == ("Task.csv#1", "Task.csv", Kind.CRM)
    assert document.envelope.sent == datetime(2025, 1, 2)
    assert document.envelope.subject == "Call"
    assert document.text == "Call\n\nNora signs.\nBy May."


def test_read_activities_with_people() -> None:
    """Who took part stands above the words."""
    text = "Subject,Description,ActivityDate,Who\nCall,She signs.,2025-01-02,Nora Quist\n"
    assert cut(read_one("a.csv", text)) == [
        ("attendees", "Who: Nora Quist"),
        ("body", "Call"),
        ("body", "She signs."),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_read_chinese_activities(encoding: str) -> None:
    """Chinese columns in any encoding; the account's column is a hint."""
    text = "主题,跟进内容,联系人,客户名称,日期,跟进人\n拜访,祝总点头了,祝清,某某公司,2025/3/5,我\n"
    document = read_one("活动.csv", text.encode(encoding))
    assert document.account == "某某公司"
    assert document.envelope.sent == datetime(2025, 3, 5)
    assert document.text == "Who: 祝清\n拜访\n\n祝总点头了"


@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_read_delimiters(sign: str) -> None:
    """The sign between cells is what cuts the header."""
    text = sign.join(("Subject", "Description", "Date")) + "\n"
    text += sign.join(("Call", "She, the COO, signs", "2025-01-02")) + "\n"
    assert read_one("a.csv", text).text == "Call\n\nShe, the COO, signs"


def test_read_hubspot() -> None:
    """Bodies are HTML, times are milliseconds, previews repeat the body."""
    text = (
        "Record ID,hs_timestamp,hs_note_body,hs_body_preview,Associated Contact,Company name\n"
        '88120041,1717000000000,"<p>Call with <b>Nora</b></p><p>R&amp;D pays</p>",Call with Nora,'
        "Nora Quist (n@x.com),Northlea\n"
    )
    document = read_one("hubspot.csv", text)
    assert document.envelope.sent == datetime(2024, 5, 29, 16, 26, 40)
    assert document.account == "Northlea"
    assert [text for _, text in cut(document)] == [
        "Who: Nora Quist (n@x.com)",
        "Call with Nora",
        "R&D pays",
    ]


def test_read_salesforce_mail() -> None:
    """A mail has its header and its thread; HTML stands in where the text is missing."""
    text = EMAIL_COLUMNS + (
        '02s1,,,"Fine by me.\n\nOn Mon, 3 Mar 2025, Tess <t@y.com> wrote:\n> offer",,,Re: Offer,'
        "Nora Quist,n@x.com,t@y.com; u@y.com,,,1,3,2025-03-04T10:00:00.000+0000,,\n"
        "02s2,,,,<p>From the <b>page</b></p>,,Hi,,n@x.com,t@y.com,,,1,3,2025-03-05 09:00:00,,\n"
    )
    first, second = documents("EmailMessage.csv", text)
    assert first.kind is Kind.EMAIL
    assert first.envelope.author == Party("Nora Quist", "n@x.com")
    assert [party.address for party in first.envelope.to] == ["t@y.com", "u@y.com"]
    assert first.envelope.sent == datetime(2025, 3, 4, 10)
    assert [part for part, _ in cut(first)] == ["header", "body", "header", "body"]
    assert second.envelope.author == Party("", "n@x.com")
    assert "From the page" in second.text


def test_read_linkedin() -> None:
    """Contacts below the preamble; rows are counted as a user counts them, empty ones too."""
    first, second = documents("Connections.csv", LINKEDIN)
    assert first.kind is Kind.CONTACTS
    assert first.text == "Name: Nora Quist\nTitle: VP Operations\nCompany: Northlea"
    assert first.envelope.sent == datetime(2024, 3, 12)
    assert (second.id, second.account) == ("Connections.csv#3", "某公司")
    assert second.text == "Name: 祝清\nTitle: 采购经理\nCompany: 某公司\nEmail: z@x.cn"
    assert second.envelope.sent == datetime(2022, 2, 7)
    assert cut(second) == [("contact", second.text)]


def test_read_contacts() -> None:
    """Lists of contacts of any CRM, with what they know of a person."""
    text = "姓名,职务,部门,公司,手机,直属上级,备注\n"
    text += "祝清,经理,采购部,某公司,13900000000,陆明远,爱喝茶\n"
    assert read_one("联系人.csv", text).text == (
        "Name: 祝清\nTitle: 经理\nDepartment: 采购部\nCompany: 某公司\nMobile: 13900000000\n"
        "Reports to: 陆明远\n\n备注: 爱喝茶"
    )


def test_read_unknown_table() -> None:
    """A table that we do not know is written out, column by column."""
    document = read_one("a.csv", "Region,Remark by Nora\nNorth,she likes it\n,\n")
    assert cut(document) == [("body", "Region: North"), ("body", "Remark by Nora: she likes it")]


def test_read_odd_rows() -> None:
    """Short rows, long rows, empty lines, quotes and NULs do no harm."""
    text = (
        'Subject,Description,Date\nA\n\nB,b,2025-01-02,extra,cells\nC,"say ""yes"", now",\n'
        "D,nu\0l,2025-01-02\n"
    )
    texts = [(one.id, one.text) for one in documents("a.csv", text)]
    assert texts == [
        ("a.csv#1", "A"),
        ("a.csv#2", "B\n\nb\n\nextra\n\ncells"),
        ("a.csv#3", 'C\n\nsay "yes", now'),
        ("a.csv#4", "D\n\nnul"),
    ]


def test_read_limits() -> None:
    """A million columns are refused, an endless cell costs its own row only."""
    assert "limits.parts" in read_reason("a.csv", ",".join(["a"] * 1_000_000) + "\n1\n")
    endless = 'Subject,Description,Date\nA,"' + "a" * 17_000_000 + '",\nB,b,2025-01-02\n'
    skipped, document = read_all("a.csv", endless)
    assert isinstance(skipped, Skipped)
    assert skipped.source == "a.csv#1"
    assert isinstance(document, Document)


def test_read_large_file_row_by_row() -> None:
    """A file beyond the limit of one document is read as a stream, in its own encoding."""
    text = "主题,内容,日期\n" + "拜访,祝总点头了,2025-03-05\n" * 20
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        items = read_all("a.csv", text.encode(encoding), limits=replace(LIMITS, file_bytes=99))
        assert len(items) == 20
        assert {getattr(item, "text", "") for item in items} == {"拜访\n\n祝总点头了"}


def test_read_empty_table() -> None:
    """A header alone, or a table of figures, holds nobody's words."""
    assert "has no rows" in read_reason("a.csv", "Subject,Description,Date\n")
    assert "has no rows" in read_reason("a.csv", "time,value\n1,0.33\n2,0.35\n")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "big5", "utf-16"])
def test_guess_encoding(encoding: str) -> None:
    """The encoding of a stream is the one that reads its beginning as a whole would be read."""
    text = "名稱,內容\n" + "廠長說可以,這個項目我們同意開始\n" * 30
    data = text.encode(encoding)
    assert data.decode(guess_encoding(data)) == text
