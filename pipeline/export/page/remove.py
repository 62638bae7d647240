"""The pages of a run's folder → gone: those of accounts that are no more, or all of them."""

from collections.abc import Collection
from pathlib import Path

FOLDER, INDEX = "accounts", "index.html"
MARK = b'<meta name="generator" content="keyroles">'  # of a file that is ours to take away
_HEAD = 4_096  # bytes that hold the mark


def remove_pages(out: Path, *, kept: Collection[Path] = ()) -> int:
    """Delete the pages that keyroles has written into a run's folder; how many there were."""
    found = [path for path in (*(out / FOLDER).glob("*.html"), out / INDEX) if path not in kept]
    gone = [path for path in found if _is_ours(path)]
    for path in gone:
        path.unlink()
    return len(gone)


def _is_ours(path: Path) -> bool:
    if not path.is_file() or path.is_symlink():
        return False
    with path.open("rb") as stream:
        return MARK in stream.read(_HEAD)
