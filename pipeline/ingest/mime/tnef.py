"""winmail.dat, into which Exchange packs a mail's rich body and files, → parts ([MS-OXTNEF]).

Senders get it by mistake; to all other programs the attachments seem lost.
"""

import struct
from collections.abc import Iterator
from dataclasses import replace

from pipeline.ingest.charset import decode_text
from pipeline.ingest.mime.lzfu import unpack_rtf
from pipeline.ingest.mime.parts import Parts
from pipeline.ingest.mime.pieces import Piece

_SIGNATURE = b"\x78\x9f\x3e\x22"
_KINDS = ("application/ms-tnef", "application/vnd.ms-tnef")
_ATTRIBUTE = struct.Struct("<BHHI")
_BODY, _FILE_DATA, _FILE_TITLE = 0x800C, 0x800F, 0x8010
_NEXT_FILE, _MESSAGE_PROPERTIES, _FILE_PROPERTIES = 0x9002, 0x9003, 0x9005
_RTF, _HTML, _LONG_NAME = 0x1009, 0x1013, 0x3707
# Bytes of a value by property type, as stored; other types carry their length.
_FIXED = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 0xA: 4, 0xB: 4, 0x14: 8, 0x40: 8, 0x48: 16}
_MANY, _UNICODE, _ANSI, _NAMED = 0x1000, 0x1F, 0x1E, 0x8000
_MOST = 1000  # attributes, properties and values


def unwrap_tnef(parts: Parts) -> Parts:
    """The parts with each winmail.dat replaced by what it holds.

    Its body counts only where the mail has no words outside of it, which say the same.
    """
    body, attached = list(parts.body), []
    for piece in parts.attached:
        if piece.kind not in _KINDS and piece.name.lower() != "winmail.dat":
            attached.append(piece)
            continue
        inner, files = read_tnef(piece.data)
        attached += files
        if not any(piece.data.strip() for piece in body):
            body += inner
    return replace(parts, body=tuple(body), attached=tuple(attached))


def read_tnef(data: bytes) -> tuple[list[Piece], list[Piece]]:
    """The body, as the best of its forms, and the files."""
    bodies: dict[int, Piece] = {}
    files: list[Piece] = []
    for number, value in _read_attributes(data):
        if number == _NEXT_FILE:
            files.append(Piece("application/octet-stream", attached=True))
        elif number == _BODY:
            bodies[_BODY] = Piece("text/plain", value.rstrip(b"\0"))
        elif number == _MESSAGE_PROPERTIES:
            bodies |= _read_rich_bodies(value)
        elif files:
            files[-1] = _add_to_file(files[-1], number, value)
    best = next((bodies[form] for form in (_HTML, _RTF, _BODY) if form in bodies), None)
    return [best] if best else [], files


def _read_attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 6  # after the signature and the key
    if not data.startswith(_SIGNATURE):
        return
    for _ in range(_MOST):
        if at + _ATTRIBUTE.size > len(data):
            return
        _, number, _, length = _ATTRIBUTE.unpack_from(data, at)
        at += _ATTRIBUTE.size
        yield number, data[at : at + length]
        at += length + 2


def _read_rich_bodies(data: bytes) -> dict[int, Piece]:
    values = dict(_read_properties(data))
    found = {}
    if rtf := unpack_rtf(values.get(_RTF, b"")):
        found[_RTF] = Piece("text/rtf", rtf)
    if values.get(_HTML, b"").strip():
        found[_HTML] = Piece("text/html", values[_HTML])
    return found


def _add_to_file(piece: Piece, number: int, value: bytes) -> Piece:
    if number == _FILE_DATA:
        return replace(piece, data=value)
    if number == _FILE_TITLE and not piece.name:
        return replace(piece, name=decode_text(value.rstrip(b"\0")))
    if number == _FILE_PROPERTIES:
        name = decode_text(dict(_read_properties(value)).get(_LONG_NAME, b""))
        return replace(piece, name=name or piece.name)
    return piece


def _read_properties(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and first value of each property; text as UTF-8. Damage ends the list."""
    try:
        (count,) = struct.unpack_from("<I", data, 0)
        at = 4
        for _ in range(min(count, _MOST)):
            kind, number = struct.unpack_from("<HH", data, at)
            at = _skip_name(data, at + 4) if number >= _NAMED else at + 4
            value, at = _read_value(data, at, kind)
            if kind == _UNICODE:
                value = value.decode("utf-16-le", "replace").encode("utf-8", "replace")
            yield number, value.rstrip(b"\0") if kind in (_UNICODE, _ANSI) else value
    except struct.error:
        return


def _skip_name(data: bytes, at: int) -> int:
    """Where a named property goes on after its set and its number or name."""
    kind, length = struct.unpack_from("<II", data, at + 16)
    return at + 24 + (_pad(length) if kind else 0)


def _read_value(data: bytes, at: int, kind: int) -> tuple[bytes, int]:
    """The first value and where the next property begins."""
    width = _FIXED.get(kind & ~_MANY)
    if width and not kind & _MANY:
        return data[at : at + width], at + width
    (count,) = struct.unpack_from("<I", data, at)
    at += 4
    values = []
    for _ in range(min(count, _MOST)):
        length = width
        if length is None:
            (length,) = struct.unpack_from("<I", data, at)
            at += 4
        values.append(data[at : at + length])
        at += _pad(length)
    return values[0] if values else b"", at


def _pad(length: int) -> int:
    """Values end at a multiple of four bytes."""
    return -(-length // 4) * 4
