"""Kills runs over a store at random moments until so many are dead; then the store must be whole.

    python -m tests.store.kills --kills 60 [--server] [--seed 1]

An earlier run knew fewer notes, so that ids hang on what is stored. Every other run dies at a
statement of its choice, the others by the clock, wherever they are. One
process holds the models, and its children, which share them, are killed.
"""

import argparse
import json
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random
from time import monotonic

from sqlalchemy import MetaData, event, select
from sqlalchemy.engine import Engine

from pipeline.batch import run_batch
from pipeline.inputs import Input, find_inputs
from pipeline.store import Store, keep_store, open_store
from tests.store.runs import FIRST_NOTE, OLDER_NOTE, SETTINGS, render, write_note
from tests.store.server import find_binaries, run_server
from tests.synthetic import write_mails

MAILS, EACH = 12, 4


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """What a run leaves that nobody kills, how many statements it takes, and how many seconds."""

    left: bytes
    statements: int
    seconds: float


def run_over(inputs: list[Input], place: str) -> bytes:
    """A whole run; the rows that it gives."""
    with keep_store(place) as store:
        return render(list(run_batch(inputs, store, settings=SETTINGS).outcomes))


def dump_store(store: Store) -> bytes:
    """All rows of all tables in the order of their keys."""
    metadata = MetaData()
    metadata.reflect(store.engine)
    with store.read() as connection:
        rows = {
            table.name: sorted(list(row) for row in connection.execute(select(table)))
            for table in metadata.sorted_tables
        }
    return json.dumps(dict(sorted(rows.items())), ensure_ascii=True, indent=0).encode()


def clear_store(place: str) -> None:
    """Nothing is stored there any more."""
    if "://" not in place:
        for path in Path(place).parent.glob(f"{Path(place).name}*"):
            path.unlink()
        return
    store = open_store(place)
    metadata = MetaData()
    metadata.reflect(store.engine)
    metadata.drop_all(store.engine)
    store.close()


def run_undisturbed(earlier: list[Input], inputs: list[Input], place: str) -> Undisturbed:
    """A run after an earlier one, here, so that the models are held for those that follow."""
    run_over(earlier, place)
    statements = 0

    def note(*_: object) -> None:
        nonlocal statements
        statements += 1

    event.listen(Engine, "before_cursor_execute", note)
    began = monotonic()
    rows = run_over(inputs, place)
    seconds = monotonic() - began
    event.remove(Engine, "before_cursor_execute", note)
    left = read_left(place, rows)
    clear_store(place)
    return Undisturbed(left, statements, seconds)


def read_left(place: str, rows: bytes) -> bytes:
    """Everything that a run leaves: tables of the store, rows of the result."""
    store = open_store(place)
    left = dump_store(store)
    store.close()
    return left + rows


def write_inputs(notes: Path) -> tuple[list[Input], list[Input]]:
    """What the earlier run is given, and all."""
    write_mails(notes, EACH, each=EACH)
    write_note(notes, "first.md", FIRST_NOTE)
    earlier = find_inputs([str(notes)])
    write_mails(notes, MAILS, each=EACH)
    write_note(notes, "older.md", OLDER_NOTE)
    return earlier, find_inputs([str(notes)])


def run_child(inputs: list[Input], place: str, out: Path, arm: Callable[[], None]) -> bool:
    """A run in a child that may be killed; whether it came to its end."""
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        arm()
        out.write_bytes(run_over(inputs, place))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        sys.exit("a run failed that was not killed")
    return os.WIFEXITED(status)


def die_at_statement(number: int) -> None:
    """Kill this process when it is about to send that statement."""
    numbers = count(1)

    def check(*_: object) -> None:
        if next(numbers) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", check)


def die_after(seconds: float) -> None:
    """End this process by the clock, without a word to it."""
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.001))


def kill_runs(folder: Path, place: str, *, kills: int, rng: Random) -> str:
    """Kill so many runs, each series of them over one store until a run comes to its end."""
    earlier, inputs = write_inputs(folder / "notes")
    whole = run_undisturbed(earlier, inputs, place)
    dead, series = 0, 0
    while dead < kills:
        clear_store(place)
        run_over(earlier, place)
        for number in count():
            statement = rng.randint(1, whole.statements)
            seconds = rng.uniform(0, whole.seconds)
            arm = (
                (lambda at=statement: die_at_statement(at))
                if number % 2
                else (lambda after=seconds: die_after(after))
            )
            if run_child(inputs, place, folder / "rows", arm):
                break
            dead += 1
        series += 1
        rows = (folder / "rows").read_bytes()
        if read_left(place, rows) != whole.left:
            sys.exit(f"after {dead} kills the store is not that of an undisturbed run")
    clear_store(place)
    return f"{dead} runs killed in {series} series; all ended as one that nobody disturbs"


def main() -> None:
    """Read the options, kill, and say how it went."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=60)
    options.add_argument("--server", action="store_true", help="on a PostgreSQL server of its own")
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    folder = Path(tempfile.mkdtemp())
    try:
        with _open_place(folder, server=asked.server) as place:
            told = kill_runs(folder, place, kills=asked.kills, rng=Random(asked.seed))
            sys.stdout.write(f"{told}\n")
    finally:
        shutil.rmtree(folder)


@contextmanager
def _open_place(folder: Path, *, server: bool) -> Iterator[str]:
    """Where the store is: a file in the folder, or an empty database."""
    if not server:
        yield str(folder / "kept" / "store.db")
        return
    binaries = find_binaries()
    if binaries is None:
        sys.exit("PostgreSQL's server is not installed: apt-get install postgresql")
    with run_server(binaries) as url:
        yield url


if __name__ == "__main__":
    main()
