"""Faults of disks, stores, signals and files; `make faults` does all of them."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_faults_lose_nothing() -> None:
    """Each ends with a clear line and its exit code, and the run after it with the same tables."""
    command = [sys.executable, "-m", "tests.faults", "--quick", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    rows = json.loads(done.stdout)
    assert len(rows) > 10
    assert [f"{row['name']}: {row['wrong']}" for row in rows if row["wrong"]] == []
