"""A Ray cluster of several nodes on this machine, each with processes of its own."""

import os
import signal
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

_WORKING = b"ray::work_one"  # what Ray calls a process that works on an account
# Reachable from this machine alone.
NODE = {
    "num_cpus": 1,
    "include_dashboard": False,
    "node_ip_address": "127.0.0.1",
    "object_store_memory": 100 << 20,
}
_PATIENCE = 120  # seconds until such a process must have been there


@contextmanager
def run_nodes(count: int) -> Iterator[Any]:
    """A cluster of so many nodes with one processor each, gone after the block."""
    pytest.importorskip("ray", reason="needs Ray: make ray")
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args=NODE)
    try:
        for _ in range(count - 1):
            cluster.add_node(**NODE)
        yield cluster
    finally:
        cluster.shutdown()


def kill_workers(cluster: Any, count: int) -> None:
    """Kill so many processes that are at work on an account, each as soon as there is one."""
    killed: set[int] = set()
    while len(killed) < count:
        for number in wait_for_workers(cluster, spared=killed):
            os.kill(number, signal.SIGKILL)
            killed.add(number)


def wait_for_workers(cluster: Any, *, spared: Collection[int] = ()) -> set[int]:
    """Processes that are at work on an account, other than these, as soon as there are any."""
    until = monotonic() + _PATIENCE
    while monotonic() < until:
        if found := _list_workers(cluster).difference(spared):
            return found
        sleep(0.05)
    raise TimeoutError("no worker has been at work")


def _list_workers(cluster: Any) -> set[int]:
    nodes = {process.pid for process in _list_raylets(cluster)}
    places = Path("/proc").glob("[0-9]*")
    ours = (place for place in places if _read(place / "cmdline").startswith(_WORKING))
    return {int(place.name) for place in ours if _parent(place) in nodes}


def _list_raylets(cluster: Any) -> Iterator[Any]:
    for node in cluster.list_all_nodes():
        yield from (started.process for started in node.all_processes["raylet"])


def _parent(place: Path) -> int:
    words = _read(place / "stat").rpartition(b")")[2].split()
    return int(words[1]) if words else 0


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # the process is gone
        return b""
