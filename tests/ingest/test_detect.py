"""The format of an input is told by its content; its name decides what the content leaves open."""

import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline.errors import ReadError
from pipeline.ingest.detect import detect_format
from pipeline.ingest.source import Source
from tests.ingest.reading import read_reason

MAIL = "From: Nora <n@x.com>\r\nTo: t@y.com\r\nSubject: Offer\r\nMIME-Version: 1.0\r\n\r\nHi"
PASTED = "From: Nora Quist\nSent: May 2, 2025 8:05\nTo: Tess\nSubject: Offer\n\nHi"
CUES = "00:00:01.000 --> 00:00:02.000\nNora: hi\n"
GONG = '{"callId": "7", "transcript": []}'
TASKS = "Subject,Description,ActivityDate,Who\nCall,talked,2025-01-02,Nora Quist\n"
PAGE = "<!DOCTYPE html>\n<html><body><p>Hi</p></body></html>"


def pack(*names: str) -> bytes:
    """A ZIP archive with members of these names."""
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


FORMATS = [
    ("a.txt", "A note.", "text"),
    ("a.md", "# A note", "text"),
    ("a", "A note without a suffix", "text"),
    ("a.log", "A note with an odd one", "text"),
    ("a.txt", MAIL, "eml"),
    ("a.html", MAIL, "eml"),
    ("a.txt", PASTED, "text"),
    ("a.eml", "From: n@x.com\nTo: t@y.com\nSubject: Offer\n\nHi", "eml"),
    ("a.eml", "Content-Type: text/plain; charset=utf-8\nMIME-Version: 1.0\n\nHi", "eml"),
    ("a.eml", PAGE, "html"),
    ("a.eml", "Just words that somebody saved under a wrong name", "text"),
    ("a.txt", f"From n@x.com Tue May 20 14:12:00 2025\n{MAIL}", "mbox"),
    ("a.txt", "From the beginning of 2025\nthey wanted it: badly", "text"),
    ("a.txt", PAGE, "html"),
    ("a.html", "Words with a <br> in them", "html"),
    ("a.txt", "We saw <50 people there", "text"),
    ("a.vtt", f"WEBVTT\n\n{CUES}", "vtt"),
    ("a.txt", f"WEBVTT\n\n{CUES}", "vtt"),
    ("a.vtt", CUES, "vtt"),
    ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nhi\n", "vtt"),
    ("a.txt", "1\n00:00:01,000 --> 00:00:02,000\nhi\n", "vtt"),
    ("a.txt", "00:00:01.2 --> 00:00:05.1 祝清: 大家好\n", "text"),
    ("a.txt", GONG, "json"),
    ("a.json", "[1]", "json"),
    ("a.txt", "[10:02] Nora: hi", "text"),
    ("a.txt", "[[Nora Quist]] called", "text"),
    ("a.csv", "a,b\n1,2\n", "csv"),
    ("a.tsv", "a\tb\n1\t2\n", "csv"),
    ("a.txt", TASKS, "csv"),
    ("a.txt", "\ufeff" + TASKS, "csv"),
    ("a.md", "| who | what | note |\n|---|---|---|\n| Nora | COO | x |", "text"),
    ("a.txt", "Subject, description, date, who: all of it is missing\nin their form", "text"),
    ("a.bin", "%PDF-1.7\n", "pdf"),
    ("a.bin", "\n%PDF-1.7\n", "pdf"),
    ("a.bin", "!BDN\x00\x00", "pst"),
    ("a.bin", pack("a.txt"), "zip"),
    ("a.zip", pack("[Content_Types].xml", "_rels/.rels", "word/document.xml"), "docx"),
    ("a.zip", pack("word/notes.txt"), "zip"),
    ("a.txt", "BM team met Nora", "text"),
    ("a.txt", "MZ is the plant", "text"),
    ("a.txt", "会议纪要".encode("utf-16"), "text"),
    ("a.txt", "会议纪要，与会人员".encode("gb18030"), "text"),
    ("a.txt", "\n\n" + MAIL, "eml"),
]

REASONS = [
    ("a.txt", "", "is empty"),
    ("a.txt", " \r\n\t\n", "is empty"),
    ("a.eml", b"\xff\xfe", "is empty"),
    ("a.doc", b"{\\rtf1\\ansi hi}", "save it as .docx"),
    ("a.xlsx", pack("[Content_Types].xml", "xl/workbook.xml"), "save the sheet as .csv"),
    ("a.pptx", pack("[Content_Types].xml", "ppt/presentation.xml"), "save it as .pdf"),
    ("a.odt", pack("mimetype", "META-INF/manifest.xml"), "save it as .docx"),
    ("a.png", b"\x89PNG\r\n\x1a\n", "is a picture"),
    ("a.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF", "is a picture"),
    ("a.mp4", b"\x00\x00\x00\x20ftypisom", "is a recording"),
    ("a.7z", b"7z\xbc\xaf\x27\x1c\x00\x04", "repack it as .zip"),
    ("a.vcf", "BEGIN:VCARD\nFN:Nora", "export the contacts as .csv"),
    ("a.xml", "<?xml version='1.0'?><note/>", "is an XML file"),
    ("a.dat", bytes(range(32)) * 20, "no known format; supported: .txt"),
    ("a.zip", b"PK\x03\x04 and no more", "is a damaged ZIP archive"),
    ("a.msg", b"\xd0\xcf\x11\xe0 and no more", "is a damaged Outlook or Office file"),
]


def detect(name: str, content: str | bytes) -> str:
    """The format of an input in memory."""
    data = content.encode() if isinstance(content, str) else content
    return detect_format(Source(name=name, payload=data))


@pytest.mark.parametrize(("name", "content", "expected"), FORMATS)
def test_detect_format(name: str, content: str | bytes, expected: str) -> None:
    """Content first: a misnamed file is read as what it is."""
    assert detect(name, content) == expected


@pytest.mark.parametrize(("name", "content", "reason"), REASONS)
def test_detect_format_refuses(name: str, content: str | bytes, reason: str) -> None:
    """What no reader takes is named, with what to do instead."""
    with pytest.raises(ReadError, match=reason.replace(".", r"\.")):
        detect(name, content)
    assert reason in read_reason(name, content)


def test_detect_format_on_disk(tmp_path: Path) -> None:
    """The same for files: nothing but the beginning is read, and a missing one is reported."""
    path = tmp_path / "a.txt"
    path.write_bytes(pack("[Content_Types].xml", "word/document.xml"))
    assert detect_format(Source(name="a.txt", path=path)) == "docx"
    with pytest.raises(ReadError, match="cannot be opened"):
        detect_format(Source(name="b.txt", path=tmp_path / "b.txt"))
