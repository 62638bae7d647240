"""Keeping other runs out of a store or a folder; whoever dies lets go without a trace.

Reach for `hold_store` around all that writes: two runs at once would each undo what the other takes
for settled. `hold_folder` does the same for what is written beside the store.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from pipeline.errors import StoreError
from pipeline.store.database import Store, create_file, is_file, open_store

_LOCK = 0x6B65_7972  # of all advisory locks of a PostgreSQL database, ours
_FOLDER, _BUSY = ".lock", "on this store"


@contextmanager
def hold_store(store: Store) -> Iterator[None]:
    """Keep other runs out until this one is done, or dead: the system then lets go by itself.

    Raises StoreError where another run is at work.
    """
    url = store.engine.url
    lock = Path(f"{url.database}.lock")
    with _hold_file(lock, _BUSY) if is_file(url) else _hold_server(store):
        yield


@contextmanager
def hold_folder(out: Path) -> Iterator[None]:
    """The same for a folder, made where missing. Raises OSError where it cannot be written."""
    with _hold_file(out / _FOLDER, "in this folder"):
        yield


@contextmanager
def _hold_file(path: Path, place: str) -> Iterator[None]:
    """By a lock on an empty SQLite file, which works on every system."""
    create_file(path)
    lock = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as exc:
        lock.close()
        raise _busy(place) from exc
    try:
        yield
    finally:
        lock.close()


@contextmanager
def _hold_server(store: Store) -> Iterator[None]:
    """By an advisory lock, which ends with the connection."""
    with store.command() as connection:
        if not connection.execute(text(f"SELECT pg_try_advisory_lock({_LOCK})")).scalar_one():
            raise _busy(_BUSY)
        try:
            yield
        finally:
            connection.execute(text(f"SELECT pg_advisory_unlock({_LOCK})"))


@contextmanager
def keep_store(place: str) -> Iterator[Store]:
    """The store at a path or URL, opened and held until done; raises StoreError as these do."""
    store = open_store(place)
    try:
        with hold_store(store):
            yield store
    finally:
        store.close()


def _busy(place: str) -> StoreError:
    return StoreError(f"another run is at work {place}: wait until it is done")
