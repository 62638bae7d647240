"""Opening, holding and bringing up to date what runs remember."""

import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from pipeline.errors import StoreError
from pipeline.store import describe, keep_store, load_persons, open_store
from pipeline.store.migrate import STEPS, migrate
from pipeline.types import Known
from tests.store.runs import keep_second_out


@pytest.fixture(name="place")
def _place(tmp_path: Path) -> str:
    return str(tmp_path / "kept" / "store.db")


def test_open_store_is_private(place: str) -> None:
    """Nobody but its owner may look into the store, nor into what SQLite puts beside it."""
    with keep_store(place) as store, store.write() as connection:
        connection.exec_driver_sql("DELETE FROM persons")
        modes = {stat.S_IMODE(path.stat().st_mode) for path in Path(place).parent.iterdir()}
    assert modes == {0o600}
    assert stat.S_IMODE(Path(place).parent.stat().st_mode) == 0o700


def test_hold_store_keeps_a_second_run_out(place: str) -> None:
    """The second run says that another is at work; after the first it may."""
    keep_second_out(place)


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("mysql://host/name", "no store of the kind 'mysql'"),
        ("://", "neither a path nor a URL"),
        ("postgresql://u:secret@127.0.0.1:1/x", r"postgresql://u:\*\*\*@127.0.0.1:1/x cannot be"),
    ],
)
def test_open_store_says_what_is_wrong(place: str, message: str) -> None:
    """In one line, and without the password."""
    with pytest.raises(StoreError, match=message) as caught:
        open_store(place)
    assert "secret" not in str(caught.value)
    assert "secret" not in describe("postgresql://u:secret@127.0.0.1:1/x")


def test_open_store_refuses_another_file(tmp_path: Path) -> None:
    """A file that is no database is left as it is."""
    path = tmp_path / "notes.txt"
    path.write_bytes(b"Call with Nora. " * 100)
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(str(path))
    assert path.read_bytes() == b"Call with Nora. " * 100


def test_open_store_refuses_a_later_one(place: str) -> None:
    """Tables of a later keyroles are not touched."""
    open_store(place).close()
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE keyroles SET version = 999")
    connection.close()
    with pytest.raises(StoreError, match="of a later keyroles"):
        open_store(place)


def test_migrate_takes_the_steps_that_are_lacking(place: str) -> None:
    """A store of the version before gets the new step once, and keeps its rows."""
    open_store(place).close()
    steps = (*STEPS, ("ALTER TABLE persons ADD COLUMN note TEXT NOT NULL DEFAULT ''",))
    engine = create_engine(f"sqlite:///{place}")
    for _ in range(2):
        with engine.begin() as connection:
            migrate(connection, steps=steps)
    columns = {column["name"] for column in inspect(engine).get_columns("persons")}
    engine.dispose()
    assert "note" in columns
    with pytest.raises(StoreError, match="of a later keyroles"):
        open_store(place)


def test_migrate_drops_the_decisions_of_version_1(place: str) -> None:
    """What humans decide is kept in decisions.csv alone; the rows of people stay."""
    open_store(place).close()
    with sqlite3.connect(place) as connection:
        connection.execute("CREATE TABLE decisions (account TEXT)")
        connection.execute("INSERT INTO persons VALUES ('Northlea', 'a1', 'Nora', '{}', '[]')")
        connection.execute("UPDATE keyroles SET version = 1")
    connection.close()
    with keep_store(place) as store:
        assert not inspect(store.engine).has_table("decisions")
        assert load_persons(store, "Northlea") == [Known("a1", frozenset())]
