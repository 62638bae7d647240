"""Stores that are locked, gone, damaged or of another version."""

import os
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from pipeline.store import database, open_store
from tests.faults.stage import MIDDLE, Ended, NoPlaceError, Stage, at_transaction, expect
from tests.store.server import find_binaries, run_server


def lock_store(stage: Stage) -> Ended:
    """Another program writes to the store and does not end."""
    others = []

    def lock() -> None:
        others.append(sqlite3.connect(stage.store, isolation_level=None))
        others[0].execute("BEGIN IMMEDIATE")

    def arm() -> None:
        database._WAIT = 0.2  # type: ignore[assignment]
        at_transaction(MIDDLE, lock)

    return stage.run(arm=arm)


def delete_store(stage: Stage) -> Ended:
    """Somebody deletes the store."""

    def delete() -> None:
        for path in stage.out.glob("store.db*"):
            path.unlink()

    return stage.run(arm=lambda: at_transaction(MIDDLE, delete))


def restart_server(stage: Stage) -> Ended:
    """The server of the store is restarted."""
    binaries = find_binaries()
    if binaries is None:
        raise NoPlaceError("PostgreSQL's server is not installed")
    with run_server(binaries) as url:
        store = open_store(url)
        with store.read() as connection:
            data = connection.exec_driver_sql("SHOW data_directory").scalar_one()
        store.close()
        command = [binaries / "pg_ctl", "-D", data, "-m", "fast", "-w", "restart"]

        def restart() -> None:
            subprocess.run(
                command,
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                user=None if os.geteuid() else "postgres",
                cwd="/",
            )

        ended = stage.run("--store", url, arm=lambda: at_transaction(MIDDLE, restart))
        expect(stage.run("--store", url), 0)
    return ended


def use_later_store(stage: Stage) -> Ended:
    """The store is of a later keyroles."""
    expect(stage.run(), 0)
    _set_version(stage.store, "version + 1")
    ended = stage.run()
    _set_version(stage.store, "version - 1")
    return ended


def _set_version(store: Path, value: str) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        connection.execute(f"UPDATE keyroles SET version = {value} WHERE part = 'tables'")


def cut_store(stage: Stage) -> Ended:
    """The store ends half-way."""
    return _spoil_store(stage, lambda whole: whole[: len(whole) // 2])


def blank_store(stage: Stage) -> Ended:
    """A page of the store is blank."""
    return _spoil_store(stage, lambda whole: whole[:8192] + bytes(4096) + whole[12288:])


def _spoil_store(stage: Stage, spoil: Callable[[bytes], bytes]) -> Ended:
    expect(stage.run(), 0)
    spoilt = spoil(stage.store.read_bytes())
    stage.store.write_bytes(spoilt)
    ended = stage.run()
    if stage.store.read_bytes() != spoilt:
        return Ended(ended.code, "the damaged store was changed")
    stage.store.rename(stage.folder / "moved away")
    return ended


def change_words(stage: Stage) -> Ended:
    """Words of a document in the store are others than were read."""
    expect(stage.run(), 0)
    with closing(sqlite3.connect(stage.store, isolation_level=None)) as connection:
        connection.execute("UPDATE documents SET text = replace(text, 'e', 'i')")
    ended = stage.run()
    stage.store.rename(stage.folder / "moved away")
    return ended
