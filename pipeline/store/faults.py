"""What databases say when they fail → one line that says what to do.

Reach for `tell_faults` around whatever talks to the database. A transaction that fails is undone,
so that the same command, started again, goes on from the one before.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from pipeline.errors import StoreError

_AGAIN = "start the same command again, and it goes on where it stopped"
_ROOM = f"make room, then {_AGAIN}"
DAMAGED = "move it away and run again, or bring back a copy (a new store gives new ids)"
_ADVICE = {
    sqlite3.SQLITE_FULL: _ROOM,
    sqlite3.SQLITE_IOERR: f"look after the disk, then {_AGAIN}",
    sqlite3.SQLITE_BUSY: f"close the program that is at work on it, then {_AGAIN}",
    sqlite3.SQLITE_READONLY: "name a place that can be written with --store",
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_ERROR: DAMAGED,  # a table or column is not there
    "53100": _ROOM,  # disk_full of PostgreSQL
}
_PRIMARY = 0xFF  # of SQLite's codes, what all variants of one have in common
_MOST = 200  # characters of what a driver says


@contextmanager
def tell_faults(shown: str) -> Iterator[None]:
    """Raises StoreError, which names the store as shown, for a fault of its database."""
    try:
        yield
    except DBAPIError as exc:
        said, advice = _read_fault(exc.orig)
        raise StoreError(f"{shown}: {said}; {advice}") from exc


def _read_fault(fault: BaseException | None) -> tuple[str, str]:
    """What the driver says, which is of files, hosts and accounts, in one line; what to do."""
    code = getattr(fault, "sqlite_errorcode", None)
    told = fault.args[0] if fault and fault.args else ""
    if isinstance(told, dict):  # of pg8000: letters to what PostgreSQL says
        code, told = told.get("C"), told.get("M", "")
    key = code & _PRIMARY if isinstance(code, int) else code
    return " ".join(str(told).split())[:_MOST], _ADVICE.get(key, _AGAIN)
