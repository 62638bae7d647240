"""How long each room takes and how much it handles, where `--profile` asks for it.

Reach for `timed` at the door of a room. What a room waits for in another counts for that one alone.
Nothing is measured before `start_timing`, and nothing in other processes.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sized
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from inspect import isgeneratorfunction
from time import perf_counter, process_time
from typing import Any, ParamSpec, TypeVar, cast

REST = "the rest"
P = ParamSpec("P")
R = TypeVar("R")


@dataclass(slots=True)
class Times:
    """What was measured, by room; the last room of `within` is the one at work."""

    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    busy: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    items: Counter[str] = field(default_factory=Counter)
    within: list[str] = field(default_factory=lambda: [REST])
    since: tuple[float, float] = field(default_factory=lambda: (perf_counter(), process_time()))

    def settle(self) -> None:
        """Book the time since the last change to the room at work."""
        now = perf_counter(), process_time()
        self.seconds[self.within[-1]] += now[0] - self.since[0]
        self.busy[self.within[-1]] += now[1] - self.since[1]
        self.since = now

    @contextmanager
    def inside(self, room: str) -> Iterator[None]:
        """Meanwhile the time is that room's."""
        self.settle()
        self.within.append(room)
        try:
            yield
        finally:
            self.settle()
            self.within.pop()


_running: list[Times] = []


def start_timing() -> Times:
    """Measure from now on, until the process ends."""
    times = Times()
    _running[:] = [times]
    return times


def stop_timing() -> None:
    """Measure no longer."""
    _running.clear()


def list_times(times: Times) -> list[tuple[str, float, float, int]]:
    """Room, seconds, seconds of the processors and items, in the order of first entry; the sum."""
    times.settle()
    rooms = [room for room in times.seconds if room != REST]
    rows = [(r, times.seconds[r], times.busy[r], times.items[r]) for r in (*rooms, REST)]
    return [*rows, ("all", sum(times.seconds.values()), sum(times.busy.values()), 0)]


def timed(room: str, *, counted: bool = True) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A function or generator function whose time, and results if `counted`, are the room's."""

    def decorate(work: Callable[P, R]) -> Callable[P, R]:
        time = _time_generator if isgeneratorfunction(work) else _time
        return time(room, work, counted)

    return decorate


def _time(room: str, work: Callable[P, R], counted: bool) -> Callable[P, R]:
    @wraps(work)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if not _running:
            return work(*args, **kwargs)
        with _running[0].inside(room):
            result = work(*args, **kwargs)
        if counted:
            _running[0].items[room] += len(result) if isinstance(result, Sized) else 1
        return result

    return run


def _time_generator(room: str, work: Callable[P, R], counted: bool) -> Callable[P, R]:
    @wraps(work)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        items = work(*args, **kwargs)
        return (
            cast("R", _follow(room, cast("Iterator[Any]", items), counted)) if _running else items
        )

    return run


def _follow(room: str, items: Iterator[Any], counted: bool) -> Iterator[Any]:
    times, end = _running[0], object()
    while True:
        with times.inside(room):
            item = next(items, end)
        if item is end:
            return
        times.items[room] += counted
        yield item
