"""A run spread over a cluster of several nodes: the same bytes, whatever dies meanwhile."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.batch.nodes import NODE, kill_workers, run_nodes, wait_for_workers
from tests.batch.objects import serve_objects, upload
from tests.conftest import ROOT
from tests.store.server import serve_tests
from tests.synthetic import write_mails

DEMO = ROOT / "corpora" / "demo"
MAILS, EACH = 100, 20


@pytest.fixture(name="bucket", scope="module")
def _bucket() -> Iterator[str]:
    with serve_objects() as url:
        yield url


@pytest.fixture(name="cluster", scope="module")
def _cluster(bucket: str) -> Iterator[Any]:
    """Its nodes know where the objects lie, since they start after the bucket is there."""
    with run_nodes(3) as cluster:
        yield cluster


@pytest.fixture(name="server")
def _server() -> Iterator[str]:
    yield from serve_tests()


@pytest.fixture(name="notes", scope="module")
def _notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mails") / "notes"
    write_mails(folder, MAILS, each=EACH)
    return folder


@pytest.fixture(name="expected", scope="module")
def _expected(notes: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return run([DEMO / "notes", notes], tmp_path_factory.mktemp("local"))


def name_command(notes: list[object], out: Path, *options: str) -> list[str]:
    """The command of a run."""
    command = ["run", *map(str, notes), "--out", str(out), "--seller", str(DEMO / "seller.toml")]
    return [sys.executable, "-m", "pipeline", *command, "--crm", "salesforce", *options]


def run(notes: list[object], out: Path, *options: str) -> dict[str, str]:
    """What a run writes, its store left out: each file's name and the hash of its bytes."""
    done = subprocess.run(
        name_command(notes, out, *options),
        capture_output=True,
        check=False,
        cwd=ROOT,
        timeout=300,
    )
    summary = done.stderr.decode().replace(str(out), "OUT")
    files = (path for path in sorted(out.rglob("*")) if path.is_file())
    kept = {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if not path.name.startswith(("store.db", ".lock"))
    }
    return {**kept, "summary": summary, "exit": str(done.returncode)}


def test_cluster_files(cluster: Any, notes: Path, expected: dict[str, str], tmp_path: Path) -> None:
    """Files of this machine and a store in a file: tables, pages, CRM files, summary are equal."""
    options = ("--engine", "ray", "--address", cluster.address)
    assert run([DEMO / "notes", notes], tmp_path, *options) == expected


def test_cluster_objects(
    cluster: Any, bucket: str, server: str, notes: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    """Objects of a bucket and a store on a server, the engine of one machine as well."""
    places: list[object] = [upload(DEMO / "notes", f"{bucket}/demo"), upload(notes, bucket)]
    options = ("--engine", "ray", "--address", cluster.address, "--store", server)
    assert run(places, tmp_path / "ray", *options) == expected
    assert run(places, tmp_path / "local") == expected


def test_cluster_killed_worker(
    cluster: Any, server: str, notes: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    """Three workers die at their work, and nothing is lost."""
    options = ("--engine", "ray", "--address", cluster.address, "--store", server)
    with ThreadPoolExecutor(1) as pool:
        found = pool.submit(run, [DEMO / "notes", notes], tmp_path, *options)
        kill_workers(cluster, 3)
        assert found.result() == expected


def test_cluster_lost_node(
    cluster: Any, server: str, notes: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    """A node goes with all that runs on it, and the others do its work."""
    options = ("--engine", "ray", "--address", cluster.address, "--store", server)
    node = cluster.add_node(**NODE)
    with ThreadPoolExecutor(1) as pool:
        found = pool.submit(run, [DEMO / "notes", notes], tmp_path, *options)
        kill_workers(cluster, 1)
        cluster.remove_node(node, allow_graceful=False)
        assert found.result() == expected


def test_cluster_stopped_run(
    cluster: Any, server: str, notes: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    """A run that is asked to stop says so and leaves with 130; the next one ends it."""
    options = ("--engine", "ray", "--address", cluster.address, "--store", server)
    command = name_command([DEMO / "notes", notes], tmp_path, *options)
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) as stopped:
        wait_for_workers(cluster)
        stopped.terminate()
        _, said = stopped.communicate(timeout=300)
    assert (stopped.returncode, b"start the same command again" in said) == (130, True)
    assert run([DEMO / "notes", notes], tmp_path, *options) == expected
