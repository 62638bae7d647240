"""Word documents, made by python-docx and, where it cannot, by hand."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from zipfile import ZipFile

import docx
import pytest

from pipeline.types import Kind, Party
from tests.ingest.reading import LIMITS, cut, hear, read_one, read_reason

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def write(fill: Callable[[Any], None]) -> bytes:
    """A Word document that `fill` has written into."""
    document = docx.Document()
    fill(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def change(data: bytes, name: str, old: str, new: str) -> bytes:
    """The same archive with one piece of one member replaced."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as source, ZipFile(stream, "w") as target:
        for member in source.namelist():
            content = source.read(member)
            if member == name:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            target.writestr(member, content)
    return stream.getvalue()


def with_body(xml: str) -> bytes:
    """A document whose body begins with the given XML."""
    data = write(lambda document: document.add_paragraph("last"))
    return change(data, "word/document.xml", "<w:body>", f"<w:body>{xml}")


def paragraph(text: str) -> str:
    """The XML of a paragraph."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def add_minutes(document: Any) -> None:
    """Minutes with a list of participants, text, a list, and a table between them."""
    document.add_heading("Northlea minutes", 0)
    document.add_paragraph("Wednesday 2 April 2025, 13.00")
    table = document.add_table(rows=3, cols=3)
    rows = [("Name", "Title", "For"), ("Nora Quist", "COO", "Northlea"), ("Tess", "AE", "us")]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("Nora wants it by May.")
    document.add_paragraph("Tess sends the plan", style="List Bullet")


def test_read_minutes() -> None:
    """Tables stand where they stand in the document; each paragraph is a piece."""
    document = read_one("a.docx", write(add_minutes))
    assert document.kind is Kind.NOTE
    assert document.envelope.sent == datetime(2025, 4, 2, 13)
    assert cut(document) == [
        ("body", "Northlea minutes"),
        ("body", "Wednesday 2 April 2025, 13.00"),
        ("attendees", "Name\tTitle\tFor\nNora Quist\tCOO\tNorthlea\nTess\tAE\tus"),
        ("body", "Nora wants it by May."),
        ("body", "- Tess sends the plan"),
    ]


def test_read_transcript() -> None:
    """A transcript of Teams: time, name and words are lines of one paragraph."""

    def fill(document: Any) -> None:
        document.add_paragraph("0:0:0.0 --> 0:0:1.510\nNora Quist\nOK. Yeah.")
        document.add_paragraph("0:0:2.0 --> 0:0:3.5\nIdris Falk\nFine.")

    document = read_one("a.docx", write(fill))
    assert document.kind is Kind.TRANSCRIPT
    assert hear(document) == [("Nora Quist", "OK. Yeah."), ("Idris Falk", "Fine.")]


def test_read_names_above_words() -> None:
    """A transcript whose labels and words are paragraphs of their own."""

    def fill(document: Any) -> None:
        for text in ("陆明远 00:00:02", "大家好。", "祝清 00:00:09", "你好。", "先说预算。"):
            document.add_paragraph(text)

    said = hear(read_one("a.docx", write(fill)))
    assert said == [("陆明远", "大家好。"), ("祝清", "你好。"), ("祝清", "先说预算。")]


def test_read_form() -> None:
    """A form in a table: people are a list, prose is paragraphs, lines of a cell are joined."""
    prose = "祝总要求五月上线，" * 30

    def fill(document: Any) -> None:
        table = document.add_table(rows=3, cols=2)
        rows = [("参会人员", "陆明远 总经理\n祝清 采购部经理"), ("地点", "二厂"), ("内容", prose)]
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    assert cut(read_one("a.docx", write(fill))) == [
        ("attendees", "参会人员\t陆明远 总经理; 祝清 采购部经理"),
        ("body", "地点\t二厂"),
        ("body", "内容"),
        ("body", prose),
    ]


def test_read_merged_cells() -> None:
    """A cell merged downwards counts for each of its rows, one merged sideways counts once."""

    def fill(document: Any) -> None:
        table = document.add_table(rows=3, cols=3)
        table.cell(1, 0).merge(table.cell(2, 0)).text = "某公司"
        for at, texts in ((0, ("单位", "姓名", "职务")), (1, ("", "祝清", "经理"))):
            for cell, text in zip(table.rows[at].cells, texts, strict=True):
                cell.text = text or cell.text
        table.cell(2, 1).merge(table.cell(2, 2)).text = "陆明远"

    (piece,) = cut(read_one("a.docx", write(fill)))
    assert piece == ("attendees", "单位\t姓名\t职务\n某公司\t祝清\t经理\n某公司\t陆明远")


HIDDEN = {
    "content control": f"<w:sdt><w:sdtContent>{paragraph('Nora')}</w:sdtContent></w:sdt>",
    "tracked insertion": "<w:p><w:ins><w:r><w:t>Nora</w:t></w:r></w:ins>"
    "<w:del><w:r><w:delText>Idris</w:delText></w:r></w:del></w:p>",
    "text box": "<w:p><w:r><w:pict><w:txbxContent>"
    f"{paragraph('Nora')}</w:txbxContent></w:pict></w:r></w:p>",
    "text box, twice": f'<w:p xmlns:mc="{MC}"><w:r><mc:AlternateContent><mc:Choice Requires="wps">'
    f"<w:txbxContent>{paragraph('Nora')}</w:txbxContent></mc:Choice><mc:Fallback>"
    f"<w:txbxContent>{paragraph('Nora')}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
    "</w:r></w:p>",
    "link": "<w:p><w:hyperlink><w:r><w:t>Nora</w:t></w:r></w:hyperlink></w:p>",
}


@pytest.mark.parametrize("case", HIDDEN)
def test_read_hidden_places(case: str) -> None:
    """Words that stand in controls, changes, boxes and links are read, once."""
    assert read_one("a.docx", with_body(HIDDEN[case])).text.split() == ["Nora", "last"]


def test_read_page_header_and_comments() -> None:
    """Page headers come below the text, comments are words of those who made them."""

    def fill(document: Any) -> None:
        run = document.add_paragraph("The price is high.").runs[0]
        document.sections[0].header.paragraphs[0].text = "Northlea, confidential"
        document.add_comment(run, text="Not for us.", author="Nora Quist")

    document = read_one("a.docx", write(fill))
    assert hear(document) == [
        (None, "The price is high."),
        (None, "Northlea, confidential"),
        ("Nora Quist", "Not for us."),
    ]
    assert Party("Nora Quist") in [block.speaker for block in document.blocks]


def test_read_macro_document() -> None:
    """A document with macros is read like any other."""
    plain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macro = "application/vnd.ms-word.document.macroEnabled.main+xml"
    data = change(write(add_minutes), "[Content_Types].xml", plain, macro)
    assert "Nora wants it by May." in read_one("a.docm", data).text


def test_read_no_entities() -> None:
    """Entities, which no word processor writes, bring in neither files nor bombs."""
    for entity in ("SYSTEM 'file:///etc/hostname'", "'boom'"):
        declared = f"<!DOCTYPE w:document [<!ENTITY a {entity}>]><w:document "
        data = change(with_body(paragraph("x&a;y")), "word/document.xml", "<w:document ", declared)
        assert read_reason("a.docx", data) == "is a damaged Word document"


def test_read_damaged() -> None:
    """A file without its main part, with broken XML, or without words is skipped."""
    whole = write(add_minutes)
    broken = change(whole, "word/document.xml", "<w:body>", "<w:body")
    lost = change(whole, "_rels/.rels", "word/document.xml", "word/other.xml")
    assert read_reason("a.docx", broken) == "is a damaged Word document"
    assert read_reason("a.docx", lost) == "is a damaged Word document"
    assert read_reason("a.docx", write(lambda _: None)) == "is a Word document without words"


def test_read_too_large() -> None:
    """What the file would unpack to is looked at first."""
    limits = replace(LIMITS, unpacked_bytes=100)
    assert "limits.unpacked_bytes" in read_reason("a.docx", write(add_minutes), limits=limits)
