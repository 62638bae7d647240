"""winmail.dat gives up the body and the files that are packed in it."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.mime.parts import Parts
from pipeline.ingest.mime.pieces import Piece
from pipeline.ingest.mime.tnef import read_tnef, unwrap_tnef

BODY, FILE_DATA, FILE_TITLE, NEXT_FILE, PROPERTIES, FILE_PROPERTIES = (
    0x800C,
    0x800F,
    0x8010,
    0x9002,
    0x9003,
    0x9005,
)
RTF = rb"{\rtf1 words}"


def write_tnef(*attributes: tuple[int, bytes]) -> bytes:
    """The attributes behind signature and key, each with a checksum."""
    lines = (struct.pack("<BHHI", 1, number, 1, len(value)) + value + b"\0\0"
             for number, value in attributes)  # fmt: skip
    return b"\x78\x9f\x3e\x22\0\0" + b"".join(lines)


def write_property(kind: int, number: int, value: bytes, *, name: bytes = b"") -> bytes:
    """One property with a value of its own length."""
    padding = b"\0" * (-len(value) % 4)
    return (
        struct.pack("<HH", kind, number)
        + name
        + struct.pack("<II", 1, len(value))
        + value
        + padding
    )


def write_properties(*properties: bytes) -> bytes:
    """A list of properties."""
    return struct.pack("<I", len(properties)) + b"".join(properties)


NAMED = bytes(16) + struct.pack("<II", 1, 6) + "abc".encode("utf-16-le") + b"\0\0"
PACKED = struct.pack("<II4sI", len(RTF) + 12, len(RTF), b"MELA", 0) + RTF


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ([(BODY, b"words\0")], [("text/plain", b"words")]),
        (
            [
                (BODY, b"plain"),
                (PROPERTIES, write_properties(write_property(0x102, 0x1009, PACKED))),
            ],
            [("text/rtf", RTF)],
        ),
        (
            [
                (
                    PROPERTIES,
                    write_properties(
                        struct.pack("<HHI", 3, 0x0017, 1),
                        write_property(0x1E, 0x8001, b"named", name=NAMED),
                        struct.pack("<HHIII", 0x1003, 0x0018, 2, 5, 6),
                        write_property(0x102, 0x1013, b"<p>words"),
                    ),
                )
            ],
            [("text/html", b"<p>words")],
        ),
        ([], []),
    ],
)
def test_read_tnef_finds_the_best_body(
    attributes: list[tuple[int, bytes]], expected: list[tuple[str, bytes]]
) -> None:
    """HTML before RTF before plain text, past properties of every shape."""
    body, _ = read_tnef(write_tnef(*attributes))
    assert [(piece.kind, piece.data) for piece in body] == expected


def test_read_tnef_finds_files_with_their_long_names() -> None:
    """Files come with their content, by the long name where there is one."""
    long_name = write_property(0x1F, 0x3707, "报价单.pdf\0".encode("utf-16-le"))
    _, files = read_tnef(
        write_tnef(
            (NEXT_FILE, b""),
            (FILE_TITLE, b"A~1.PDF\0"),
            (FILE_DATA, b"first"),
            (FILE_PROPERTIES, write_properties(long_name)),
            (NEXT_FILE, b""),
            (FILE_TITLE, b"B.TXT\0"),
            (FILE_DATA, b"second"),
        )
    )
    assert [(piece.name, piece.data) for piece in files] == [
        ("报价单.pdf", b"first"),
        ("B.TXT", b"second"),
    ]


def test_unwrap_tnef_keeps_the_words_of_the_mail() -> None:
    """The packed body stands in for a missing one only."""
    winmail = Piece("application/ms-tnef", write_tnef((BODY, b"packed")))
    own, picture = Piece("text/plain", b"own"), Piece("image/png", b"x")
    assert unwrap_tnef(Parts((own,), (winmail, picture))) == Parts((own,), (picture,))
    assert unwrap_tnef(Parts((), (winmail,))).body == (Piece("text/plain", b"packed"),)


@given(st.binary(max_size=80), st.integers(0, 2**32 - 1))
def test_read_tnef_accepts_any_bytes(data: bytes, count: int) -> None:
    """Damage ends the reading and never raises."""
    listed = struct.pack("<I", count) + data
    body, files = read_tnef(
        write_tnef((NEXT_FILE, b""), (FILE_PROPERTIES, listed), (PROPERTIES, listed)) + data
    )
    assert len(files) >= 1
    assert len(body) <= 1
