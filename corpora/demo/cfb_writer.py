"""A tree of storages and streams → a compound file, version 3 ([MS-CFB]).

The container of .msg files: a small file system in 512-byte sectors. Streams below 4,096 bytes
share one mini stream of 64-byte sectors; each sector's successor stands in a table.
"""

import struct
from dataclasses import dataclass, field

SECTOR, MINI_SECTOR, MINI_CUTOFF = 512, 64, 4096
FREE, END, FAT_SECTOR, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
STORAGE, STREAM, ROOT = 1, 2, 5
RED, BLACK = 0, 1

Tree = dict[str, "bytes | Tree"]


@dataclass(slots=True)
class Entry:
    """One line of the directory; links are numbers of other lines."""

    name: str
    kind: int
    data: bytes = b""
    left: int = NONE
    right: int = NONE
    child: int = NONE
    colour: int = BLACK
    start: int = END
    size: int = 0


@dataclass(slots=True)
class Sectors:
    """Sectors of one size with the table that chains them."""

    width: int
    chunks: list[bytes] = field(default_factory=list)
    table: list[int] = field(default_factory=list)

    def add(self, data: bytes) -> int:
        """Store data and return its first sector, END for no data."""
        count = -(-len(data) // self.width)
        if not count:
            return END
        first = len(self.chunks)
        padded = data.ljust(count * self.width, b"\0")
        self.chunks += [padded[i : i + self.width] for i in range(0, len(padded), self.width)]
        self.table += [*range(first + 1, first + count), END]
        return first


def write_compound_file(tree: Tree) -> bytes:
    """The file that holds `tree`: names → bytes (streams) or trees (storages)."""
    entries = [Entry("Root Entry", ROOT)]
    entries[0].child = _add_siblings(entries, tree)
    sectors, minis = Sectors(SECTOR), Sectors(MINI_SECTOR)
    for entry in entries:
        if entry.kind == STREAM:
            home = minis if len(entry.data) < MINI_CUTOFF else sectors
            entry.start, entry.size = home.add(entry.data), len(entry.data)
    mini_stream = b"".join(minis.chunks)
    entries[0].start, entries[0].size = sectors.add(mini_stream), len(mini_stream)
    mini_table = _pack_table(minis.table)
    mini_table_start = sectors.add(mini_table)
    directory_start = sectors.add(_pack_directory(entries))
    fat_start, fat_count = _add_fat(sectors)
    header = struct.pack(
        "<8s16x5H6x10I",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6),
        *(0, fat_count, directory_start, 0, MINI_CUTOFF),
        *(mini_table_start, len(mini_table) // SECTOR, END, 0, fat_start),
    )
    rest = [*range(fat_start + 1, fat_start + fat_count), *[FREE] * (109 - fat_count)]
    return header + struct.pack("<108I", *rest) + b"".join(sectors.chunks)


def _add_siblings(entries: list[Entry], tree: Tree) -> int:
    """Append a storage's members and return the top of their search tree."""
    ordered = sorted(tree, key=lambda name: (len(name), name.upper()))
    first = len(entries)
    for name in ordered:
        value = tree[name]
        if isinstance(value, bytes):
            entries.append(Entry(name, STREAM, value))
        else:
            entries.append(Entry(name, STORAGE))
    top = _link_range(entries, first, first + len(ordered), depth=len(ordered).bit_length() - 1)
    for number, name in enumerate(ordered, start=first):
        value = tree[name]
        if isinstance(value, dict):
            entries[number].child = _add_siblings(entries, value)
    return top


def _link_range(entries: list[Entry], start: int, end: int, *, depth: int) -> int:
    """Make a balanced tree of sorted entries; its lowest level is red, so all paths are alike."""
    if start >= end:
        return NONE
    middle = (start + end) // 2
    entries[middle].left = _link_range(entries, start, middle, depth=depth - 1)
    entries[middle].right = _link_range(entries, middle + 1, end, depth=depth - 1)
    entries[middle].colour = RED if depth == 0 and end - start == 1 else BLACK
    return middle


def _pack_directory(entries: list[Entry]) -> bytes:
    lines = b"".join(_pack_entry(entry) for entry in entries)
    empty = struct.pack("<64x2xBB3I36xIQ", 0, 0, NONE, NONE, NONE, 0, 0)
    return lines + empty * (-len(entries) % (SECTOR // len(empty)))


def _pack_entry(entry: Entry) -> bytes:
    name = entry.name.encode("utf-16-le")
    return struct.pack(
        "<64sHBB3I36xIQ",
        *(name, len(name) + 2, entry.kind, entry.colour),
        *(entry.left, entry.right, entry.child),
        *(0 if entry.kind == STORAGE else entry.start, entry.size),
    )


def _pack_table(table: list[int]) -> bytes:
    padded = table + [FREE] * (-len(table) % (SECTOR // 4))
    return struct.pack(f"<{len(padded)}I", *padded)


def _add_fat(sectors: Sectors) -> tuple[int, int]:
    """Append the table of all sectors, its own included: first sector and count."""
    start, count = len(sectors.chunks), 1
    while (start + count) * 4 > count * SECTOR:
        count += 1
    packed = _pack_table(sectors.table + [FAT_SECTOR] * count)
    sectors.chunks += [packed[i : i + SECTOR] for i in range(0, len(packed), SECTOR)]
    return start, count
