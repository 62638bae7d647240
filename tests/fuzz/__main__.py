"""All fuzz targets, one after another: `python -m tests.fuzz --seconds 3600 --out out/fuzz`.

Each target gets an equal share of the time. What was found stands in OUT/TARGET/found, and the
inputs that grew stay in OUT/TARGET/corpus, where the next run goes on from them.
"""

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path

from tests.fuzz.targets import TARGETS

LEAST = 5  # seconds that are worth a start


def fuzz_target(name: str, folder: Path, seconds: float) -> int:
    """Fuzz one target for its time, again after what ends the process; gives the inputs tried."""
    folder.mkdir(parents=True, exist_ok=True)
    end, tried = time.monotonic() + seconds, 0
    while (left := end - time.monotonic()) > LEAST:
        with (folder / "log").open("w+") as log:
            options = [f"-max_total_time={left:.0f}"]
            command = [sys.executable, "-m", "tests.fuzz.worker", name, str(folder), *options]
            subprocess.run(command, stdout=log, stderr=log, check=False)
            log.seek(0)
            text = log.read()
        counts = re.findall(r"^#(\d+)\s|executed_units: (\d+)", text, re.MULTILINE)
        tried += max((int(one or other) for one, other in counts), default=0)
    return tried


def main() -> int:
    """Run the targets and print a line for each; 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3_600, help="for all targets together")
    parser.add_argument("--out", type=Path, default=Path("out/fuzz"))
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []], default=[])
    options = parser.parse_args()
    names = options.targets or list(TARGETS)
    found = 0
    for name in names:
        folder = options.out / name
        tried = fuzz_target(name, folder, options.seconds / len(names))
        faults = sorted((folder / "found").glob("*.trace"))
        ended = [path for kind in ("timeout-*", "oom-*", "crash-*") for path in folder.glob(kind)]
        print(f"{name:10} {tried:>9,} inputs  {len(faults)} faults  {len(ended)} ends", flush=True)
        for fault in faults:
            print(f"           {fault.read_text().splitlines()[0]}  {fault}", flush=True)
        found += len(faults) + len(ended)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
