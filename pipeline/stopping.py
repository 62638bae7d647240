"""Stopping when asked to, at a moment when nothing is lost.

Reach for `stop_when_asked` around a whole command, for `finish_first` around work that is kept in
batches, and call `heed` after each batch. There the first SIGINT, SIGTERM or SIGHUP waits for the
batch, the second for nothing.
"""

import os
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from pipeline.errors import Stopped

_OF_TERMINALS = ("SIGINT", "SIGHUP")  # the latter is not there on Windows
_NAMES = ("SIGTERM", *_OF_TERMINALS)
_ERRORS = 2  # standard error, which a handler may not write to by any buffer
_SOON = b"\nstopping when the batch is done; once more stops at once\n"
_KEPT = "stopped; what is done is kept: start the same command again and it goes on from there"
_flags: list[Any] = []  # one for each block of `finish_first`, in memory that processes share


@contextmanager
def stop_when_asked() -> Iterator[None]:
    """Signals raise Stopped in this block; one that is ignored (`nohup`) stays so."""
    kinds = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    here = threading.current_thread() is threading.main_thread()
    before = {kind: signal.getsignal(kind) for kind in kinds if here}
    before = {kind: handler for kind, handler in before.items() if handler != signal.SIG_IGN}
    for kind in before:
        signal.signal(kind, _ask)
    try:
        yield
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)


def _ask(*_: object) -> None:
    if not _flags or _flags[-1].value:
        raise Stopped("stopped")
    _flags[-1].value = True
    os.write(_ERRORS, _SOON)


@contextmanager
def finish_first() -> Iterator[None]:
    """In this block the first signal waits until `heed` is called."""
    from multiprocessing.sharedctypes import RawValue  # slow to load

    _flags.append(RawValue("b", 0))
    try:
        yield
    finally:
        _flags.pop()


def heed() -> None:
    """Raises Stopped where somebody has asked to stop."""
    if _flags and _flags[-1].value:
        raise Stopped(_KEPT)


def share_flags() -> tuple[Any, ...]:
    """What `adopt_flags` takes in a process that works for this one."""
    return tuple(_flags)


def adopt_flags(flags: Iterable[Any]) -> None:
    """Heed what the process is asked that this one works for, and no terminal, which asks all."""
    for name in _OF_TERMINALS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    _flags.extend(flags)
