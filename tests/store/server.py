"""A PostgreSQL server of the tests' own: Debian's binaries in a new folder, on a free port."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
_SUPERUSER = "postgres"  # the server refuses to run as root


def find_binaries() -> Path | None:
    """The folder of `initdb` and `pg_ctl`, None where PostgreSQL is not installed."""
    found = shutil.which("initdb")
    places = [*_PLACES, *([Path(found).resolve().parent] if found else [])]
    return next((place for place in places if (place / "pg_ctl").is_file()), None)


@contextmanager
def run_server(binaries: Path) -> Iterator[str]:
    """The URL of an empty database, whose server and files end with the block."""
    folder = Path(tempfile.mkdtemp())
    data = folder / "data"
    if os.geteuid() == 0:
        shutil.chown(folder, _SUPERUSER)
    port = _find_port()
    options = f"-p {port} -k '' -c listen_addresses=127.0.0.1 -c fsync=off"
    _run(binaries / "initdb", "-D", data, "-U", "keyroles", "-A", "trust", "-E", "UTF8")
    _run(binaries / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start")
    try:
        yield f"postgresql://keyroles@127.0.0.1:{port}/postgres"
    finally:
        _run(binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder)


def serve_tests() -> Iterator[str]:
    """For a fixture: the URL of an empty database, or a skipped test where there is no server."""
    binaries = find_binaries()
    if binaries is None:
        pytest.skip("PostgreSQL's server is not installed: apt-get install postgresql")
    with run_server(binaries) as url:
        yield url


def _find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _run(*command: object) -> None:
    root = os.geteuid() == 0
    subprocess.run(
        [str(part) for part in command],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        user=_SUPERUSER if root else None,
        cwd="/",
    )
