"""Inputs that fuzzing grows from: the cases of our own tests and the files of the demo."""

import base64
import io
import zipfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from tests.conftest import ROOT
from tests.ingest.formats import outlook
from tests.ingest.formats.test_docx import MC, paragraph
from tests.ingest.formats.test_pdf import CHINESE, write
from tests.ingest.mime import mails, test_lzfu, test_tnef
from tests.ingest.shapes import case_format as shapes
from tests.ingest.shapes.hostile import ATTACKS
from tests.ingest.test_addresses import CASES as ADDRESSES
from tests.ingest.test_dates import CASES as DATES
from tests.ingest.thread import case_format as thread

SMALL = 20  # the size of an attack that is still a seed
LARGEST = 65_536

Seeds = Callable[[], list[bytes]]


@cache
def _files() -> tuple[tuple[str, bytes], ...]:
    """All files by name: shapes, attacks, the demo's, and a few written here."""
    demo = [(path.name, path.read_bytes()) for path in sorted((ROOT / "corpora/demo").rglob("*.*"))
            if path.is_file() and path.stat().st_size < LARGEST]  # fmt: skip
    cases = [(Path(case.file).name, case.payload) for case in shapes.load_cases()]
    return (*demo, *cases, *(attack(SMALL) for attack in ATTACKS), *_written())


def _written() -> Iterable[tuple[str, bytes]]:
    message: outlook.Properties = {
        0x0037: "Offer",
        0x1000: "words",
        0x007D: mails.HEAD.decode(),
        0x3FFD: 936,
    }
    yield "a.msg", outlook.write_file(outlook.write_message(message))
    yield "a.pdf", write(["2025-03-04", "Hugo Marin: Yes."], ["No."])
    yield "a.pst", b"!BDN" + bytes(4) + b"SM\x17\x00\x13\x00\x01\x01" + bytes(548)
    yield "b.pdf", write(["毛青：好"], font=CHINESE)
    plain = mails.write_part("text/plain; charset=gb2312; format=flowed", "好的".encode("gbk"))
    page = mails.write_part("text/html", b"<p>Yes.</p><blockquote>Hi</blockquote>")
    yield "a.eml", mails.HEAD + mails.write_multipart("alternative", plain, page)
    yield "b.eml", wrap_winmail(winmails()[0])


def of_suffix(suffix: str) -> Seeds:
    """The files of one ending, others' text where there is none."""
    return lambda: [data for name, data in _files() if name.lower().endswith(f".{suffix}")]


@cache
def _threads() -> tuple[thread.Case, ...]:
    return tuple(thread.load_cases(ROOT / "tests/ingest/thread/cases"))


def threads() -> list[bytes]:
    """Threads as plain text, with their quote marks."""
    return [case.visible.encode() for case in _threads()]


def pages() -> list[bytes]:
    """Mails and pages in HTML."""
    return [case.html.encode() for case in _threads() if case.html] + of_suffix("html")()


def talks() -> list[bytes]:
    """Transcripts and minutes."""
    return of_suffix("txt")() + of_suffix("md")()


def rtfs() -> list[bytes]:
    """Rich text: plain, Chinese, wrapped HTML, pictures, damage."""
    return [
        rb"{\rtf1\ansi{\fonttbl{\f1\fcharset134 SimSun;}}\f1 \'b1\'a8\'bc\'db\par Hi\tab b}",
        rb"{\rtf1\uc1 \u25253?\u-10179?\u-8694?{\*\generator x}a{\pict\bin4 {}}}}b}",
        rb"{\rtf1\fromhtml1 {\*\htmltag64 <p>}\htmlrtf{\htmlrtf0 a\'fc}{\*\htmltag72 </p>}}",
    ]


def packed_rtfs() -> list[bytes]:
    """Compressed rich text."""
    reference = test_lzfu.refer(test_lzfu.WINDOW_START, 9)
    items = (b"\x00abcdefgh\x00i", b"\x02a" + reference, b"\x01" + test_lzfu.refer(0, 6) + b"abc")
    return [test_tnef.PACKED, *(test_lzfu.pack(item, 99) for item in items)]


def winmails() -> list[bytes]:
    """Files that Outlook packs a mail's parts in."""
    packed = test_tnef.write_property(0x102, 0x1009, test_tnef.PACKED)
    title = test_tnef.write_property(0x1F, 0x3707, "报价.txt\0".encode("utf-16-le"))
    named = test_tnef.write_property(0x1E, 0x8001, b"named", name=test_tnef.NAMED)
    return [
        test_tnef.write_tnef(
            (test_tnef.BODY, b"plain"),
            (test_tnef.PROPERTIES, test_tnef.write_properties(packed, named)),
            (test_tnef.NEXT_FILE, b""),
            (test_tnef.FILE_TITLE, b"A.TXT\0"),
            (test_tnef.FILE_DATA, b"first"),
            (test_tnef.FILE_PROPERTIES, test_tnef.write_properties(title)),
        )
    ]


def wrap_winmail(data: bytes) -> bytes:
    """A mail whose one attachment it is."""
    head = mails.HEAD + b"MIME-Version: 1.0\nContent-Type: application/ms-tnef; name=winmail.dat\n"
    return head + b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(data)


@cache
def word_parts() -> tuple[tuple[str, bytes], ...]:
    """A Word file's parts but the main one."""
    with zipfile.ZipFile(io.BytesIO(shapes.WRAPS["docx"]("x", "utf-8"))) as archive:
        names = [name for name in archive.namelist() if name != "word/document.xml"]
        return tuple((name, archive.read(name)) for name in names)


def words() -> list[bytes]:
    """Main parts of Word files."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    cell = f"<w:tc>{paragraph('Name')}</w:tc>"
    bodies = [
        paragraph("Hugo Marin: Yes."),
        f"<w:tbl><w:tr>{cell}{cell}</w:tr><w:tr>{cell}{cell}</w:tr></w:tbl>",
        f'<mc:AlternateContent xmlns:mc="{MC}">{paragraph("x")}</mc:AlternateContent>',
        "<w:sdt><w:sdtContent><w:p><w:r><w:br/><w:tab/></w:r></w:p></w:sdtContent></w:sdt>",
    ]
    shape = '<?xml version="1.0"?><w:document {}><w:body>{}</w:body></w:document>'
    return [shape.format(space, body).encode() for body in bodies]


def members() -> list[bytes]:
    """A name, a line end, and what an archive holds by that name."""
    names = ("a.txt", "../../x.eml", "b/纪要.md", "c.zip", "winmail.dat", "C:\\x.csv")
    return [f"{name}\nFrom: Ann <a@b.example>\nSubject: x\n\nYes.\n".encode() for name in names]


def encoded() -> list[bytes]:
    """Text in many encodings, some marked, some cut."""
    names = ("utf-8-sig", "utf-16", "utf-16-le", "gb18030", "big5", "cp1252", "utf-7", "iso2022_jp")
    return [
        "毛青: 好的。Müller said yes.".encode(name, "ignore")[: -1 if name == "big5" else None]
        for name in names
    ]


def lines() -> list[bytes]:
    """Addresses, dates, encoded words, parameters."""
    more = ("=?gb2312?B?us61wg==?= <a@b.c>", "text/plain; charset*0*=utf-8''%E4; name=\"a\\\"b\"",
            "首访20250703.docx", "=?utf-8?Q?a_=C3=BC?= =?utf-8?Q?b?=")  # fmt: skip
    return [line.encode() for line in (*ADDRESSES, *DATES, *more)]


def transfers() -> list[bytes]:
    """Base64, quoted-printable, uuencoded."""
    return [b"SGVs\nbG8=", b"caf=C3=A9=\nx", b"begin 644 a.txt\n#0V%T\n`\nend\n"]
