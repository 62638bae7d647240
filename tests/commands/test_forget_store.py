"""`keyroles forget` on the folder of a whole run with its store: no byte of it tells."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.labelled import load_rows
from tests.commands.conftest import LATER, NOTES, write_notes
from tests.commands.test_forget import CHINESE, ENGLISH, find_bytes

Run = Callable[..., tuple[int, str, str]]
SELLER = 'names = ["Tarnlight"]\ndomains = ["tarnlight.example"]\n'
ESCAPED = tuple(ascii(word)[1:-1] for word in CHINESE)  # as JSON in ASCII has them


@pytest.fixture(name="command")
def _command(tmp_path: Path) -> list[str]:
    """The run of both accounts, as a user starts it."""
    notes = write_notes(tmp_path / "notes", NOTES)
    seller = tmp_path / "seller.toml"
    seller.write_text(SELLER, encoding="utf-8")
    return ["run", str(notes), "--seller", str(seller), "--out", str(tmp_path / "kept")]


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


def test_store_goes_on_without_them(run_cli: Run, command: list[str]) -> None:
    """A run over the same notes reads nothing again, and brings nobody back."""
    out = Path(command[-1])
    run_cli(*command)
    for name in ("Orla Vexley", "褚总"):
        run_cli("forget", name, "--out", str(out))
    assert run_cli(*command)[0] == 0
    assert find_bytes(out, (*ENGLISH, *CHINESE, *ESCAPED)) == []
    assert {row["name"] for row in load_rows(out)} == {"Tim Brandreth", "戚晓霜"}


def test_store_keeps_them_out_of_new_notes(run_cli: Run, command: list[str]) -> None:
    """New notes that name the forgotten bring no row and no word of them back, in any file."""
    out = Path(command[-1])
    run_cli(*command)
    for name in ("Orla Vexley", "褚总"):
        run_cli("forget", name, "--out", str(out))
    write_notes(Path(command[1]), LATER)
    assert run_cli(*command)[0] == 0
    assert find_bytes(out, (*ENGLISH, *CHINESE, *ESCAPED)) == []
    names = {row["name"] for row in load_rows(out)}
    assert names == {"Tim Brandreth", "Nadia Ferncliff", "戚晓霜", "蔺一帆"}
