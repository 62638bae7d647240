"""PDF documents, written by hand in their simplest form."""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.ingest.reading import LIMITS, cut, read_one, read_reason

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
# A Chinese font that readers bring themselves, its characters as UTF-16.
CHINESE = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts"
    b"[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)"
    b"/Ordering(GB1)/Supplement 2>>/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light"
    b"/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700"
    b"/StemV 80>>>>]>>"
)


def write(*pages: list[str], font: bytes = FONT) -> bytes:
    """A PDF with these lines on its pages."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        font,
    ]
    for number, lines in enumerate(pages):
        shown = b"".join(b"<%s> Tj T* " % encode(line, font).hex().encode() for line in lines)
        stream = b"BT /F1 11 Tf 14 TL 50 740 Td %sET" % shown
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % (5 + 2 * number),
            b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        ]
    return assemble(objects)


def encode(line: str, font: bytes) -> bytes:
    """The characters of a line as the font counts them."""
    return line.encode("cp1252" if font is FONT else "utf-16-be")


def assemble(objects: list[bytes]) -> bytes:
    """Objects with the table that says where each one lies."""
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + trailer


LINES = [
    "Northlea minutes, 2 April 2025",
    "Attendees: Nora Quist (COO), Idris Falk",
    "They met at the plant and went through the whole plan, which Nora",
    "Quist had read before. She wants it by May, and she wants a proof-",
    "reading of each page. Idris had no wish of his own, as he told us.",
    "- send the plan",
]


def test_read_minutes() -> None:
    """Lines that the column broke are joined, so that a name is whole; others stay apart."""
    document = read_one("a.pdf", write(LINES))
    assert document.envelope.sent == datetime(2025, 4, 2)
    assert cut(document) == [
        ("body", "Northlea minutes, 2 April 2025"),
        ("attendees", "Attendees: Nora Quist (COO), Idris Falk"),
        (
            "body",
            (
                "They met at the plant and went through the whole plan, which Nora Quist had read "
                "before. She wants it by May, and she wants a proofreading of each page. "
                "Idris had no "
                "wish of his own, as he told us."
            ),
        ),
        ("body", "- send the plan"),
    ]


def test_read_chinese() -> None:
    """Chinese lines are joined without a blank."""
    lines = [
        "会议纪要",
        "与会人员：陆明远、祝清",
        "大家在二厂看了一上午的设备，祝总要求五月之前上线，并且明确由陆明",
        "远负责验收。",
    ]
    assert [text for _, text in cut(read_one("a.pdf", write(lines, font=CHINESE)))] == [
        "会议纪要",
        "与会人员：陆明远、祝清",
        "大家在二厂看了一上午的设备，祝总要求五月之前上线，并且明确由陆明远负责验收。",
    ]


def test_read_pages() -> None:
    """Pages follow one another."""
    assert read_one("a.pdf", write(["First."], ["Second."])).text == "First.\n\nSecond."


def test_read_scan() -> None:
    """A page that is a picture has no words."""
    assert read_reason("a.pdf", write([])).startswith("has no text layer")


@pytest.mark.parametrize("data", [b"%PDF-1.4 and no more", b"%PDF-1.4\n" + b"\0" * 500])
def test_read_damaged(data: bytes) -> None:
    """What is no PDF after its first line is skipped."""
    assert read_reason("a.pdf", data) == "is a damaged PDF"


def test_read_locked() -> None:
    """A PDF that asks for a password is skipped with the reason."""
    entry = b"/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<%s>/U<%s>>>/ID[<00><00>]"
    locked = entry % (b"00" * 32, b"00" * 32)
    data = write(["Hi"]).replace(b"/Root 1 0 R", b"/Root 1 0 R" + locked)
    assert "password" in read_reason("a.pdf", data)


def test_read_too_many_pages() -> None:
    """Pages are counted against the limit."""
    limits = replace(LIMITS, parts=2)
    assert "limits.parts" in read_reason("a.pdf", write(["a"], ["b"], ["c"]), limits=limits)
