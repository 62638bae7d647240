"""ZIP archives: every member is read as a file of its own, in memory; nothing is written.

Sizes are looked at before anything is unpacked, and zipfile holds members to their stated size, so
that an archive which would unpack to terabytes costs no more than its list of names.
"""

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from pipeline.errors import LimitError, ReadError
from pipeline.ingest.archive import open_zip
from pipeline.ingest.charset import decode_text
from pipeline.ingest.read import read_member
from pipeline.ingest.source import Budget, Source
from pipeline.types import Document, Skipped

_TIGHT = 500  # times smaller than its content: no honest file of some size is packed like that
_SOME_SIZE = 10_000_000
_UTF8_NAME, _ENCRYPTED = 0x800, 0x1  # bits of a member's flags
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
# Files that systems and editors leave behind.
_JUNK = re.compile(
    r"(?:.*/)?(?:__macosx/.*|\.ds_store|\._[^/]*|thumbs\.db|desktop\.ini|~\$[^/]*|\.~lock[^/]*)",
    re.IGNORECASE | re.DOTALL,
)


def read(source: Source, budget: Budget) -> Iterator[Document | Skipped]:
    """The documents of all members; a member that cannot be read is skipped with the reason.

    Raises ReadError for a damaged archive, LimitError for one that unpacks to more than a
    container may hold.
    """
    with open_zip(source) as archive:
        members = [one for one in archive.infolist() if not one.filename.endswith("/")]
        if not members:
            raise ReadError("is an archive without files")
        if sum(one.file_size for one in members) > budget.limits.container_bytes:
            most = budget.limits.container_bytes
            raise LimitError(f"unpacks to more than {most:,} bytes (limits.container_bytes)")
        names = Counter[str]()
        for member in members:
            name = read_name(member)
            if _JUNK.fullmatch(name):
                continue
            names[name] += 1
            shown = f"{name} ({names[name]})" if names[name] > 1 else name
            yield from _read_one(archive, member, source, shown, budget)


def _read_one(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: Source, name: str, budget: Budget
) -> Iterator[Document | Skipped]:
    """A member of an archive on disk has a budget of its own; archives within share theirs."""
    inner = budget.renew() if source.nesting == 0 else budget
    inner.check_time()
    try:
        data = unpack_member(archive, member, inner)
    except ReadError as exc:
        yield Skipped(f"{source.name}/{name}", str(exc))
        return
    part = replace(inner, parts=0)
    yield from read_member(source.member(name, data), part)
    inner.unpacked = part.unpacked


def unpack_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget) -> bytes:
    """The bytes of a member. Raises ReadError, and LimitError before a byte is unpacked."""
    if member.flag_bits & _ENCRYPTED:
        raise ReadError("is encrypted: unpack the archive with its password first")
    if member.file_size > max(_SOME_SIZE, _TIGHT * member.compress_size):
        raise LimitError("is packed too tightly to be a document")
    budget.spend_bytes(member.file_size)
    try:
        return archive.read(member)
    except _DAMAGED as exc:
        raise ReadError("is damaged within its archive") from exc


def read_name(member: zipfile.ZipInfo) -> str:
    """A member's name for display, in the encoding that its bytes suggest: `会议.txt` from GBK.

    Absolute and relative paths lose what would lead out of the archive; nothing is opened by it.
    """
    name = member.filename
    if not member.flag_bits & _UTF8_NAME:
        name = decode_text(name.encode("cp437", errors="replace"))
    parts = PurePosixPath(name.replace("\\", "/")).parts
    kept = [re.sub(r"[\x00-\x1f\x7f]", "", part) for part in parts if part not in ("/", "..")]
    return "/".join(part for part in kept if part) or "unnamed"
