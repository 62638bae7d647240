"""Accounts that a user has labelled, and how well a table of ours agrees with them.

Reach for `load_gold` and `load_rows`, then for `measure_rows`. Labelled accounts are a folder with
one JSON file for each (`account`, `stakeholders`, perhaps `others`), or a `stakeholders.csv` that
was put right in a spreadsheet. What is not labelled there is not measured.
"""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import ConfigError, UsageError
from pipeline.export import read_rows
from pipeline.export.cells import split_list
from pipeline.labels import JUDGED, LABELS, UNKNOWN
from pipeline.measures import Ratio, Report, accuracy, class_f1, fold_cell, score_accounts

TABLE = "stakeholders.csv"
_TEXTS = ("name", "title", "email", "department", "reports_to")
_DEFAULTS = dict.fromkeys(JUDGED, UNKNOWN) | {"stance": "neutral"}
_RATIOS = ("title", "email", "reports_to")
_WHOLE_ROW = {"title", "role", "influence", "style"}
_ALWAYS = ("name", "missed", "extra row")
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Gold:
    """Labelled accounts as the measures take them, and the columns that are labelled."""

    accounts: tuple[Mapping[str, Any], ...]
    columns: frozenset[str]


def load_gold(path: Path) -> Gold:
    """The labelled accounts of a folder or of a CSV file.

    Raises UsageError where there are none, ConfigError where one cannot be used.
    """
    if path.is_dir():
        files = sorted(path.glob("*.json"))
        if not files:
            raise UsageError(f"there are no labelled accounts (*.json) in {path}")
        return _join(_read_account(file) for file in files)
    accounts: dict[str, dict[str, Any]] = {}
    for row in load_table(path, needed=("account", "name")):
        empty = {"account": row["account"], "stakeholders": []}
        accounts.setdefault(fold_cell(row["account"]), empty)["stakeholders"].append(row)
    return _join((str(path), account) for account in accounts.values())


def load_rows(out: Path) -> list[dict[str, str]]:
    """The rows of a run: `out` is its folder, or the table itself."""
    path = out / TABLE if out.is_dir() else out
    return [{"aliases": "", **row} for row in load_table(path, needed=("account", "name"))]


def load_table(
    path: Path, *, needed: Sequence[str], may_be_empty: bool = False
) -> list[dict[str, str]]:
    """The rows of a CSV file, also one that a spreadsheet saved with `;` or tabs between cells.

    Raises UsageError where there is no file, ConfigError where it is no table with these columns.
    """
    if not path.is_file():
        raise UsageError(f"there is no file {path}")
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            head = stream.readline()
            stream.seek(0)
            rows = read_rows(stream, delimiter=max(_DELIMITERS, key=head.count))
    except UnicodeDecodeError as exc:
        raise ConfigError(f"{path} is not in UTF-8: save it as CSV UTF-8") from exc
    except csv.Error as exc:
        raise ConfigError(f"{path} is no CSV file: {exc}") from exc
    if not rows and not may_be_empty:
        raise ConfigError(f"{path} has no rows")
    if absent := [column for column in needed if rows and column not in rows[0]]:
        raise ConfigError(f"{path} has no column {absent[0]!r}")
    return rows


def _read_account(path: Path) -> tuple[str, Mapping[str, Any]]:
    try:
        account = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError as exc:
        raise ConfigError(f"{path} is no JSON in UTF-8: {exc}") from exc
    people = account.get("stakeholders") if isinstance(account, dict) else None
    if not isinstance(people, list) or not all(isinstance(one, dict) for one in people):
        raise ConfigError(f"{path} needs a list of objects called stakeholders")
    if not isinstance(account.get("account"), str):
        raise ConfigError(f"{path} needs the account's name as account")
    return str(path), account


def _join(found: Iterable[tuple[str, Mapping[str, Any]]]) -> Gold:
    accounts = list(found)
    people = [person for _, account in accounts for person in account["stakeholders"]]
    return Gold(
        accounts=tuple(_clean_account(account, where) for where, account in accounts),
        columns=frozenset(column for person in people for column in person),
    )


def _clean_account(account: Mapping[str, Any], where: str) -> dict[str, Any]:
    """An account with all that the measures look at, and nothing else."""
    others = [one for one in _list_items(account.get("others")) if isinstance(one, dict)]
    return {
        "account": account["account"],
        "stakeholders": [_read_person(raw, where) for raw in account["stakeholders"]],
        "others": [{"name": str(one.get("name") or "")} for one in others],
    }


def _read_person(raw: Mapping[str, Any], where: str) -> dict[str, Any]:
    """A labelled person with every cell that the measures look at."""
    texts = {column: str(raw.get(column) or "").strip() for column in _TEXTS}
    if not texts["name"]:
        raise ConfigError(f"{where}: a person has no name")
    labels = {column: _read_label(raw, column, texts["name"], where) for column in JUDGED}
    needs = [n if isinstance(n, dict) else {"quote": n} for n in _list_items(raw.get("needs"))]
    return {
        **texts,
        **labels,
        "aliases": [str(alias) for alias in _list_items(raw.get("aliases"))],
        "needs": [{"quote": str(need.get("quote") or need.get("need", ""))} for need in needs],
    }


def _list_items(value: Any) -> Sequence[Any]:
    if isinstance(value, str):
        return split_list(value)
    return value if isinstance(value, list) else ()


def _read_label(raw: Mapping[str, Any], column: str, name: str, where: str) -> str:
    label = str(raw.get(column) or _DEFAULTS[column]).strip().lower()
    if label not in LABELS[column]:
        known = ", ".join(LABELS[column])
        raise ConfigError(f"{where}: {label!r} is no {column} ({name}); known: {known}")
    return label


def list_absent(gold: Gold, rows: Iterable[Mapping[str, str]]) -> list[str]:
    """The labelled accounts of which the table has no row."""
    there = {fold_cell(row["account"]) for row in rows}
    return [one["account"] for one in gold.accounts if fold_cell(one["account"]) not in there]


def measure_rows(
    gold: Gold, rows: Sequence[Mapping[str, str]]
) -> tuple[dict[str, Any], Sequence[tuple[str, ...]]]:
    """All measures of what is labelled, by name, and every cell that is wrong.

    Of such a cell: the account, which cell of whom, what it should hold, and what it holds.
    """
    report = score_accounts(gold.accounts, rows)
    measures: dict[str, Any] = {
        "accounts": len(gold.accounts),
        "gold_people": report.person.gold,
        "rows": report.person.said,
        "person": _show_ratio(report.person),
        "outsiders_listed": len(report.outsiders),
        "name_exact": report.name_exact,
        **{c: _show_ratio(getattr(report, c)) for c in _RATIOS if c in gold.columns},
        **({"needs_recall": report.needs.recall} if "needs" in gold.columns else {}),
        **({"row_exact": report.row_exact} if gold.columns >= _WHOLE_ROW else {}),
        **{c: _show_labels(report, c) for c in JUDGED if c in gold.columns},
    }
    wrong = [
        error
        for error in report.errors
        if error[1] in _ALWAYS or error[1].partition(" ")[0] in gold.columns
    ]
    return measures, wrong


def _show_ratio(ratio: Ratio) -> dict[str, float]:
    return {"precision": ratio.precision, "recall": ratio.recall, "f1": ratio.f1}


def _show_labels(report: Report, column: str) -> dict[str, Any]:
    pairs, sure = report.labels[column], report.sure[column]
    return {
        "macro_f1": report.macro_f1(column),
        "accuracy": accuracy(pairs),
        "f1": class_f1(pairs, LABELS[column]),
        "ece": report.calibration_error(column) if sure else None,
    }
