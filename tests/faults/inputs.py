"""Inputs that cannot be read, and names that nobody expects."""

import os
from collections.abc import Callable
from pathlib import Path

from tests.faults.stage import Ended, Stage, drop_powers

_CLOSED = 0o000


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
