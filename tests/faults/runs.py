"""Models that are damaged, signals, clocks, and other runs."""

import os
import shutil
import signal
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from pipeline.config import models_dir
from tests.faults.stage import MIDDLE, Ended, Stage, at_transaction, expect


def cut_model(stage: Stage) -> Ended:
    """The classifier's file ends half-way."""
    return _spoil_model(stage, lambda whole: whole[: len(whole) // 2])


def change_model(stage: Stage) -> Ended:
    """One byte of the classifier's weights is another."""
    return _spoil_model(stage, lambda whole: whole[:-4096] + b"\x01" + whole[-4095:])


def _spoil_model(stage: Stage, spoil: Callable[[bytes], bytes]) -> Ended:
    model = stage.folder / "classifier"
    shutil.copytree(models_dir() / "classifier", model)
    path = model / "model.onnx"
    path.write_bytes(spoil(path.read_bytes()))
    return stage.run("--set", f"classify.model={model}")


def interrupt(stage: Stage) -> Ended:
    """Ctrl-C in the midst of an account."""
    return _ask_to_stop(stage, signal.SIGINT)


def terminate(stage: Stage) -> Ended:
    """SIGTERM in the midst of an account."""
    return _ask_to_stop(stage, signal.SIGTERM)


def terminate_twice(stage: Stage) -> Ended:
    """SIGTERM twice."""
    return _ask_to_stop(stage, signal.SIGTERM, signal.SIGTERM)


def _ask_to_stop(stage: Stage, *signals: int) -> Ended:
    def ask() -> None:
        for kind in signals:
            os.kill(os.getpid(), kind)

    return stage.run(arm=lambda: at_transaction(MIDDLE, ask))


def terminate_processes(stage: Stage) -> Ended:
    """SIGTERM to a run with two processes."""

    def ask_once_worked() -> None:
        while not _count_works(stage.store):
            time.sleep(0.02)
        os.kill(os.getpid(), signal.SIGTERM)

    watch = threading.Thread(target=ask_once_worked, daemon=True)
    return stage.run("--jobs", "2", arm=watch.start)


def _count_works(store: Path) -> int:
    if not store.is_file():
        return 0
    with closing(sqlite3.connect(store)) as connection:
        try:
            found: int = connection.execute("SELECT count(*) FROM works").fetchone()[0]
        except sqlite3.OperationalError:  # the tables are not there yet
            return 0
    return found


def jump_clock(stage: Stage) -> Ended:
    """The clock jumps a year ahead and ten back."""
    years = iter((1, -10) * 10_000)
    now = time.time

    def jump() -> float:
        return now() + next(years) * 31_557_600

    return stage.run(arm=lambda: setattr(time, "time", jump))


def run_twice(stage: Stage) -> Ended:
    """A second run writes to the same folder, with a store of its own."""
    second = stage.folder / "second.txt"

    def run_second() -> None:
        ended = stage.run("--store", str(stage.folder / "other.db"))
        second.write_text(f"{ended.code} {ended.said}", encoding="utf-8")

    expect(stage.run(arm=lambda: at_transaction(MIDDLE, run_second)), 0)
    code, _, said = second.read_text(encoding="utf-8").partition(" ")
    return Ended(int(code), said)


def leave_parts(stage: Stage) -> Ended:
    """Half-written files of a run that was killed lie in the folder."""
    stage.out.mkdir()
    for name in ("stakeholders.csv", "evidence.csv"):
        (stage.out / f".{name}.part").write_text("half", encoding="utf-8")
    ended = stage.run()
    if list(stage.out.glob(".*.part")):
        return Ended(ended.code, "parts are left")
    return ended
