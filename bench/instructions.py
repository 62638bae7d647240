"""Instructions of one mail and of a run of fifty, beside the known ones: `make instructions`.

Reach for it after work on speed, or where a clock tells nothing because others compute. Counted by
the processor (perf) where it may be asked, else by valgrind, a hundred times slower. Ends with 1
where one costs a tenth more than `docs/instructions.json` says; --save writes it anew.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.synthetic import write_mails

ROOT = Path(__file__).parent.parent
FIGURES = ROOT / "docs/instructions.json"
MAIL = ROOT / "corpora/demo/notes/Fenwater Hotels/Re_ Pilot numbers.eml"
SELLER = ROOT / "corpora/demo/seller.toml"
ALLOWED = 1.10
# Tool -> how it is called, and where its report has the count.
COUNTERS = {
    "perf": (["perf", "stat", "-x,", "-e", "instructions:u"], r"^(\d+),.*instructions"),
    "callgrind": (
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"],
        r"Collected : (\d+)",
    ),
}
# The same work each time: one thread, one order of sets, nothing compiled on the way.
SAME = {"OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT)}


def count(counter: str, command: Sequence[str]) -> int:
    """The instructions of a command, or 0 where this counter is not to be had."""
    start, pattern = COUNTERS[counter]
    if shutil.which(start[0]) is None:
        return 0
    done = subprocess.run(
        [*start, *command], env=os.environ | SAME, capture_output=True, text=True, check=False
    )
    found = re.search(pattern, done.stderr, re.MULTILINE)
    return int(found[1]) if found and done.returncode == 0 else 0


def choose_counter() -> str:
    """The first counter that counts on this machine; raises SystemExit where none does."""
    counts = (name for name in COUNTERS if count(name, ["true"]))
    if counter := next(counts, None):
        return counter
    raise SystemExit("neither perf nor valgrind counts instructions here")


def measure(counter: str, folder: Path) -> dict[str, int]:
    """What each of the two costs, after one run that nobody counts, which compiles all modules."""
    notes = folder / "notes"
    write_mails(notes, 50, each=25)
    keyroles = [sys.executable, "-m", "pipeline"]
    run = [*keyroles, "run", str(notes), "--seller", str(SELLER), "-q", "--out"]
    subprocess.run([*run, str(folder / "first")], env=os.environ | SAME, check=True)
    return {
        "doc": count(counter, [*keyroles, "doc", str(MAIL)]),
        "run of 50 mails": count(counter, [*run, str(folder / "counted")]),
    }


def main() -> int:
    """Print the counts beside the committed ones; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--save", action="store_true", help="commit to what is counted now")
    save = parser.parse_args().save
    counter = choose_counter()
    with tempfile.TemporaryDirectory() as folder:
        counts = measure(counter, Path(folder))
    if failed := [name for name, number in counts.items() if not number]:
        raise SystemExit(f"not counted, it failed: {', '.join(failed)}")
    known = json.loads(FIGURES.read_text()) if FIGURES.exists() else {}
    before = known.get(counter, {})
    for name, number in counts.items():
        change = f"{number / before[name] - 1:+.1%}" if name in before else "new"
        print(f"{name}: {number / 1e9:.2f} billion instructions ({counter}), {change}")
    if save:
        FIGURES.write_text(json.dumps(known | {counter: counts}, indent=2) + "\n")
        return 0
    return int(any(counts[name] > ALLOWED * number for name, number in before.items()))


if __name__ == "__main__":
    sys.exit(main())
