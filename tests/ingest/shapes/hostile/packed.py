"""Archives and Word files made to break a reader."""

import io
import zipfile

from tests.ingest.shapes.case_format import WRAPS
from tests.ingest.shapes.hostile.base import Hostile

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pack(members: list[tuple[str, bytes]]) -> bytes:
    """An archive of named members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def nest_zips(size: int) -> Hostile:
    """A zip in a zip in a zip."""
    data = b"Met Hugo at the fair."
    for _ in range(min(size, 100)):
        data = pack([("inner.zip", data)])
    return "nested.zip", data


def bomb_zip(size: int) -> Hostile:
    """A member that unpacks to a thousand times its size."""
    return "bomb.zip", pack([("notes.txt", bytes(size * 1_000))])


def crowd_zip(size: int) -> Hostile:
    """Many tiny members."""
    return "crowd.zip", pack([(f"{number}.txt", b"Hi") for number in range(size // 10)])


def escape_zip(_: int) -> Hostile:
    """Member names that point outside the archive."""
    names = [
        "../../etc/cron.d/x.txt",
        "/etc/x.txt",
        "C:\\x.txt",
        "a/../../b.txt",
        "nul\x00.txt",
        ".",
    ]
    return "escape.zip", pack([(name, b"Met Hugo.") for name in names])


def swap_document(body: str, *, head: str = "") -> bytes:
    """A Word file whose main part is replaced."""
    with zipfile.ZipFile(io.BytesIO(WRAPS["docx"]("x", "utf-8"))) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    root = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    parts["word/document.xml"] = f'<?xml version="1.0"?>{head}{root}'.encode()
    return pack(list(parts.items()))


def break_docx(_: int) -> Hostile:
    """A Word file with flipped bytes within its packed words."""
    data = bytearray(
        swap_document("<w:p><w:r><w:t>Hugo says yes, Ann says no</w:t></w:r></w:p>" * 99)
    )
    at = data.find(b"word/document.xml") + 60
    data[at : at + 40] = bytes(byte ^ 0xFF for byte in data[at : at + 40])
    return "flipped.docx", bytes(data)


def fetch_entity(_: int) -> Hostile:
    """A Word file that asks for a local file by an external entity."""
    head = '<!DOCTYPE d [<!ENTITY leak SYSTEM "file:///etc/passwd">]>'
    return "leak.docx", swap_document("<w:p><w:r><w:t>A&leak;B</w:t></w:r></w:p>", head=head)


def laugh_entities(_: int) -> Hostile:
    """A Word file whose entities multiply to a billion words."""
    steps = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE d [<!ENTITY e0 "ha">{steps}]>'
    return "laugh.docx", swap_document("<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>", head=head)


def nest_tables(size: int) -> Hostile:
    """A Word file with tables in tables."""
    depth = min(size, 2_000)
    opened = "<w:tbl><w:tr><w:tc>" * depth
    closed = "<w:p/></w:tc></w:tr></w:tbl>" * depth
    return "tables.docx", swap_document(f"{opened}{closed}<w:p/>")


def crowd_docx(size: int) -> Hostile:
    """A Word file of very many paragraphs."""
    return "crowd.docx", swap_document("<w:p><w:r><w:t>Hugo: yes</w:t></w:r></w:p>" * (size // 10))


ATTACKS = (
    nest_zips,
    bomb_zip,
    crowd_zip,
    escape_zip,
    break_docx,
    fetch_entity,
    laugh_entities,
    nest_tables,
    crowd_docx,
)
