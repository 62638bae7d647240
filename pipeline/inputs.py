"""What the user named on the command line → the files of a run, each with its account folder."""

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from pipeline.errors import UsageError
from pipeline.urls import expand_url, fetch, is_url

# Left behind by systems and editors, never a user's notes; passed over without a word.
_JUNK_NAMES = frozenset({".ds_store", "thumbs.db", "desktop.ini", "icon\r"})
_JUNK_STARTS = ("~$", "._", ".~lock")


@dataclass(frozen=True, slots=True, order=True)
class Input:
    """One file. `name` is its path below the account's folder; `folder` names that account.

    `fallback` is the account for documents that nothing else settles: the flat folder's name, or
    the file's own. `place` is its path on this machine, or its URL; a string, since a run keeps
    hundreds of thousands of them.
    """

    folder: str
    name: str
    place: str
    fallback: str

    @property
    def title(self) -> str:
        """How the file is shown: `Nordwind/2026/call.txt`."""
        return f"{self.folder}/{self.name}" if self.folder else self.name

    def open(self, *, most: int) -> AbstractContextManager[Path]:
        """A path to its bytes; raises as `fetch` does, which keeps to so many bytes."""
        return fetch(self.place, most=most) if is_url(self.place) else nullcontext(Path(self.place))


def make_absolute(item: Input) -> Input:
    """The input as it is found from any folder."""
    return item if is_url(item.place) else replace(item, place=str(Path(item.place).absolute()))


def find_inputs(arguments: Iterable[str]) -> list[Input]:
    """All inputs below folders, files, globs and URLs of any of these, sorted, each file once.

    A folder with sub-folders holds one account per sub-folder; a folder without is flat.
    Raises UsageError where an argument names nothing.
    """
    found: dict[str, Input] = {}
    for argument in arguments:
        for item in _list_url(argument) if is_url(argument) else _list_paths(argument):
            found.setdefault(_identify(item.place), item)
    return sorted(_tell_apart(found.values()))


def _identify(place: str) -> str:
    return place if is_url(place) else os.path.realpath(place)


def _tell_apart(inputs: Iterable[Input]) -> Iterator[Input]:
    """Name inputs by their whole path where two of one account would share a name."""
    listed = list(inputs)
    names = Counter((item.folder, item.name) for item in listed)
    for item in listed:
        shared = names[item.folder, item.name] > 1
        yield replace(item, name=_write_whole(item.place)) if shared else item


def _write_whole(place: str) -> str:
    return place if is_url(place) else Path(place).as_posix().lstrip("/")


def _list_paths(argument: str) -> Iterator[Input]:
    for path in _expand(argument):
        if path.is_dir():
            yield from _list_folder(path)
        else:
            yield Input("", path.name, str(path), fallback=path.stem)


def _list_url(argument: str) -> Iterator[Input]:
    for url, names in expand_url(argument):
        place = PurePath(url)
        if not names:
            yield Input("", place.name, url, fallback=place.stem)
        kept = [PurePath(name) for name in names if not _is_left_behind(PurePath(name))]
        per_account = any(len(name.parts) > 1 for name in kept)
        for below in kept:
            whole = f"{url}/{below.as_posix()}"
            yield _sort_in(whole, below, root=place.name, per_account=per_account)


def _expand(argument: str) -> list[Path]:
    path = Path(argument).expanduser()
    if path.exists():
        return [path]
    names = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 - may be absolute
    matches = [Path(name) for name in names]
    if not matches:
        raise UsageError(f"{argument!r} does not exist; name a folder, files or a pattern")
    return matches


def _list_folder(folder: Path) -> Iterator[Input]:
    root = folder.resolve().name
    per_account = any(child.is_dir() and not _is_junk(child.name) for child in folder.iterdir())
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder)
        if not _is_walked(path) and not _is_left_behind(below):
            yield _sort_in(str(path), below, root=root, per_account=per_account)


def _is_walked(path: Path) -> bool:
    """A folder that is not looked into is an input, so that it is told to be skipped."""
    return path.is_dir() and not path.is_symlink() and os.access(path, os.R_OK | os.X_OK)


def _sort_in(place: str, below: PurePath, *, root: str, per_account: bool) -> Input:
    """The file at a place, which is `below` a folder of the name `root`."""
    account = below.parts[0] if per_account and len(below.parts) > 1 else ""
    inside = PurePath(*below.parts[1:]) if account else below
    return Input(account, inside.as_posix(), place, fallback=account or root)


def _is_left_behind(below: PurePath) -> bool:
    return any(_is_junk(part) for part in below.parts)


def _is_junk(name: str) -> bool:
    name = name.lower()
    return name in _JUNK_NAMES or name.startswith(_JUNK_STARTS) or name == "__macosx"
