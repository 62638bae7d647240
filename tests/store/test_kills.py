"""Runs that are killed go on where they stopped; `make kills` does so many times more."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.server import find_binaries

ROOT = Path(__file__).parents[2]


def kill_some(kills: int, *options: str) -> str:
    """What the script says of so many kills, in a process whose models its children share."""
    command = [sys.executable, "-m", "tests.store.kills", "--kills", str(kills), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_kills_leave_a_store_that_goes_on() -> None:
    """Killed at random moments and started again, runs end as if nothing had been."""
    assert "all ended as one that nobody disturbs" in kill_some(5)


def test_kills_on_postgresql() -> None:
    """So it is with PostgreSQL."""
    if find_binaries() is None:
        pytest.skip("PostgreSQL's server is not installed: apt-get install postgresql")
    assert "all ended as one that nobody disturbs" in kill_some(3, "--server")
