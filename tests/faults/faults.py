"""The faults: what is done to a run, and how that run must end.

Each is done in a folder of its own and undone again; a run after that must leave the tables of one
that nothing happened to.
"""

import os
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pipeline.config import models_dir
from pipeline.store import database, open_store
from tests.faults.stage import (
    Ended,
    NoPlaceError,
    Stage,
    at_transaction,
    drop_powers,
    small_disk,
)
from tests.store.server import find_binaries, run_server

_MIDDLE = 30  # of the transactions of a run, one in the midst of its accounts
_ROOM = "size=64m"
_WIDE, _CLOSED = 0o700, 0o000


@dataclass(frozen=True, slots=True)
class Fault:
    """`act` does it, runs, and undoes it; the run must end with the code and say the words."""

    name: str
    act: Callable[[Stage], Ended]
    code: int
    says: str = ""
    slow: bool = False


def fill_store(stage: Stage) -> Ended:
    """The disk of the store has no room."""
    store = stage.folder / "disk" / "store.db"
    with small_disk(store.parent, "96k") as mount:
        ended = stage.run("--store", str(store))
        mount(_ROOM)
        _expect(stage.run("--store", str(store)), 0)
    return ended


def fill_tables(stage: Stage) -> Ended:
    """The disk of the tables has no room."""
    return _fill(stage, "8k", "--set", "pages.write=false")


def fill_pages(stage: Stage) -> Ended:
    """The disk of the pages has no room."""
    return _fill(stage, "96k")


def _fill(stage: Stage, size: str, *options: str) -> Ended:
    store = ("--store", str(stage.folder / "elsewhere.db"))
    with small_disk(stage.out, size) as mount:
        ended = stage.run(*store, *options)
        _expect_none(stage)
        mount(_ROOM)
        _expect(stage.run(*store), 0)
        kept = stage.folder / "kept"
        shutil.copytree(stage.out, kept)
    shutil.rmtree(stage.out)
    kept.rename(stage.out)
    return ended


def forbid_disk(stage: Stage) -> Ended:
    """The folder is on a disk that cannot be written."""
    with small_disk(stage.out, "1m") as mount:
        mount("ro")
        ended = stage.run()
    stage.out.rmdir()
    return ended


def forbid_folder(stage: Stage) -> Ended:
    """The folder may not be written."""
    stage.out.mkdir(mode=0o500)
    ended = stage.run(arm=drop_powers)
    stage.out.chmod(_WIDE)
    return ended


def forbid_file(stage: Stage) -> Ended:
    """A mail may not be read."""
    return _forbid(stage, next(stage.notes.rglob("*.eml")))


def forbid_account(stage: Stage) -> Ended:
    """An account's folder may not be read."""
    return _forbid(stage, next(stage.notes.iterdir()))


def _forbid(stage: Stage, path: Path) -> Ended:
    mode = path.stat().st_mode
    path.chmod(_CLOSED)
    ended = stage.run(arm=drop_powers)
    path.chmod(mode)
    return ended


def add_pipe(stage: Stage) -> Ended:
    """A named pipe lies among the mails, to which nobody writes."""
    return _add(stage, lambda account: os.mkfifo(account / "pipe.eml"))


def add_lost_link(stage: Stage) -> Ended:
    """A link leads nowhere."""
    return _add(stage, lambda account: (account / "lost.eml").symlink_to("gone.eml"))


def add_circle(stage: Stage) -> Ended:
    """A link to a mail leads to itself."""
    return _add(stage, lambda account: (account / "loop.eml").symlink_to("loop.eml"))


def add_loop(stage: Stage) -> Ended:
    """A link leads back to the folder that it lies in."""
    return _add(stage, lambda account: (account / "again").symlink_to(account))


def add_odd_names(stage: Stage) -> Ended:
    """Names of files hold a line break, a formula, and bytes that are no UTF-8."""

    def add(account: Path) -> None:
        mail = next(account.glob("*.eml")).read_bytes()
        for name in (b"a\nb.eml", b"=1+1.eml", b"\xff\xfe.eml", b"\x1b[2J.eml"):
            other = mail.replace(b"Subject: ", b"Subject: " + name.hex().encode())
            (account / os.fsdecode(name)).write_bytes(other)

    return _add(stage, add)


def _add(stage: Stage, add: Callable[[Path], object]) -> Ended:
    account = next(stage.notes.iterdir())
    before = {*account.iterdir()}
    add(account)
    ended = stage.run()
    for path in {*account.iterdir()} - before:
        path.unlink()
    return ended


def lock_store(stage: Stage) -> Ended:
    """Another program writes to the store and does not end."""
    others = []

    def lock() -> None:
        others.append(sqlite3.connect(stage.store, isolation_level=None))
        others[0].execute("BEGIN IMMEDIATE")

    def arm() -> None:
        database._WAIT = 0.2  # type: ignore[assignment]
        at_transaction(_MIDDLE, lock)

    return stage.run(arm=arm)


def delete_store(stage: Stage) -> Ended:
    """Somebody deletes the store."""

    def delete() -> None:
        for path in stage.out.glob("store.db*"):
            path.unlink()

    return stage.run(arm=lambda: at_transaction(_MIDDLE, delete))


def restart_server(stage: Stage) -> Ended:
    """The server of the store is restarted."""
    binaries = find_binaries()
    if binaries is None:
        raise NoPlaceError("PostgreSQL's server is not installed")
    with run_server(binaries) as url:
        store = open_store(url)
        with store.read() as connection:
            data = connection.exec_driver_sql("SHOW data_directory").scalar_one()
        store.close()
        command = [binaries / "pg_ctl", "-D", data, "-m", "fast", "-w", "restart"]

        def restart() -> None:
            subprocess.run(
                command,
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                user=None if os.geteuid() else "postgres",
                cwd="/",
            )

        ended = stage.run("--store", url, arm=lambda: at_transaction(_MIDDLE, restart))
        _expect(stage.run("--store", url), 0)
    return ended


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

    return stage.run(arm=lambda: at_transaction(_MIDDLE, ask))


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

    _expect(stage.run(arm=lambda: at_transaction(_MIDDLE, run_second)), 0)
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


def use_later_store(stage: Stage) -> Ended:
    """The store is of a later keyroles."""
    _expect(stage.run(), 0)
    _set_version(stage.store, "version + 1")
    ended = stage.run()
    _set_version(stage.store, "version - 1")
    return ended


def _set_version(store: Path, value: str) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        connection.execute(f"UPDATE keyroles SET version = {value} WHERE part = 'tables'")


def cut_store(stage: Stage) -> Ended:
    """The store ends half-way."""
    return _spoil_store(stage, lambda whole: whole[: len(whole) // 2])


def blank_store(stage: Stage) -> Ended:
    """A page of the store is blank."""
    return _spoil_store(stage, lambda whole: whole[:8192] + bytes(4096) + whole[12288:])


def _spoil_store(stage: Stage, spoil: Callable[[bytes], bytes]) -> Ended:
    _expect(stage.run(), 0)
    spoilt = spoil(stage.store.read_bytes())
    stage.store.write_bytes(spoilt)
    ended = stage.run()
    if stage.store.read_bytes() != spoilt:
        return Ended(ended.code, "the damaged store was changed")
    stage.store.rename(stage.folder / "moved away")
    return ended


def _expect(ended: Ended, code: int) -> None:
    if ended.code != code:
        raise AssertionError(f"a run that should end with {code} ended with {ended}")


def _expect_none(stage: Stage) -> None:
    if left := [*stage.out.glob("*.csv"), *stage.out.glob(".*.part")]:
        raise AssertionError(f"a run that failed has left {left}")


FAULTS = (
    Fault("full_store", fill_store, 1, "make room, then start the same command again"),
    Fault("full_tables", fill_tables, 1, "No space left on device.*make room"),
    Fault("full_pages", fill_pages, 1, "No space left on device.*make room", slow=True),
    Fault("read_only_disk", forbid_disk, 1, "Read-only file system.*name a folder"),
    Fault("closed_folder", forbid_folder, 1, "Permission denied.*name a place", slow=True),
    Fault("closed_file", forbid_file, 3, "cannot be opened: Permission denied"),
    Fault(
        "closed_account", forbid_account, 3, "is no file but a closed or linked folder", slow=True
    ),
    Fault(
        "pipe",
        add_pipe,
        3,
        "pipe.eml: is no file but a .*, a pipe or",
    ),
    Fault("lost_link", add_lost_link, 3, "lost.eml: cannot be opened: No such file", slow=True),
    Fault("circle", add_circle, 3, "loop.eml: cannot be opened: Too many levels"),
    Fault("loop", add_loop, 3, "again: is no file but a closed or linked folder", slow=True),
    Fault("odd_names", add_odd_names, 0),
    Fault("locked_store", lock_store, 1, "database is locked; close the program"),
    Fault("deleted_store", delete_store, 1, "was moved or deleted"),
    Fault("restarted_server", restart_server, 1, "start the same command again", slow=True),
    Fault(
        "cut_model",
        cut_model,
        1,
        "model.onnx is damaged|is not the file of its SHA256SUMS",
        slow=True,
    ),
    Fault("changed_model", change_model, 1, "model.onnx is not the file of its SHA256SUMS"),
    Fault("interrupted", interrupt, 130, "stopped; what is done is kept", slow=True),
    Fault("terminated", terminate, 130, "stopped; what is done is kept"),
    Fault("terminated_twice", terminate_twice, 130, "stopped", slow=True),
    Fault("terminated_processes", terminate_processes, 130, "stopped; what is done", slow=True),
    Fault("clock", jump_clock, 0, slow=True),
    Fault("second_run", run_twice, 1, "another run is at work in this folder"),
    Fault("parts", leave_parts, 0, slow=True),
    Fault("later_store", use_later_store, 1, "the store is of a later keyroles", slow=True),
    Fault("cut_store", cut_store, 1, "malformed; move it away", slow=True),
    Fault("blank_page", blank_store, 1, "malformed; move it away"),
)
