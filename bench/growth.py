"""How a run grows with its mails: seconds, memory, size of the store, and the second run.

    python bench/growth.py 250 500 1000 [--jobs 2] [--json FILE]
    python bench/growth.py --drawn docs/growth.json --picture docs/pictures/growth.png

The mailboxes of bench/mailboxes.py, an account for each hundred mails, a sentence or two in each
beside what it quotes. Every run is a process of its own, as a user's is; memory is the most that
one of its processes held at any moment. The exponent is the slope of CPU time over mails between
one row and the next, on logarithms: 1 is linear. The second form draws what the first has written
(matplotlib, extra `bench`).
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from math import log
from pathlib import Path
from time import monotonic

from mailboxes import SELLER, write_mailboxes

SENTENCES = (1, 2)  # that a mail says of its own: most answers are short


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
        write_mailboxes(folder / "notes", mails, sentences=SENTENCES)
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
from pipeline.cli import main
if __name__ == "__main__":  # not in the processes that this one starts
    atexit.register(tell)
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


def _list_figures(row: Growth) -> dict[str, float]:
    """What is kept of a measurement: CPU seconds of both runs, megabytes of memory and store."""
    return {
        "mails": row.mails,
        "first": round(row.first.busy, 1),
        "second": round(row.second.busy, 1),
        "memory": round(row.first.megabytes, 1),
        "store": round(row.store, 1),
    }


def draw(rows: list[dict[str, float]], path: Path) -> None:
    """Two panels over the mails: CPU seconds of both runs; memory and store."""
    from matplotlib import pyplot as plt

    panels = {
        "CPU seconds": {"first": "first run", "second": "second run"},
        "MB": {"memory": "memory", "store": "store"},
    }
    figure, axes = plt.subplots(1, len(panels), figsize=(8, 3), layout="constrained")
    mails = [row["mails"] for row in rows]
    for place, (unit, lines) in zip(axes, panels.items(), strict=True):
        for key, label in lines.items():
            place.plot(mails, [row[key] for row in rows], marker="o", label=label)
        place.set(xscale="log", yscale="log", xlabel="mails", ylabel=unit)
        place.grid(alpha=0.3)
        place.legend()
    figure.savefig(path, dpi=110, metadata={"Software": None})


def main() -> None:
    """Print a row for each number of mails, or draw the rows of a file."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("mails", type=int, nargs="*")
    options.add_argument("--jobs", type=int, default=1)
    options.add_argument("--json", type=Path, help="where to write the figures as well")
    options.add_argument("--drawn", type=Path, help="figures that --json has written")
    options.add_argument("--picture", type=Path, default=Path("growth.png"))
    asked = options.parse_args()
    if asked.drawn:
        draw(json.loads(asked.drawn.read_text(encoding="utf-8")), asked.picture)
        return
    rows = list(_measure_all(asked.mails, jobs=asked.jobs))
    if asked.json:
        lines = ",\n ".join(json.dumps(_list_figures(row)) for row in rows)
        asked.json.write_text(f"[\n {lines}\n]\n", encoding="utf-8")


def _measure_all(counts: list[int], *, jobs: int) -> Iterator[Growth]:
    """Measure and print row by row."""
    print("| mails | seconds | CPU seconds | second run, CPU | MB | MB of store | exponent |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    before: Growth | None = None
    for mails in counts:
        row = measure(mails, jobs=jobs)
        slope = f"{_find_exponent(before, row):.2f}" if before else ""
        first = row.first
        figures = (first.seconds, first.busy, row.second.busy, first.megabytes, row.store)
        cells = " | ".join(f"{figure:,.1f}" for figure in figures)
        print(f"| {mails:,} | {cells} | {slope} |", flush=True)
        before = row
        yield row


if __name__ == "__main__":
    main()
