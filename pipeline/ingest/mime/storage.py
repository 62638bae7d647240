"""The storages of an Outlook file (OLE2, [MS-OXMSG]) and the properties in them.

Properties are read one by one through olefile, so that a broken one costs only itself.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from io import BytesIO

import olefile

from pipeline.errors import ReadError
from pipeline.ingest.charset import decode_text

# What olefile raises on damaged files, besides its own OSError.
_BROKEN = (OSError, ValueError, IndexError, KeyError, TypeError, struct.error, RecursionError)
_VALUE = re.compile(r"__substg1\.0_([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})\Z")
_FIXED = "__properties_version1.0"
_TEXT, _ANSI = 0x001F, 0x001E
_EPOCH = datetime(1601, 1, 1)
_INT = 0xFFFF_FFFF
_CODEPAGES = (0x3FFD, 0x3FDE)  # of the message's strings, of its body on the internet
# Windows code pages whose number does not name a codec.
_ENCODINGS = {
    1200: "utf-16-le",
    10000: "mac_roman",
    20127: "ascii",
    20866: "koi8-r",
    20936: "gb2312",
    21866: "koi8-u",
    **{28590 + number: f"iso-8859-{number}" for number in range(1, 16)},
    50220: "iso-2022-jp",
    50221: "iso-2022-jp",
    51932: "euc-jp",
    51936: "gb2312",
    51949: "euc-kr",
    52936: "hz-gb-2312",
    54936: "gb18030",
    65001: "utf-8",
}

StoragePath = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Storage:
    """A message, recipient or attachment within the file."""

    ole: olefile.OleFileIO
    index: dict[StoragePath, list[str]]
    path: StoragePath = ()
    page: str | None = None
    fixed: dict[int, int] = field(default_factory=dict)

    def read_text(self, *numbers: int) -> str:
        """The first of these properties that holds text."""
        texts = (self._read_one(number) for number in numbers)
        return next((text for text in texts if text.strip()), "")

    def read_bytes(self, number: int) -> bytes:
        """The raw value of a property, whatever its type."""
        name = next((name for _, name in self._find(number)), None)
        return self.read_stream(name) if name else b""

    def read_number(self, number: int) -> int:
        """A 32-bit property, 0 where it is missing."""
        return self.fixed.get(number, 0) & _INT

    def read_time(self, *numbers: int) -> datetime | None:
        """The first of these properties that holds a time."""
        values = (self.fixed.get(number, 0) for number in numbers)
        return next((_to_time(value) for value in values if 0 < value < 1 << 61), None)

    def children(self, prefix: str) -> Iterator["Storage"]:
        """The storages below this one whose name starts with `prefix`."""
        for name in self.index.get(self.path, []):
            if name.lower().startswith(prefix):
                yield open_storage(self, (*self.path, name))

    def _find(self, number: int) -> Iterator[tuple[int, str]]:
        for name in self.index.get(self.path, []):
            found = _VALUE.match(name)
            if found and int(found[1], 16) == number:
                yield int(found[2], 16), name

    def _read_one(self, number: int) -> str:
        for kind, name in self._find(number):
            data = self.read_stream(name)
            if kind == _TEXT:
                return data.decode("utf-16-le", "replace").rstrip("\0")
            return decode_text(data.rstrip(b"\0"), declared=self.page)
        return ""

    def read_stream(self, name: str) -> bytes:
        """The bytes of a stream in this storage; nothing where it is missing or broken."""
        try:
            with self.ole.openstream([*self.path, name]) as stream:
                return bytes(stream.read())
        except _BROKEN:
            return b""


def open_file(data: bytes) -> Storage:
    """The message at the root of the file. Raises ReadError where the file is none or broken."""
    try:
        ole = olefile.OleFileIO(BytesIO(data))
        entries = ole.listdir(streams=True, storages=True)
    except _BROKEN as exc:
        raise ReadError("is no Outlook message, or damaged") from exc
    index: dict[StoragePath, list[str]] = {}
    for entry in entries:
        index.setdefault(tuple(entry[:-1]), []).append(entry[-1])
    return open_storage(Storage(ole, index), ())


def open_storage(parent: Storage, path: StoragePath) -> Storage:
    """A storage with its fixed-size properties and the code page of its strings."""
    bare = replace(parent, path=path)
    fixed = _read_fixed(bare.read_stream(_FIXED), header=_measure_header(path))
    codepage = next((fixed[number] & _INT for number in _CODEPAGES if fixed.get(number)), 0)
    page = _ENCODINGS.get(codepage, f"cp{codepage}") if codepage else parent.page
    return replace(bare, page=page, fixed=fixed)


def _read_fixed(data: bytes, *, header: int) -> dict[int, int]:
    """Property number -> its eight bytes as a number."""
    entries = (data[at : at + 16] for at in range(header, len(data) - 15, 16))
    return {
        int.from_bytes(entry[2:4], "little"): int.from_bytes(entry[8:16], "little")
        for entry in entries
    }


def _measure_header(path: StoragePath) -> int:
    """Bytes before the first entry: of the file's message, an attached one, anything else."""
    if not path:
        return 32
    return 24 if path[-1].startswith("__substg1.0_3701") else 8


def _to_time(value: int) -> datetime:
    """Hundreds of nanoseconds since 1601."""
    return _EPOCH + timedelta(microseconds=value // 10)
