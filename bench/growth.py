"""How a run grows with its mails: seconds, memory, size of the store, and the second run.

    python bench/growth.py 250 500 1000 [--jobs 2]

Synthetic mails in accounts of a hundred each. Every run is a process of its own, as a user's is;
memory is the most that one of its processes held at any moment. The exponent is the slope of CPU
time over mails between one row and the next, on logarithms: 1 is linear.
"""

import argparse
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from math import log
from pathlib import Path
from time import monotonic

from tests.synthetic import SELLER, write_mails


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of the processors, and the most memory of a process."""

    seconds: float
    busy: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Growth:
    """What a first and a second run over so many mails cost; the store is in megabytes."""

    mails: int
    first: Cost
    second: Cost
    store: float


def measure(mails: int, *, jobs: int) -> Growth:
    """A first run and a second one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_mails(folder / "notes", mails)
        (folder / "seller.toml").write_text(SELLER, encoding="utf-8")
        first, second = _run(folder, jobs), _run(folder, jobs)
        return Growth(mails, first, second, (folder / "out" / "store.db").stat().st_size / 1e6)


def _run(folder: Path, jobs: int) -> Cost:
    """One run, measured from outside and from within."""
    script = f"""
import atexit, resource, sys
def tell():
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(kind) for kind in kinds]
    busy = sum(one.ru_utime + one.ru_stime for one in used)
    sys.stdout.write(f"{{max(one.ru_maxrss for one in used)}} {{busy}}")
atexit.register(tell)
from pipeline.cli import main
if __name__ == "__main__":
    sys.argv = ["keyroles", "run", {str(folder / "notes")!r}, "--out", {str(folder / "out")!r},
        "--seller", {str(folder / "seller.toml")!r}, "--jobs", "{jobs}", "--quiet"]
    main()
"""
    path = folder / "measured.py"
    path.write_text(script, encoding="utf-8")
    began = monotonic()
    done = subprocess.run([sys.executable, path], capture_output=True, text=True, check=True)
    kilobytes, busy = map(float, done.stdout.split())
    return Cost(monotonic() - began, busy, kilobytes / 1e3)


def _find_exponent(less: Growth, more: Growth) -> float:
    return log(more.first.busy / less.first.busy) / log(more.mails / less.mails)


def main() -> None:
    """Print a row for each number of mails."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("mails", type=int, nargs="+")
    options.add_argument("--jobs", type=int, default=1)
    asked = options.parse_args()
    print("| mails | seconds | CPU seconds | second run, CPU | MB | MB of store | exponent |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    before: Growth | None = None
    for mails in asked.mails:
        row = measure(mails, jobs=asked.jobs)
        slope = f"{_find_exponent(before, row):.2f}" if before else ""
        first = row.first
        figures = (first.seconds, first.busy, row.second.busy, first.megabytes, row.store)
        cells = " | ".join(f"{figure:,.1f}" for figure in figures)
        print(f"| {mails:,} | {cells} | {slope} |", flush=True)
        before = row


if __name__ == "__main__":
    main()
