"""PostgreSQL stores what SQLite does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.store import open_store
from tests.store.kills import clear_store, dump_store
from tests.store.runs import keep_second_out, render, run_notes
from tests.store.server import serve_tests
from tests.synthetic import write_mails


@pytest.fixture(name="url", scope="module")
def _url() -> Iterator[str]:
    """An empty database on a server of its own."""
    yield from serve_tests()


def test_postgresql_stores_what_sqlite_does(url: str, tmp_path: Path) -> None:
    """Rows and tables are the same bytes, with one process and with two."""
    write_mails(tmp_path / "notes", 6, each=2)
    file = str(tmp_path / "store.db")
    rows = render(run_notes(tmp_path / "notes", file))
    store = open_store(file)
    stored = dump_store(store)
    store.close()
    for jobs in (1, 2):
        clear_store(url)
        assert render(run_notes(tmp_path / "notes", url, jobs=jobs)) == rows
        other = open_store(url)
        assert dump_store(other) == stored
        other.close()


def test_postgresql_keeps_a_second_run_out(url: str) -> None:
    """The second run says that another is at work; after the first it may."""
    keep_second_out(url)
