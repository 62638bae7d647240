"""What a run's folder holds, and its tables as the commands read them."""

from pathlib import Path

from pipeline.errors import UsageError
from pipeline.export.find import find_rows, suggest_names
from pipeline.labelled import load_table

PEOPLE, EVIDENCE, DOCUMENTS = "stakeholders.csv", "evidence.csv", "documents.csv"
MERGES, RELATIONS, GAPS = "merges.csv", "relations.csv", "gaps.csv"
STORE = "store.db"
_PERSON = ("account", "stakeholder_id", "name")
_REASON = ("stakeholder_id", "attribute", "value", "confidence", "document", "start", "end")


def load_people(out: Path) -> list[dict[str, str]]:
    """The rows of stakeholders.csv; raises UsageError where the folder is not a run's."""
    if not (out / PEOPLE).is_file():
        raise UsageError(f"{out} has no {PEOPLE}; name the folder that `keyroles run` wrote")
    return load_table(out / PEOPLE, needed=_PERSON, may_be_empty=True)


def load_evidence(out: Path) -> list[dict[str, str]]:
    """The rows of evidence.csv."""
    rows = load_table(out / EVIDENCE, needed=_REASON, may_be_empty=True)
    return [{"quote": "", **row} for row in rows]


def load_optional(path: Path, *, needed: tuple[str, ...] = ()) -> list[dict[str, str]]:
    """The rows of a table that not every folder has."""
    return load_table(path, needed=needed, may_be_empty=True) if path.is_file() else []


def find_people(rows: list[dict[str, str]], asked: str) -> list[dict[str, str]]:
    """The rows of the person asked for; raises UsageError, with names that look like it."""
    found = [dict(row) for row in find_rows(rows, asked)]
    if not found:
        near = suggest_names(rows, asked)
        hint = f"did you mean {' or '.join(near)}?" if near else "ask for a name, address or id"
        raise UsageError(f"nobody in the table is called {asked!r}; {hint}")
    return found
