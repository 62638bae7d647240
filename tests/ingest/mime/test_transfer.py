"""Transfer encodings are undone as far as the damage allows."""

from base64 import b64encode
from binascii import b2a_qp, b2a_uu

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.mime.transfer import decode_base64, decode_transfer, lift_uuencoded

WORDS = "报价单, und Grüße".encode()


@pytest.mark.parametrize(
    ("encoded", "encoding", "expected"),
    [
        (b64encode(WORDS), "BASE64", WORDS),
        (b64encode(WORDS).rstrip(b"="), "base64", WORDS),
        (b64encode(WORDS)[:20] + b"\r\n>!" + b64encode(WORDS)[20:], "base64", WORDS),
        (b"YQ==YmM=", "base64", b"abc"),
        (b"YWJjY", "base64", b"abc"),
        (b"Dear Ann, this is no base64 at all.", "base64", b"Dear Ann, this is no base64 at all."),
        (b2a_qp(WORDS), "quoted-printable", WORDS),
        (b"a=\nb=XY=", "Quoted-Printable", b"ab=XY"),
        (b"begin 644 a.txt\n" + b2a_uu(b"words") + b"`\nend\n", "x-uuencode", b"words"),
        (b"no file in it", "uuencode", b"no file in it"),
        (b"plain", "7bit", b"plain"),
        (b"plain", "", b"plain"),
        (b"plain", "no such thing", b"plain"),
    ],
)
def test_decode_transfer_reads_what_is_there(
    encoded: bytes, encoding: str, expected: bytes
) -> None:
    """Right, damaged and mislabelled texts give all bytes that can be read."""
    assert decode_transfer(encoded, encoding) == expected


@given(st.binary(max_size=100), st.integers(1, 30))
def test_decode_base64_comes_back(data: bytes, width: int) -> None:
    """Any bytes come back from base64 broken into lines of any width."""
    encoded = b64encode(data)
    lines = b"\n".join(encoded[at : at + width] for at in range(0, len(encoded), width))
    assert decode_base64(lines) == data


@given(st.binary(max_size=100), st.sampled_from(["base64", "quoted-printable", "uuencode"]))
def test_decode_transfer_accepts_any_bytes(data: bytes, encoding: str) -> None:
    """No bytes raise under any label."""
    assert isinstance(decode_transfer(data, encoding), bytes)


def test_lift_uuencoded_finds_files_among_words() -> None:
    """Each file comes with its place, its name and its content; an unfinished one does not."""
    block = b"begin 644 note.txt\n" + b2a_uu(b"first") + b"`\nend"
    text = b"Dear Ann\n" + block + b"\nbye\nbegin 644 x.txt\nno end"
    ((place, name, content),) = lift_uuencoded(text)
    assert (text[place], name, content) == (block, "note.txt", b"first")


def test_lift_uuencoded_needs_no_file_name() -> None:
    """A file that was written without its name is a file all the same."""
    block = b"begin 644 \n" + b2a_uu(b"first") + b"`\nend"
    assert [found[1:] for found in lift_uuencoded(block)] == [("", b"first")]
