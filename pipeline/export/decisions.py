"""`decisions.csv`: what humans decided, kept beside the tables of a run for all later ones."""

from collections.abc import Iterable
from pathlib import Path

from pipeline.decisions import Decision, Ruling
from pipeline.errors import ConfigError
from pipeline.export.cells import join_list, split_list
from pipeline.export.files import replace_file
from pipeline.export.table import read_rows, write_rows

DECISIONS = "decisions.csv"
DECISION_COLUMNS = ("account", "ruling", "one", "other", "attribute", "value", "by", "when")
_LISTS = ("one", "other")


def to_decision_row(decision: Decision) -> dict[str, str]:
    """One decision as the cells of its row; the words by which people are known are lists."""
    cells = {column: str(getattr(decision, column)) for column in DECISION_COLUMNS}
    return cells | {column: join_list(getattr(decision, column)) for column in _LISTS}


def read_decision_row(row: dict[str, str]) -> Decision:
    """The decision of a row; raises ValueError where its ruling is none of ours."""
    one, other = (split_list(row[column]) for column in _LISTS)
    plain = {c: row[c] for c in DECISION_COLUMNS if c not in (*_LISTS, "ruling")}
    return Decision(ruling=Ruling(row["ruling"]), one=one, other=other, **plain)


def load_decisions(out: Path) -> list[Decision]:
    """What was decided on the tables of a folder; nothing where the file is not there.

    Raises ConfigError where the file was changed so that it cannot be read.
    """
    path = out / DECISIONS
    if not path.is_file():
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return [read_decision_row(row) for row in read_rows(stream)]
    except (ValueError, KeyError) as exc:
        raise ConfigError(f"{path} cannot be read: keep its columns and rulings") from exc


def save_decisions(out: Path, decisions: Iterable[Decision]) -> None:
    """Write the decisions of a folder anew."""
    rows = [to_decision_row(decision) for decision in decisions]
    replace_file(out / DECISIONS, lambda stream: write_rows(rows, DECISION_COLUMNS, stream))
