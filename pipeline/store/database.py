"""The database behind a store: a SQLite file, or PostgreSQL by its URL.

Reach for `open_store`, and `hold_store` of hold.py around all that writes.
"""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from pipeline.errors import KeyrolesError, StoreError
from pipeline.stopping import heed
from pipeline.store.faults import tell_faults
from pipeline.store.migrate import migrate

# What the pool would tell of a lost connection, with all that led there, is told in one line.
logging.getLogger("sqlalchemy.pool").addHandler(logging.NullHandler())

_WAIT = 60  # seconds that a process waits for another one's transaction
_DRIVERS = {"postgresql": "postgresql+pg8000", "postgres": "postgresql+pg8000"}


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. `place` is what the user named, and opens it again in another process.

    `writer` begins the transactions that write; `file` tells the file from another in its place.
    Whatever is asked of the store raises StoreError where it fails, and Stopped between
    transactions once somebody has asked for that.
    """

    place: str
    engine: Engine
    writer: Engine
    file: tuple[int, int] | None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection to read from."""
        heed()
        with self._reach() as engine, engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction: all that is written in it stays, or nothing."""
        with self._reach(), self.writer.begin() as connection:
            yield connection
        heed()

    @contextmanager
    def command(self) -> Iterator[Connection]:
        """A connection for what no transaction may hold."""
        free = {"begins": ""} if is_file(self.engine.url) else {"isolation_level": "AUTOCOMMIT"}
        with (
            self._reach() as engine,
            engine.execution_options(**free).connect() as connection,
        ):
            yield connection

    @contextmanager
    def _reach(self) -> Iterator[Engine]:
        # SQLite goes on with a file that is deleted, and would make a new one without a word.
        if self.file != _identify(self.engine.url):
            raise StoreError(f"{self.place} was moved or deleted meanwhile; start the run again")
        with tell_faults(describe(self.place)):
            yield self.engine

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def open_store(place: str) -> Store:
    """The store at a path or URL, made where there is none, its tables those of this version.

    `out/store.db` -> SQLite; `postgresql://user@host/name` -> PostgreSQL. Raises StoreError where
    the database cannot be reached, is damaged, or is of a later keyroles.
    """
    url = _read_place(place)
    engine = create_engine(url, hide_parameters=True, **_options(url))
    if url.get_backend_name() == "sqlite":
        create_file(Path(url.database or ""))
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    writer = engine.execution_options(begins="BEGIN IMMEDIATE")
    try:
        with tell_faults(f"{describe(place)} cannot be opened"), writer.begin() as connection:
            migrate(connection)
    except KeyrolesError:
        engine.dispose()
        raise
    return Store(place, engine, writer, _identify(url))


def _identify(url: URL) -> tuple[int, int] | None:
    """Device and number of the store's file; None where there is none."""
    try:
        found = Path(url.database or "").stat() if is_file(url) else None
    except FileNotFoundError:
        return None
    return (found.st_dev, found.st_ino) if found else None


def describe(place: str) -> str:
    """The store as it may be shown, without its password."""
    return make_url(place).render_as_string(hide_password=True) if "://" in place else place


def _read_place(place: str) -> URL:
    if "://" not in place:
        return URL.create("sqlite", database=str(Path(place).expanduser()))
    try:
        url = make_url(place)
    except ArgumentError as exc:
        raise StoreError(
            "--store is neither a path nor a URL such as postgresql://host/name"
        ) from exc
    if url.drivername == "sqlite":
        return url
    if url.drivername not in (*_DRIVERS, *_DRIVERS.values()):
        raise StoreError(f"no store of the kind {url.drivername!r}: use a path or postgresql://…")
    if find_spec("pg8000") is None:
        raise StoreError("PostgreSQL needs pg8000: pip install 'keyroles[postgresql]'")
    return url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))


def _options(url: URL) -> dict[str, Any]:
    # A server that was away has let go of the lock: no connection is ever renewed in silence.
    return {"connect_args": {"timeout": _WAIT}} if is_file(url) else {}


def is_file(url: URL) -> bool:
    """Whether the store is a file of SQLite."""
    return url.get_backend_name() == "sqlite"


def create_file(path: Path) -> None:
    """For its owner's eyes only, which SQLite keeps to for the files that it adds."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _set_up_sqlite(connection: sqlite3.Connection, _: object) -> None:
    # Transactions are ours to begin. With a write-ahead log readers and the writer go on side by
    # side, and a process may die at any moment.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin_sqlite(connection: Connection) -> None:
    # A writer waits at its beginning, where it has read nothing that another may change.
    if begins := connection.get_execution_options().get("begins", "BEGIN"):
        connection.exec_driver_sql(begins)
