"""Does each fault to a run and prints what came out, as a table.

python -m tests.faults [--quick] [--json] [NAME …]
"""

import argparse
import gc
import json
import re
import shutil
import sys
import tempfile
from pathlib import Path

from tests.faults.faults import FAULTS, Fault
from tests.faults.stage import EACH, MAILS, Ended, NoPlaceError, Stage
from tests.synthetic import write_mails

Tables = dict[str, bytes]


def show_fault(fault: Fault, notes: Path, wanted: Tables) -> dict[str, str]:
    """The row of a fault; `wrong` is empty where all is as it must be."""
    with tempfile.TemporaryDirectory() as name:
        stage = Stage(Path(name))
        shutil.copytree(notes, stage.notes)
        row = {"name": fault.name, "done": fault.act.__doc__ or "", "wrong": ""}
        try:
            ended = fault.act(stage)
        except NoPlaceError as exc:
            return {**row, "came": f"not tried: {exc}"}
        except AssertionError as exc:
            return {**row, "came": "", "wrong": str(exc)}
        said = ended.said.splitlines()[-1:] or [""]
        came = said[0].replace(f"{stage.folder}/", "")
        return {
            **row,
            "came": f"{ended.code}: {came}" if came else str(ended.code),
            "wrong": _find_wrong(fault, ended, stage, wanted),
        }


def _find_wrong(fault: Fault, ended: Ended, stage: Stage, wanted: Tables) -> str:
    if ended.code != fault.code or not re.search(fault.says, ended.said, re.DOTALL):
        return f"ended with {ended}, not with {fault.code} {fault.says!r}"
    if len(ended.said.splitlines()) > 1 and ended.code == 1:
        return f"said more than a line: {ended.said}"
    after = stage.run()
    if after.code or after.said:
        return f"the run after it ended with {after}"
    return "" if stage.tables() == wanted else "the tables after it are others"


def main() -> None:
    """Read the options and go through the faults."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="without those that take long")
    options.add_argument("--json", action="store_true")
    options.add_argument("names", nargs="*")
    asked = options.parse_args()
    faults = [f for f in FAULTS if not asked.names or f.name in asked.names]
    with tempfile.TemporaryDirectory() as name:
        undisturbed = Stage(Path(name))
        write_mails(undisturbed.notes, MAILS, each=EACH)
        # Models are loaded here, and shared by every child.
        undisturbed.run_here()
        wanted = undisturbed.tables()
        gc.freeze()  # children then leave the memory of what is loaded as it is
        rows = [
            show_fault(fault, undisturbed.notes, wanted)
            for fault in faults
            if not (asked.quick and fault.slow)
        ]
    sys.stdout.write(json.dumps(rows) if asked.json else _format(rows))
    sys.exit(any(row["wrong"] for row in rows))


def _format(rows: list[dict[str, str]]) -> str:
    lines = ["| what was done | what came out | and then |", "| --- | --- | --- |"]
    for row in rows:
        then = row["wrong"] or "the same tables"
        lines.append(f"| {row['done']} | {row['came']} | {then} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
