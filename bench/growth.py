"""How a run grows with its mails: seconds, memory, size of the store, and the second run.

    python bench/growth.py 250 500 1000 [--jobs 2]

Synthetic mails in accounts of a hundred each. Every run is a process of its own, as a user's is;
memory is the most that it and its workers held at any moment. The exponent is the slope of time
over mails between one row and the next, on logarithms: 1 is linear.
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
class Growth:
    """What a run over so many mails cost."""

    mails: int
    seconds: float
    again: float
    megabytes: float
    store: float


def measure(mails: int, *, jobs: int) -> Growth:
    """A first run and a second one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_mails(folder / "notes", mails)
        (folder / "seller.toml").write_text(SELLER, encoding="utf-8")
        first, most = _run(folder, jobs)
        second, _ = _run(folder, jobs)
        size = (folder / "out" / "store.db").stat().st_size / 1e6
    return Growth(mails, first, second, most, size)


def _run(folder: Path, jobs: int) -> tuple[float, float]:
    """Seconds, and the most memory of a process in megabytes."""
    script = f"""
import atexit, resource, sys
def tell():
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    sys.stdout.write(str(max(resource.getrusage(kind).ru_maxrss for kind in kinds)))
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
    return monotonic() - began, int(done.stdout) / 1e3


def main() -> None:
    """Print a row for each number of mails."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("mails", type=int, nargs="+")
    options.add_argument("--jobs", type=int, default=1)
    asked = options.parse_args()
    print("| mails | seconds | second run | MB of a process | MB of store | exponent |")
    print("| --- | --- | --- | --- | --- | --- |")
    before: Growth | None = None
    for mails in asked.mails:
        row = measure(mails, jobs=asked.jobs)
        slope = log(row.seconds / before.seconds) / log(mails / before.mails) if before else None
        shown = "" if slope is None else f"{slope:.2f}"
        figures = (row.seconds, row.again, row.megabytes, row.store)
        cells = " | ".join(f"{figure:,.1f}" for figure in figures)
        print(f"| {mails:,} | {cells} | {shown} |", flush=True)
        before = row


if __name__ == "__main__":
    main()
