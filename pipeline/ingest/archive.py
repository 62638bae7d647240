"""Opening an input that is read piece by piece: streams and ZIP archives."""

import io
import zipfile
from typing import BinaryIO

from pipeline.errors import LimitError, ReadError
from pipeline.ingest.source import Budget, Source

_TAIL = 65_557  # bytes at the end in which the end record of a ZIP archive lies
_MOST_DIRECTORY = 1 << 26  # bytes of names; a quarter of a million members


def open_stream(source: Source) -> BinaryIO:
    """The bytes of an input as a stream that can be wound back. Raises ReadError."""
    if source.path is None:
        return io.BytesIO(source.payload or b"")
    try:
        return source.path.open("rb")
    except OSError as exc:
        raise ReadError(f"cannot be opened: {exc.strerror}") from exc


def open_container(source: Source, budget: Budget) -> BinaryIO:
    """The same for a file that holds many documents. Raises LimitError past its own limit."""
    stream = open_stream(source)
    most = budget.limits.container_bytes
    if stream.seek(0, io.SEEK_END) > most:
        stream.close()
        raise LimitError(f"is larger than {most:,} bytes (limits.container_bytes)")
    stream.seek(0)
    return stream


def open_zip(source: Source) -> zipfile.ZipFile:
    """A ZIP archive, its list of members read. Raises ReadError for a damaged one.

    The size of the list is looked at first: it is the one thing that zipfile reads as a whole.
    """
    with open_stream(source) as stream:
        try:
            _check_directory(stream)
            return zipfile.ZipFile(source.path or io.BytesIO(stream.read()))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as exc:
            raise ReadError("is a damaged ZIP archive") from exc


def _check_directory(stream: BinaryIO) -> None:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - _TAIL))
    tail = stream.read(_TAIL)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0:
        raise zipfile.BadZipFile
    if int.from_bytes(tail[at + 12 : at + 16], "little") > _MOST_DIRECTORY:
        raise LimitError("lists too many members")
    stream.seek(0)
