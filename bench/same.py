"""Whether a run's files are the same bytes however it runs: a row for each way, a cell each file.

    python bench/same.py 300 [--jobs 2]

The mailboxes of bench/mailboxes.py in accounts of fifty, the project's demo and its gold accounts
are read in order, backwards, by several processes, and over a PostgreSQL server of its own; every
file of the folder for the tables counts, the pages and CRM files as well. Exits with 1 where one
differs.
"""

import argparse
import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

from mailboxes import write_mailboxes

from tests.store.server import find_binaries, run_server

CORPORA = Path(__file__).resolve().parent.parent / "corpora"
NOTES = (CORPORA / "demo" / "notes", *sorted(CORPORA.glob("gold/*/notes")))
SELLER = CORPORA / "demo" / "seller.toml"
CRMS = ("salesforce", "excel")


def run(notes: list[str], out: Path, *options: str) -> dict[str, str]:
    """What a run writes: each file's name and the hash of its bytes, the store left out."""
    crms = [word for name in CRMS for word in ("--crm", name)]
    command = ["run", *notes, "--out", str(out), "--seller", str(SELLER), "--quiet", *crms]
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *command, *options], capture_output=True, check=False
    )
    if done.returncode not in (0, 3):
        sys.exit(done.stderr.decode())
    return {
        str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and not path.name.startswith(("store.db", "."))
    }


def main() -> None:
    """Print how many files each way writes, and how many of them differ from the first way's."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("mails", type=int)
    options.add_argument("--jobs", type=int, default=2)
    asked = options.parse_args()
    binaries = find_binaries()
    if binaries is None:
        sys.exit("PostgreSQL is not installed")
    with tempfile.TemporaryDirectory() as name, run_server(binaries) as url:
        folder = Path(name)
        write_mailboxes(folder / "mails", asked.mails, each=50)
        notes = [str(folder / "mails"), *map(str, NOTES)]
        ways = {
            "in order": (notes, []),
            "backwards": (notes[::-1], []),
            f"{asked.jobs} processes": (notes, ["--jobs", str(asked.jobs)]),
            "PostgreSQL": (notes, ["--store", url]),
        }
        first: dict[str, str] = {}
        differing = 0
        print("| way | files | differ |\n| --- | --- | --- |")
        for number, (way, (given, more)) in enumerate(ways.items()):
            found = run(given, folder / str(number), *more)
            first = first or found
            other = [name for name in {**first, **found} if first.get(name) != found.get(name)]
            differing += len(other)
            print(f"| {way} | {len(found)} | {len(other)} |", *other, flush=True)
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
