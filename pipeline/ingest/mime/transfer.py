"""Content-Transfer-Encoding → bytes, also where the encoded text is damaged or mislabelled."""

import re
from binascii import Error, a2b_base64, a2b_qp, a2b_uu
from collections.abc import Callable, Iterator

_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]+")
_PADDING = re.compile(rb"=+")
_UU_BEGIN = re.compile(rb"^begin [0-7]{3,4} ?([^\r\n]{0,200})\r?\n", re.MULTILINE)
_UU_END = re.compile(rb"^end[ \t]*\r?$", re.MULTILINE)


def decode_transfer(data: bytes, encoding: str) -> bytes:
    """`data` without its transfer encoding; unknown encodings leave it as it is.

    decode_transfer(b"SGk=", "Base64") -> b"Hi"
    """
    decoder = _DECODERS.get(re.sub(r"[^a-z0-9]", "", encoding.lower()))
    return decoder(data) if decoder else data


def decode_base64(data: bytes) -> bytes:
    """Base64 without regard to stray characters, missing padding or padding in the middle."""
    pieces = _PADDING.split(_NOT_BASE64.sub(b"", data))
    return b"".join(a2b_base64(_pad(piece)) for piece in pieces)


def _pad(piece: bytes) -> bytes:
    """Whole groups of four; a single left-over character holds less than a byte."""
    whole = piece[:-1] if len(piece) % 4 == 1 else piece
    return whole + b"=" * (-len(whole) % 4)


def _decode_base64_body(data: bytes) -> bytes:
    """A body that says it is base64, unless its words show that it is not."""
    sample = data[:1000]
    if sample.count(b" ") > len(sample) // 20 or b"<" in sample:
        return data
    return decode_base64(data)


def _decode_uu(data: bytes) -> bytes:
    files = list(lift_uuencoded(data))
    return files[0][2] if files else data


def lift_uuencoded(data: bytes) -> Iterator[tuple[slice, str, bytes]]:
    """The uuencoded files in a text: where each stands, its name and its content."""
    at = 0
    while begin := _UU_BEGIN.search(data, at):
        end = _UU_END.search(data, begin.end())
        if end is None:
            return
        lines = data[begin.end() : end.start()].splitlines()
        content = b"".join(_decode_uu_line(line) for line in lines)
        yield slice(begin.start(), end.end()), begin[1].decode("latin-1").strip(), content
        at = end.end()


def _decode_uu_line(line: bytes) -> bytes:
    if not line:
        return b""
    try:
        return a2b_uu(line)
    except Error:
        # Some encoders count the bytes wrongly: take as many groups as the line holds.
        count = ((line[0] - 32) & 63) * 4 + 5
        try:
            return a2b_uu(line[: count // 3])
        except Error:
            return b""


_DECODERS: dict[str, Callable[[bytes], bytes]] = {
    "base64": _decode_base64_body,
    "quotedprintable": a2b_qp,
    "uuencode": _decode_uu,
    "xuuencode": _decode_uu,
    "uue": _decode_uu,
    "xuue": _decode_uu,
}
