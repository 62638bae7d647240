"""The work of a run spread over a Ray cluster, of this machine alone or of many.

Reach for `join_cluster`. Its workers do what the processes of `beside` do, with the same functions
over the same store: only files' and accounts' names go out, and what was found comes back.
"""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any, TypeVar

from pipeline.batch.ahead import submit_ahead
from pipeline.batch.reading import skip_file
from pipeline.batch.worker import Task, read_some, work_one
from pipeline.errors import KeyrolesError, StoreError, UsageError
from pipeline.inputs import Input, make_absolute
from pipeline.resume import Outcome
from pipeline.stopping import heed
from pipeline.store import Store, cut_chunks
from pipeline.types import Skipped

_AHEAD = 4  # pieces of work that each processor has before it
_FILES = 64  # that are read as one piece of work
_TRIES_AGAIN = 3  # of a piece of work whose process died
_LOOPBACK = "127.0.0.1"
_DIED = "(its process died)"
# What Ray would do without being asked: tell its makers of each use, and try for ever again what
# takes more memory than there is.
_MANNERS = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_task_oom_retries": str(_TRIES_AGAIN)}
# Ray takes 127.0.0.1 for the address by which others reach this machine, unless told so.
_AT_HOME = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster that has been joined, by the number of its processors."""

    processors: int

    def read(self, inputs: Sequence[Input], store: Store, task: Task) -> Iterator[Input]:
        """Store what every input holds, unless it is stored; gives each when it is.

        One that takes its process down is skipped.
        """
        pieces = list(cut_chunks(map(make_absolute, inputs), most=_FILES))
        for some, done in zip(pieces, self._spread(read_some, pieces, task), strict=True):
            alone = [[item] for item in some if not done]
            for (item,), read in zip(alone, self._spread(read_some, alone, task), strict=True):
                if not read:
                    skip_file(item, store, f"cannot be read {_DIED}")
            yield from some

    def work(self, accounts: Sequence[str], task: Task) -> Iterator[Outcome]:
        """Every account's outcome, in order; one that takes its process down is skipped."""
        outcomes = self._spread(work_one, accounts, task)
        for name, outcome in zip(accounts, outcomes, strict=True):
            died = Skipped(name, f"cannot be analysed {_DIED}")
            yield outcome or Outcome(name, skipped=(died,))

    def _spread(
        self, function: Callable[[_Item, Task], _Result], items: Sequence[_Item], task: Task
    ) -> Iterator[_Result | None]:
        """The results in the order of the items, None where processes die of one."""
        import ray

        remote = ray.remote(num_cpus=1, max_retries=_TRIES_AGAIN)(function)
        shared = ray.put(task)

        def submit(item: _Item) -> Any:
            return remote.remote(item, shared)

        for reference in submit_ahead(items, submit, most=_AHEAD * self.processors):
            heed()
            yield _take(reference)


@contextmanager
def join_cluster(address: str, place: str, *, jobs: int) -> Iterator[Cluster]:
    """The cluster at an address (`auto`: the one that runs here), or one of `jobs` processes.

    Raises UsageError where there is none, or no Ray; StoreError where machines of the cluster
    cannot reach the store.
    """
    if find_spec("ray") is None:
        raise UsageError("--engine ray needs Ray: pip install 'keyroles[ray]'")
    manners = _MANNERS | (_AT_HOME if address.startswith(_LOOPBACK) else {})
    os.environ.update({key: os.environ.get(key, value) for key, value in manners.items()})
    alone = {"num_cpus": jobs, "include_dashboard": False, "_node_ip_address": _LOOPBACK}
    ray = _start(address or "local", {} if address else alone)
    try:
        yield _look_around(ray, place)
    finally:
        ray.shutdown()


def _start(address: str, options: dict[str, Any]) -> Any:
    """Ray, connected; who stops the run is still heard by us, and not by Ray."""
    heard = signal.getsignal(signal.SIGTERM)
    import ray

    try:
        ray.init(address, log_to_driver=False, logging_level="ERROR", **options)
    except (ConnectionError, RuntimeError, ValueError) as exc:
        raise UsageError(f"no Ray cluster at {address}: {exc}") from exc
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, heard)
    return ray


def _look_around(ray: Any, place: str) -> Cluster:
    nodes = [node for node in ray.nodes() if node["Alive"]]
    several = len({node["NodeManagerAddress"] for node in nodes}) > 1
    if several and not place.startswith("postgres"):
        raise StoreError("several machines need a store that each can reach: postgresql://…")
    return Cluster(processors=int(sum(node["Resources"].get("CPU", 0) for node in nodes)) or 1)


def _take(reference: Any) -> Any:
    """A result; None where its processes died. Raises the KeyrolesError that it ended with."""
    import ray
    from ray.exceptions import NodeDiedError, OutOfMemoryError, RayTaskError, WorkerCrashedError

    try:
        return ray.get(reference)
    except (WorkerCrashedError, OutOfMemoryError, NodeDiedError):
        return None
    except RayTaskError as exc:
        if isinstance(exc.cause, KeyrolesError):
            raise exc.cause from exc
        raise
