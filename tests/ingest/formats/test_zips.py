"""ZIP archives, honest and hostile."""

import io
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from pipeline.ingest import Source, read_source
from pipeline.types import Document, Skipped
from tests.ingest.reading import LIMITS, read_all, read_one, read_reason


def pack(members: dict[str, str | bytes]) -> bytes:
    """A ZIP archive of these members."""
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_read_members() -> None:
    """Members are read by their own formats, in order, also archives within."""
    inner = pack({"c.eml": "From: n@x.com\nSubject: Hi\nMIME-Version: 1.0\n\nHello"})
    data = pack({"a/b.txt": "A note.", "in.zip": inner, "d.csv": "Subject,Body\nx,y\n"})
    items = read_all("all.zip", data)
    assert [item.id for item in items if isinstance(item, Document)] == [
        "all.zip/a/b.txt",
        "all.zip/in.zip/c.eml",
        "all.zip/d.csv#1",
    ]


def test_read_from_disk(tmp_path: Path) -> None:
    """An archive on disk is read without loading it whole."""
    path = tmp_path / "a.zip"
    path.write_bytes(pack({"a.txt": "A note."}))
    (document,) = read_source(Source(name="a.zip", account="Northlea", path=path), limits=LIMITS)
    assert isinstance(document, Document)
    assert (document.account, document.text) == ("Northlea", "A note.")


def test_read_bad_members() -> None:
    """What cannot be read is named with its reason; what systems leave behind is passed over."""
    data = pack(
        {
            "a.png": b"\x89PNG\r\n",
            "empty.txt": "",
            "__MACOSX/._a.txt": "x",
            "x/.DS_Store": "x",
            "~$a.docx": "x",
            "Thumbs.db": "x",
            "b.txt": "A note.",
        }
    )
    *skipped, document = read_all("a.zip", data)
    assert skipped == [
        Skipped("a.zip/a.png", "is a picture and holds no text"),
        Skipped("a.zip/empty.txt", "is empty"),
    ]
    assert isinstance(document, Document)


def test_read_names() -> None:
    """Names lead nowhere, and Chinese ones are read in the encoding they were packed with."""
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("../../etc/cron.txt", "a")
        archive.writestr("/abs.txt", "b")
        archive.writestr("会议.txt", "c")
        archive.writestr(ZipInfo("....txt"), "d")
    data = stream.getvalue()
    gbk = "会议纪要一.txt".encode("gbk")
    raw = pack({"n" * len(gbk): "e"}).replace(b"n" * len(gbk), gbk)
    names = [item.source for item in read_all("a.zip", data)]
    assert names == ["a.zip/etc/cron.txt", "a.zip/abs.txt", "a.zip/会议.txt", "a.zip/....txt"]
    assert [item.source for item in read_all("b.zip", raw)] == ["b.zip/会议纪要一.txt"]


def test_read_same_name_twice() -> None:
    """Ids stay apart where an archive has a name twice."""
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "one")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", "two")
    ids = [item.id for item in read_all("a.zip", stream.getvalue()) if isinstance(item, Document)]
    assert ids == ["a.zip/a.txt", "a.zip/a.txt (2)"]


def test_read_encrypted() -> None:
    """An encrypted member is named."""
    data = bytearray(pack({"a.txt": "A note."}))
    data[6] |= 1  # the flag in the member's own header
    data[data.index(b"PK\x01\x02") + 8] |= 1  # and in the list of members
    assert "is encrypted" in read_reason("a.zip", bytes(data))


def test_read_bombs() -> None:
    """Tight packing, stated sizes and nesting are looked at before anything is unpacked."""
    assert "too tightly" in read_reason("a.zip", pack({"a.txt": "0" * 30_000_000}))
    small = replace(LIMITS, unpacked_bytes=10)
    assert "limits.unpacked_bytes" in read_reason("a.zip", pack({"a.txt": "0" * 11}), limits=small)
    whole = replace(LIMITS, container_bytes=10)
    assert "limits.container_bytes" in read_reason("a.zip", pack({"a.txt": "0" * 11}), limits=whole)
    deep = b"A note."
    for number in range(LIMITS.nesting + 3):
        deep = pack({f"{number}.zip" if number else "a.txt": deep})
    assert "limits.nesting" in read_reason("a.zip", deep)


def test_read_wide_bomb() -> None:
    """Archives within an archive share its budget: ten of ten of ten cost no thousand."""
    layer: str | bytes = "0" * 1_000
    for depth in range(3):
        layer = pack({f"{at}.{'zip' if depth else 'txt'}": layer for at in range(10)})
    items = read_all(
        "a.zip", pack({"in.zip": layer}), limits=replace(LIMITS, unpacked_bytes=50_000)
    )
    assert sum(isinstance(item, Document) for item in items) < 50
    assert any("unpacked_bytes" in item.reason for item in items if isinstance(item, Skipped))


def test_read_wrong_size_is_damage() -> None:
    """A member that is not what the list says is damaged, whatever it holds."""
    data = pack({"a.txt": "A note that was longer once."})
    at = data.index(b"PK\x01\x02")
    lie = data[: at + 24] + (5).to_bytes(4, "little") + data[at + 28 :]
    assert read_reason("a.zip", lie) == "is damaged within its archive"


def test_read_one_bad_member_costs_no_other() -> None:
    """Each member on the first level has the whole budget."""
    data = pack({f"{at}.txt": "0" * 90 for at in range(5)})
    items = read_all("a.zip", data, limits=replace(LIMITS, unpacked_bytes=100))
    assert [type(item) for item in items] == [Document] * 5


def test_read_single() -> None:
    """The text is the member's own."""
    assert (
        read_one("a.zip", pack({"会议.txt": "与会人员：陆明远、祝清"})).text
        == "与会人员：陆明远、祝清"
    )
