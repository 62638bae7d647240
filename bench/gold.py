"""The whole way over labelled accounts, scored: one column per set of accounts.

usage: bench/gold.py [--demo] [--accounts [--fitted | --held-out]] [--errors]

Reads `corpora/gold/{en,zh}` (and `corpora/demo` with --demo), or with --accounts the larger set in
`corpora/accounts/{en,zh}`: of these one half is for reading errors and fitting, the other half only
for measuring. `--errors` lists every wrong cell.
"""

import hashlib
import json
import sys
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from pipeline.config import load_config, load_seller
from pipeline.export import to_row
from pipeline.inputs import find_inputs
from pipeline.labels import JUDGED
from pipeline.measures import Ratio, Report, score_accounts
from pipeline.run import Settings, read_inputs, run_accounts

CORPORA = Path(__file__).resolve().parent.parent / "corpora"
SETS = {"en": CORPORA / "gold" / "en", "zh": CORPORA / "gold" / "zh"}
ACCOUNTS = {"en": CORPORA / "accounts" / "en", "zh": CORPORA / "accounts" / "zh"}
DEMO = {"demo": CORPORA / "demo"}

RATIOS: dict[str, Callable[[Report], Ratio]] = {
    "person": lambda report: report.person,
    "e-mail": lambda report: report.email,
    "title": lambda report: report.title,
    "reports_to": lambda report: report.reports_to,
}


def main(argv: list[str]) -> None:
    """Print the figures, and the errors if asked for."""
    sets = ACCOUNTS if "--accounts" in argv else SETS | (DEMO if "--demo" in argv else {})
    kept = {half for option, half in (("--fitted", False), ("--held-out", True)) if option in argv}
    reports = {name: score_set(folder, kept or {False, True}) for name, folder in sets.items()}
    for line in format_reports(reports):
        print(line)
    if "--errors" in argv:
        for name, report in reports.items():
            for error in report.errors:
                print(name, *error, sep="\t")


def is_held_out(account: str) -> bool:
    """Whether an account of the larger set is only measured, by the hash of its name."""
    return hashlib.sha256(account.encode()).digest()[0] % 2 == 0


def score_set(folder: Path, halves: Collection[bool] = (False, True)) -> Report:
    """Run the pipeline over `notes/` and score its rows against `gold/`."""
    settings = Settings(config=load_config(), seller=load_seller(folder / "seller.toml"))
    reading = read_inputs(find_inputs([str(folder / "notes")]), settings=settings)
    rows = [
        to_row(person)
        for _, people in run_accounts(reading, settings=settings).people.items()
        for person in people
    ]
    gold = [
        json.loads(path.read_text("utf-8")) for path in sorted((folder / "gold").glob("*.json"))
    ]
    kept = [account for account in gold if is_held_out(account["account"]) in halves]
    return score_accounts(kept, rows)


def format_reports(reports: dict[str, Report]) -> list[str]:
    """One line per figure, one column per set."""
    lines = [_line("", reports)]
    for name, ratio in RATIOS.items():
        found = {key: ratio(report) for key, report in reports.items()}
        lines += [
            _line(f"{name} precision", [f"{r.precision:.3f}" for r in found.values()]),
            _line(f"{name} recall", [f"{r.recall:.3f}" for r in found.values()]),
            _line(f"{name} F1", [f"{r.f1:.3f}" for r in found.values()]),
        ]
    for column in JUDGED:
        macro = [f"{report.macro_f1(column):.3f}" for report in reports.values()]
        error = [f"{report.calibration_error(column):.3f}" for report in reports.values()]
        lines += [_line(f"{column} macro-F1", macro), _line(f"{column} ECE", error)]
    recalls = [f"{report.needs.recall:.3f}" for report in reports.values()]
    lines.append(_line("needs recall", recalls))
    lines.append(_line("row exact", [f"{r.row_exact:.3f}" for r in reports.values()]))
    lines.append(_line("name exact", [f"{r.name_exact:.3f}" for r in reports.values()]))
    lines.append(_line("outsiders listed", [str(len(r.outsiders)) for r in reports.values()]))
    return lines


def _line(name: str, cells: Iterable[str]) -> str:
    return f"{name:22}" + "".join(f"{cell:>8}" for cell in cells)


if __name__ == "__main__":
    main(sys.argv[1:])
