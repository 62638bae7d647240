"""Accounts worked on in several processes, each with models of its own."""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache, partial
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any

from pipeline.batch.ahead import submit_ahead
from pipeline.errors import KeyrolesError
from pipeline.placing import describe_fault
from pipeline.resume import Desk, Outcome, resume_account
from pipeline.run import Settings
from pipeline.stopping import adopt_flags, heed, share_flags
from pipeline.store import open_store
from pipeline.types import Skipped
from pipeline.versions import Versions

_AHEAD = 2  # accounts that each process has before it


def work_account(name: str, desk: Desk) -> Outcome:
    """One account; a fault costs no other."""
    try:
        return resume_account(name, desk)
    except KeyrolesError:
        raise
    except Exception as exc:  # noqa: BLE001 - a fault of ours must not cost the other accounts
        return Outcome(name, skipped=(describe_fault(name, exc),))


_open = cache(open_store)
_Task = tuple[str, Settings, Versions]


def sit_down(place: str, settings: Settings, versions: Versions) -> Desk:
    """A desk in a process that opens the store for itself, once."""
    return Desk(_open(place), settings, versions)


def work_elsewhere(name: str, task: _Task) -> Outcome:
    """One account in a process of its own."""
    return work_account(name, sit_down(*task))


def work_beside(accounts: Sequence[str], task: _Task, jobs: int) -> Iterator[Outcome]:
    """The same in several processes; where one dies, the account that it may have been at is alone.

    An account that takes its process down again is skipped.
    """
    rest = deque(accounts)
    while rest:
        try:
            for outcome in _run_pool(tuple(rest), task, jobs):
                rest.popleft()
                yield outcome
        except BrokenProcessPool:
            heed()  # who stops all processes of the system at once means this one too
            yield _work_alone(rest.popleft(), task)


def _work_alone(name: str, task: _Task) -> Outcome:
    try:
        return next(_run_pool((name,), task, 1))
    except BrokenProcessPool:
        return Outcome(name, skipped=(Skipped(name, "cannot be analysed (its process died)"),))


def _run_pool(accounts: Sequence[str], task: _Task, jobs: int) -> Iterator[Outcome]:
    """Outcomes in order, a few accounts ahead of whoever asks for them."""
    # A fresh process has no threads and no locks of ours in a state that it cannot know.
    spawn = get_context("spawn")
    start = partial(ProcessPoolExecutor, initializer=_begin_work, initargs=(share_flags(),))
    with start(jobs, mp_context=spawn) as pool:

        def submit(name: str) -> Future[Outcome]:
            return pool.submit(work_elsewhere, name, task)

        for future in submit_ahead(accounts, submit, most=_AHEAD * jobs):
            yield future.result()


def _begin_work(flags: tuple[Any, ...]) -> None:
    """A worker ends with the run that started it, and does not write into the next one's store."""
    adopt_flags(flags)
    Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
