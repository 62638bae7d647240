"""What the user named on the command line → the files of a run, each with its account folder."""

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import UsageError

# Left behind by systems and editors, never a user's notes; passed over without a word.
_JUNK_NAMES = frozenset({".ds_store", "thumbs.db", "desktop.ini", "icon\r"})
_JUNK_STARTS = ("~$", "._", ".~lock")


@dataclass(frozen=True, slots=True, order=True)
class Input:
    """One file. `name` is its path below the account's folder; `folder` names that account.

    `fallback` is the account for documents that nothing else settles: the flat folder's name, or
    the file's own.
    """

    folder: str
    name: str
    path: Path
    fallback: str


def find_inputs(arguments: Iterable[str]) -> list[Input]:
    """All inputs below folders, files and globs, sorted, each file once.

    A folder with sub-folders holds one account per sub-folder; a folder without is flat.
    Raises UsageError where an argument names nothing.
    """
    found: dict[str, Input] = {}
    for argument in arguments:
        for path in _expand(argument):
            inputs = _list_folder(path) if path.is_dir() else [_single(path)]
            for item in inputs:
                found.setdefault(os.path.realpath(item.path), item)
    return sorted(_tell_apart(found.values()))


def _tell_apart(inputs: Iterable[Input]) -> Iterator[Input]:
    """Name inputs by their whole path where two of one account would share a name."""
    listed = list(inputs)
    names = Counter((item.folder, item.name) for item in listed)
    for item in listed:
        shared = names[item.folder, item.name] > 1
        yield replace(item, name=item.path.as_posix().lstrip("/")) if shared else item


def _expand(argument: str) -> list[Path]:
    path = Path(argument).expanduser()
    if path.exists():
        return [path]
    names = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 - may be absolute
    matches = [Path(name) for name in names]
    if not matches:
        raise UsageError(f"{argument!r} does not exist; name a folder, files or a pattern")
    return matches


def _single(path: Path) -> Input:
    return Input(folder="", name=path.name, path=path, fallback=path.stem)


def _list_folder(folder: Path) -> Iterator[Input]:
    name = folder.resolve().name
    per_account = any(child.is_dir() and not _is_junk(child) for child in folder.iterdir())
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder)
        if _is_walked(path) or any(_is_junk(Path(part)) for part in below.parts):
            continue
        account = below.parts[0] if per_account and len(below.parts) > 1 else ""
        inside = Path(*below.parts[1:]) if account else below
        yield Input(folder=account, name=inside.as_posix(), path=path, fallback=account or name)


def _is_walked(path: Path) -> bool:
    """A folder that is not looked into is an input, so that it is told to be skipped."""
    return path.is_dir() and not path.is_symlink() and os.access(path, os.R_OK | os.X_OK)


def _is_junk(path: Path) -> bool:
    name = path.name.lower()
    return name in _JUNK_NAMES or name.startswith(_JUNK_STARTS) or name == "__macosx"
