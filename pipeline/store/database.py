"""The database behind a store: a SQLite file, or PostgreSQL by its URL.

Reach for `open_store`, and `hold_store` around all that writes: two runs at once would each undo
what the other takes for settled.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from pipeline.errors import StoreError
from pipeline.store.migrate import migrate

_WAIT = 60  # seconds that a process waits for another one's transaction
_LOCK = 0x6B65_7972  # of all advisory locks of a PostgreSQL database, ours
_DRIVERS = {"postgresql": "postgresql+pg8000", "postgres": "postgresql+pg8000"}


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. `place` is what the user named, and opens it again in another process."""

    place: str
    engine: Engine

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection to read from."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction: all that is written in it stays, or nothing."""
        with self.engine.execution_options(begins="BEGIN IMMEDIATE").begin() as connection:
            yield connection

    @contextmanager
    def command(self) -> Iterator[Connection]:
        """A connection for what no transaction may hold."""
        free = {"begins": ""} if _is_file(self.engine.url) else {"isolation_level": "AUTOCOMMIT"}
        with self.engine.execution_options(**free).connect() as connection:
            # The pool's question whether the server is there has opened a transaction.
            connection.connection.rollback()
            yield connection

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
        _create_file(Path(url.database or ""))
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    store = Store(place, engine)
    try:
        with store.write() as connection:
            migrate(connection)
    except DBAPIError as exc:
        store.close()
        raise StoreError(f"{describe(place)} cannot be opened: {_reason(exc)}") from exc
    return store


@contextmanager
def hold_store(store: Store) -> Iterator[None]:
    """Keep other runs out until this one is done, or dead: the system then lets go by itself.

    Raises StoreError where another run is at work.
    """
    url = store.engine.url
    with _hold_file(Path(f"{url.database}.lock")) if _is_file(url) else _hold_server(store):
        yield


@contextmanager
def keep_store(place: str) -> Iterator[Store]:
    """The store at a path or URL, opened and held until done; raises StoreError as these do."""
    store = open_store(place)
    try:
        with hold_store(store):
            yield store
    finally:
        store.close()


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
    return {"connect_args": {"timeout": _WAIT}} if _is_file(url) else {"pool_pre_ping": True}


def _is_file(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _create_file(path: Path) -> None:
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


@contextmanager
def _hold_file(path: Path) -> Iterator[None]:
    """By a lock on an empty SQLite file beside the store, which works on every system."""
    _create_file(path)
    lock = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as exc:
        lock.close()
        raise _busy() from exc
    try:
        yield
    finally:
        lock.close()


@contextmanager
def _hold_server(store: Store) -> Iterator[None]:
    """By an advisory lock, which ends with the connection."""
    with store.command() as connection:
        if not connection.execute(text(f"SELECT pg_try_advisory_lock({_LOCK})")).scalar_one():
            raise _busy()
        try:
            yield
        finally:
            connection.execute(text(f"SELECT pg_advisory_unlock({_LOCK})"))


def _busy() -> StoreError:
    return StoreError("another run is at work on this store: wait until it is done")


def _reason(exc: DBAPIError) -> str:
    """What the driver says, which is of files, hosts and accounts, in one line."""
    return " ".join(str(exc.orig).split())[:200]
