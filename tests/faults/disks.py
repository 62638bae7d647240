"""Disks and folders that are full or closed to runs."""

import shutil

from tests.faults.stage import Ended, Stage, drop_powers, expect, expect_none, small_disk

_ROOM = "size=64m"
_OPEN, _CLOSED = 0o700, 0o500


def fill_store(stage: Stage) -> Ended:
    """The disk of the store has no room."""
    store = stage.folder / "disk" / "store.db"
    with small_disk(store.parent, "96k") as mount:
        ended = stage.run("--store", str(store))
        mount(_ROOM)
        expect(stage.run("--store", str(store)), 0)
    return ended


def fill_tables(stage: Stage) -> Ended:
    """The disk of the tables has no room."""
    return _fill(stage, "8k", "--set", "pages.write=false")


def fill_pages(stage: Stage) -> Ended:
    """The disk of the pages has no room."""
    return _fill(stage, "96k")


def _fill(stage: Stage, size: str, *options: str) -> Ended:
    store = ("--store", str(stage.folder / "elsewhere.db"))
    with small_disk(stage.out, size) as mount:
        ended = stage.run(*store, *options)
        expect_none(stage)
        mount(_ROOM)
        expect(stage.run(*store), 0)
        kept = stage.folder / "kept"
        shutil.copytree(stage.out, kept)
    shutil.rmtree(stage.out)
    kept.rename(stage.out)
    return ended


def forbid_disk(stage: Stage) -> Ended:
    """The folder is on a disk that cannot be written."""
    with small_disk(stage.out, "1m") as mount:
        mount("ro")
        ended = stage.run()
    stage.out.rmdir()
    return ended


def forbid_folder(stage: Stage) -> Ended:
    """The folder may not be written."""
    stage.out.mkdir(mode=_CLOSED)
    ended = stage.run(arm=drop_powers)
    stage.out.chmod(_OPEN)
    return ended
