"""Files in object storage, named by URL: what lies there, and their bytes on this machine.

Reach for `expand_url` to list what a user named, and for `fetch` to read one file of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.errors import LimitError, ReadError, UsageError

# Scheme -> the package that speaks it beside fsspec.
_SPEAKERS = {
    "abfs": "adlfs",
    "file": "fsspec",
    "gs": "gcsfs",
    "memory": "fsspec",
    "s3": "s3fs",
}


def is_url(argument: str) -> bool:
    r"""Whether that is a URL and no path: `s3://bucket/notes`, but neither `C:\notes` nor `a:b`."""
    return "://" in argument


def expand_url(url: str) -> list[tuple[str, tuple[str, ...]]]:
    """What a URL or a pattern names: each file with (), each folder with the names below it.

    `s3://bucket/notes` -> [("s3://bucket/notes", ("ann/a.eml", "b.eml"))]. Raises UsageError where
    there is nothing, nobody speaks the scheme, or the storage refuses.
    """
    files = _open_storage(url)
    try:
        names = [url.rstrip("/")] if files.exists(url) else _match(files, url)
        places = [files.unstrip_protocol(files._strip_protocol(name)) for name in names]
        found = [(place, _list_below(files, place)) for place in places]
    except Exception as exc:
        raise UsageError(f"{url!r} cannot be listed: {_reason(exc)}") from exc
    if not found:
        raise UsageError(f"{url!r} does not exist; name a folder, files or a pattern")
    return found


def _match(files: Any, pattern: str) -> list[str]:
    """Names in order; as in a shell, a star stands for no leading dot."""
    hidden = PurePosixPath(pattern).name.startswith(".")
    names = sorted(files.glob(pattern))
    return [name for name in names if hidden or not PurePosixPath(name).name.startswith(".")]


def _list_below(files: Any, place: str) -> tuple[str, ...]:
    if files.isfile(place):
        return ()
    root = PurePosixPath(files._strip_protocol(place))
    below = (PurePosixPath(name).relative_to(root) for name in files.find(place))
    return tuple(sorted(name.as_posix() for name in below))


@contextmanager
def fetch(url: str, *, most: int) -> Iterator[Path]:
    """The file in a folder of this machine that is gone after the block.

    Raises LimitError where it has more than `most` bytes, ReadError where it cannot be had.
    """
    with TemporaryDirectory(prefix="keyroles-") as folder:
        path = Path(folder) / "input"
        try:
            files = _open_storage(url)
            size = files.size(url) or 0
            if size <= most:
                files.get_file(url, str(path))
        except Exception as exc:
            raise ReadError(f"cannot be fetched: {_reason(exc)}") from exc
        if size > most:
            raise LimitError(f"is larger than {most:,} bytes (limits.container_bytes)")
        yield path


def _open_storage(url: str) -> Any:
    """Raises UsageError where nobody speaks the scheme; storage in storage is not opened."""
    scheme = url.partition("://")[0]
    if scheme not in _SPEAKERS:
        raise UsageError(f"cannot read from {scheme}://; known: {', '.join(_SPEAKERS)}")
    missing = [name for name in ("fsspec", _SPEAKERS[scheme]) if find_spec(name) is None]
    if missing:
        raise UsageError(f"{scheme}:// needs {missing[0]}: pip install {missing[0]}")
    import fsspec

    return fsspec.filesystem(scheme)


def _reason(fault: Exception) -> str:
    """What the storage says, in one line."""
    return " ".join(str(fault).split())[:200] or type(fault).__name__
