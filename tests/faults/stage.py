"""Where faults happen: notes, a run of the command in a child of its own, and what it leaves.

A child is forked from a process that holds the models, so that a run takes a fraction of a second.
"""

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine

from pipeline.cli import main

MAILS, EACH = 6, 2
MIDDLE = 30  # of the transactions of a run, one in the midst of its accounts
# What lets root read and write everything: CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH.
_PASSES, _VERSION = ~0b110, 0x20080522
_EFFECTIVE, _PERMITTED = 0, 1


class NoPlaceError(Exception):
    """This machine cannot show a fault; the message says why."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: its exit code, and what it said on standard error."""

    code: int
    said: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A folder of its own for one fault, with notes; `out` is where runs write to."""

    folder: Path

    @property
    def notes(self) -> Path:
        """What runs read."""
        return self.folder / "notes"

    @property
    def out(self) -> Path:
        """Where runs write."""
        return self.folder / "out"

    @property
    def store(self) -> Path:
        """What runs remember, where no option says otherwise."""
        return self.out / "store.db"

    def run(self, *options: str, arm: Callable[[], object] = lambda: None) -> Ended:
        """A run in a child, which calls `arm` before anything else."""
        said = self.folder / f"said-{os.getpid()}.txt"
        child = os.fork()
        if child == 0:
            _tell_file(said)
            arm()
            os._exit(self.run_here(*options))
        _, status = os.waitpid(child, 0)
        return Ended(os.waitstatus_to_exitcode(status), said.read_text(encoding="utf-8").strip())

    def run_here(self, *options: str) -> int:
        """A run in this process; its exit code."""
        notes, out = str(self.notes), str(self.out)
        sys.argv = ["keyroles", "run", notes, "--out", out, "--quiet", *options]
        try:
            main()
        except SystemExit as left:
            return int(left.code or 0)
        finally:
            sys.stderr.flush()
        return 0

    def tables(self) -> dict[str, bytes]:
        """What a run has written: tables, and that there are pages, which tell of changes too."""
        pages = {path.relative_to(self.out).as_posix(): b"" for path in self.out.rglob("*.html")}
        return {path.name: path.read_bytes() for path in self.out.glob("*.csv")} | pages


def _tell_file(said: Path) -> None:
    handle = os.open(said, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    for stream in (1, 2):
        os.dup2(handle, stream)


def at_transaction(number: int, act: Callable[[], object]) -> None:
    """Act once, when this process begins its transaction of that number."""
    numbers = count(1)

    def check(*said: object) -> None:
        if next(numbers) == number:
            act()

    event.listen(Engine, "begin", check)


def drop_powers() -> None:
    """Make permissions hold for root as well, in this process."""
    if os.geteuid():
        return
    libc = ctypes.CDLL(None, use_errno=True)
    head = (ctypes.c_uint32 * 2)(_VERSION, 0)
    sets = (ctypes.c_uint32 * 6)()
    libc.capget(head, sets)
    for kind in (_EFFECTIVE, _PERMITTED):
        sets[kind] &= _PASSES & 0xFFFF_FFFF
    if libc.capset(head, sets):
        os._exit(71)


@contextmanager
def small_disk(place: Path, size: str) -> Iterator[Callable[..., None]]:
    """A disk of that size mounted at a new folder; the function mounts it anew with options."""
    place.mkdir(parents=True)
    _mount("-t", "tmpfs", "-o", f"size={size},mode=0700", "tmpfs", place)
    try:
        yield lambda options: _mount("-o", f"remount,{options}", place)
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def _mount(*arguments: object) -> None:
    command = ["mount", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoPlaceError("only root may mount a small disk")


def expect(ended: Ended, code: int) -> None:
    """Raises AssertionError where a run that is part of a fault ended otherwise."""
    if ended.code != code:
        raise AssertionError(f"a run that should end with {code} ended with {ended}")


def expect_none(stage: Stage) -> None:
    """The same where a run that failed has left tables or parts of them."""
    if left := [*stage.out.glob("*.csv"), *stage.out.glob(".*.part")]:
        raise AssertionError(f"a run that failed has left {left}")
