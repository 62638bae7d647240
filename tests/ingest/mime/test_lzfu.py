"""Compressed RTF is unpacked, whole or damaged."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.mime.lzfu import unpack_rtf

WINDOW_START = 207  # bytes that the window holds at first


def pack(items: bytes, size: int) -> bytes:
    """Compressed data behind its header, with a checksum that is wrong."""
    return struct.pack("<II4sI", len(items) + 12, size, b"LZFu", 1) + items


def refer(offset: int, count: int) -> bytes:
    """A copy of `count` bytes from a place of the window."""
    return (offset << 4 | count - 2).to_bytes(2, "big")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (struct.pack("<II4sI", 15, 3, b"MELA", 0) + b"abcdef", b"abc"),
        (pack(b"\x00abcdefgh\x00i", 9), b"abcdefghi"),
        # the known text of the window: `{\rtf1`
        (pack(b"\x01" + refer(0, 6) + b"abc", 9), rb"{\rtf1abc"),
        # a copy that runs into itself
        (pack(b"\x02a" + refer(WINDOW_START, 9), 10), b"a" * 10),
        # a copy from the place of writing marks the end
        (pack(b"\x04ab" + refer(WINDOW_START + 2, 2) + b"zzzzz", 99), b"ab"),
        (pack(b"\x00abc", 99), b"abc"),
        (pack(b"\x01\x00", 99), b""),
        (b"short", b""),
        (bytes(20), b""),
    ],
)
def test_unpack_rtf_reads_bytes_and_copies(data: bytes, expected: bytes) -> None:
    """Literal bytes, copies, ends and damage, by the letter of the format."""
    assert unpack_rtf(data) == expected


@given(st.binary(max_size=300), st.integers(0, 2**32 - 1))
def test_unpack_rtf_accepts_any_bytes(items: bytes, size: int) -> None:
    """No data raise or give more than they announce."""
    assert len(unpack_rtf(pack(items, size))) <= size
