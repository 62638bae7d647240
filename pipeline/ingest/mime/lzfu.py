"""Compressed RTF, as Outlook stores rich bodies, → RTF ([MS-OXRTFCP]).

Own code, because checksums are wrong in files that are otherwise whole, and words that can be read
must not be lost to that.
"""

import struct

_WINDOW = 4096
# The text that both sides put into the window before the first byte.
_KNOWN = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_HEADER = struct.Struct("<II4sI")
_STORED, _COMPRESSED = b"MELA", b"LZFu"
_MOST = 1 << 26  # bytes of RTF


def unpack_rtf(data: bytes) -> bytes:
    """The RTF text; what is cut off or damaged ends it early, and other data give nothing."""
    if len(data) < _HEADER.size:
        return b""
    _, size, kind, _ = _HEADER.unpack_from(data)
    if kind == _STORED:
        return data[_HEADER.size : _HEADER.size + size]
    return _decompress(data[_HEADER.size :], min(size, _MOST)) if kind == _COMPRESSED else b""


def _decompress(data: bytes, size: int) -> bytes:
    """Eight items follow each control byte: a byte as it is, or a copy from the window."""
    out = bytearray(_WINDOW - len(_KNOWN)) + _KNOWN
    start = len(out)
    at = 0
    while at < len(data) and len(out) - start < size:
        flags, at = data[at], at + 1
        for bit in range(8):
            if not flags >> bit & 1:
                out += data[at : at + 1]
                at += 1
                continue
            pair = int.from_bytes(data[at : at + 2], "big")
            at += 2
            distance = (len(_KNOWN) + len(out) - start - (pair >> 4)) % _WINDOW
            if distance == 0 or at > len(data):
                return bytes(out[start : start + size])
            out += _copy(out, distance, (pair & 15) + 2)
    return bytes(out[start : start + size])


def _copy(out: bytearray, distance: int, count: int) -> bytes:
    """`count` bytes from `distance` back, again and again where that is less than `count`."""
    piece = bytes(out[-distance:][:count])
    return (piece * (count // len(piece) + 1))[:count]
