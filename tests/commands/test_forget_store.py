"""`keyroles forget` on the folder of a whole run with its store: no byte of it tells."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from pipeline.labelled import load_rows
from pipeline.store import hold_folder, keep_store, open_store
from pipeline.store.forget import forget_person
from tests.commands.conftest import LATER, NOTES, write_notes
from tests.commands.test_forget import CHINESE, ENGLISH, find_bytes
from tests.store.kills import dump_store
from tests.store.server import serve_tests

Run = Callable[..., tuple[int, str, str]]
SELLER = 'names = ["Tarnlight"]\ndomains = ["tarnlight.example"]\n'
ESCAPED = tuple(ascii(word)[1:-1] for word in CHINESE)  # as JSON in ASCII has them


@pytest.fixture(name="url", scope="module")
def _url() -> Iterator[str]:
    """An empty database on a server of its own."""
    yield from serve_tests()


@pytest.fixture(name="command")
def _command(tmp_path: Path) -> list[str]:
    """The run of both accounts, as a user starts it."""
    notes = write_notes(tmp_path / "notes", NOTES)
    seller = tmp_path / "seller.toml"
    seller.write_text(SELLER, encoding="utf-8")
    return ["run", str(notes), "--seller", str(seller), "--out", str(tmp_path / "kept")]


def test_not_beside_a_run(run_cli: Run, out: Path) -> None:
    """While a run holds the folder nobody is forgotten, and no file of it changes."""
    tables = [path for path in out.rglob("*") if path.is_file()]
    before = [path.read_bytes() for path in tables]
    with hold_folder(out):
        code, _, told = run_cli("forget", "Orla Vexley", "--out", str(out))
    assert (code, "another run is at work in this folder" in told) == (1, True)
    assert [path.read_bytes() for path in tables] == before
    assert run_cli("forget", "Orla Vexley", "--out", str(out))[0] == 0


def test_forgotten_in_the_store(run_cli: Run, command: list[str]) -> None:
    """The database and its log hold neither name, address nor file name; others are still there."""
    out = Path(command[-1])
    assert run_cli(*command)[0] == 0
    assert find_bytes(out, ["褚明朗"])
    for name in ("Orla Vexley", "褚总"):
        code, _, told = run_cli("forget", name, "--out", str(out))
        assert (code, "still tells" in told) == (0, False)
    assert find_bytes(out, (*ENGLISH, *CHINESE, *ESCAPED)) == []
    assert "store.db" in {name for name, _ in find_bytes(out, ["Tim Brandreth"])}


def test_forgotten_in_postgresql(run_cli: Run, command: list[str], url: str) -> None:
    """A server's tables hold no word of them, nor does a run with the same notes bring any back."""
    store = ("--store", url)
    run_cli(*command, *store)
    assert find_rows(url, ["褚明朗", "Vexley"])
    for name in ("Orla Vexley", "褚总"):
        assert run_cli("forget", name, "--out", command[-1], *store)[0] == 0
    assert find_rows(url, (*ENGLISH, *CHINESE, *ESCAPED)) == []
    write_notes(Path(command[1]), LATER)
    assert run_cli(*command, *store)[0] == 0
    assert find_rows(url, (*ENGLISH, *CHINESE, *ESCAPED)) == []
    assert find_rows(url, ["Nadia Ferncliff"])


def find_rows(place: str, words: Iterable[str]) -> list[str]:
    """Which of the words stand anywhere in the tables of a store."""
    store = open_store(place)
    stored = dump_store(store).decode("ascii").lower()
    store.close()
    return [word for word in words if json.dumps(word)[1:-1].lower() in stored]


def test_store_goes_on_without_them(run_cli: Run, command: list[str]) -> None:
    """A run over the same notes reads nothing again, and brings nobody back."""
    out = Path(command[-1])
    run_cli(*command)
    for name in ("Orla Vexley", "褚总"):
        run_cli("forget", name, "--out", str(out))
    assert run_cli(*command)[0] == 0
    assert find_bytes(out, (*ENGLISH, *CHINESE, *ESCAPED)) == []
    assert {row["name"] for row in load_rows(out)} == {"Tim Brandreth", "戚晓霜"}


@pytest.mark.parametrize("asked", [("Orla Vexley", "褚明朗"), ("褚总", "Orla")])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_store_keeps_them_out_of_new_notes(
    run_cli: Run, command: list[str], asked: tuple[str, str], jobs: str
) -> None:
    """New notes that name the forgotten bring no row and no word of them back, in any file.

    So it is with processes side by side that all hold the store.
    """
    out = Path(command[-1])
    run_cli(*command)
    for name in asked:
        run_cli("forget", name, "--out", str(out))
    write_notes(Path(command[1]), LATER)
    assert run_cli(*command, "--jobs", jobs)[0] == 0
    assert find_bytes(out, (*ENGLISH, *CHINESE, *ESCAPED)) == []
    names = {row["name"] for row in load_rows(out)}
    assert names == {"Tim Brandreth", "Nadia Ferncliff", "戚晓霜", "蔺一帆"}


def test_forgotten_before_the_first_row(run_cli: Run, command: list[str]) -> None:
    """Who has no row yet is kept out as well, by the name asked for."""
    out = Path(command[-1])
    run_cli(*command)
    assert run_cli("forget", "Nadia Ferncliff", "--out", str(out))[0] == 0
    write_notes(Path(command[1]), LATER)
    assert run_cli(*command)[0] == 0
    assert find_bytes(out, ["Nadia", "Ferncliff"]) == []


def test_forgotten_words_are_wiped_after_a_run_that_was_killed(
    run_cli: Run, command: list[str]
) -> None:
    """A run that erased words and wiped nothing leaves that to the next one."""
    out = Path(command[-1])
    run_cli(*command)
    with keep_store(str(out / "store.db")) as store:
        forget_person(store, erase=lambda _, text: text.replace("Nadia", "█████"))
        wipe_later = dump_store(store)
    assert run_cli(*command)[0] == 0
    with keep_store(str(out / "store.db")) as store:
        assert b"unwiped" in wipe_later
        assert b"unwiped" not in dump_store(store)
