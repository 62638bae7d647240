"""Two runs' tables → what has changed among an account's people, told by `stakeholder_id`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.export.find import list_aliases
from pipeline.export.levels import is_promotion
from pipeline.names import fold_name

Row = Mapping[str, str]

# Columns whose changes are told as they are, and what such a change is called.
_WATCHED = {
    "name": "renamed",
    "title": "title",
    "department": "department",
    "role": "role",
    "influence": "influence",
    "style": "style",
    "stance": "stance",
    "reports_to": "manager",
    "email": "email",
    "status": "status",
}
_TURNS = {"supporter": "turned for us", "opponent": "turned against us"}
_STATUS = {"left": "left", "joining": "joining", "active": "in post"}


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one cell of a person; rows that come or go have one side empty."""

    account: str
    id: str
    name: str
    change: str
    before: str = ""
    after: str = ""


def list_changes(old: Sequence[Row], new: Sequence[Row]) -> list[Change]:
    """All changes from one run's rows to a later one's, sorted by account and name."""
    before, after = ({row["stakeholder_id"]: row for row in rows} for rows in (old, new))
    renamed = {
        (one["account"], one["name"]): after[own]["name"]
        for own, one in before.items()
        if own in after
    }
    kept = group_rows(row for own, row in before.items() if own in after)
    now = group_rows(new)
    found = [
        *(_gain(row, kept[row["account"]]) for own, row in after.items() if own not in before),
        *(_lose(row, now[row["account"]]) for own, row in before.items() if own not in after),
        *(
            change
            for own, row in after.items()
            if own in before
            for change in _compare(before[own], row, renamed)
        ),
    ]
    return sorted(found, key=lambda change: (change.account, change.name, change.id))


def group_rows(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    """Rows by account; none for one that has none."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["account"]].append(row)
    return groups


def _gain(row: Row, kept: Iterable[Row]) -> Change:
    """A row that was not there: its person stood in another one that still is, or nowhere."""
    source = next((other for other in kept if _holds(other, row)), None)
    if source is None:
        return _tell(row, "new", after=row.get("title", ""))
    return _tell(row, "split", before=source["name"], after=row["name"])


def _lose(row: Row, new: Iterable[Row]) -> Change:
    """A row that is gone: its person stands under another id, or nowhere."""
    heir = next((other for other in new if _holds(other, row)), None)
    if heir is None:
        return _tell(row, "gone", before=row.get("title", ""))
    return _tell(row, "merged", before=row["name"], after=heir["name"])


def _holds(other: Row, row: Row) -> bool:
    email = row.get("email", "").casefold()
    names = {fold_name(name) for name in (other["name"], *list_aliases(other))}
    return bool(email and email == other.get("email", "").casefold()) or (
        fold_name(row["name"]) in names
    )


def _compare(one: Row, other: Row, renamed: Mapping[tuple[str, str], str]) -> Iterator[Change]:
    """The watched cells that differ; a manager who only got a fuller name is the same."""
    for column in _WATCHED:
        before, after = one.get(column, ""), other.get(column, "")
        same = renamed.get((one["account"], before)) if column == "reports_to" else None
        if after not in (before, same):
            yield _tell(other, _name_change(column, before, after), before=before, after=after)


def _name_change(column: str, before: str, after: str) -> str:
    """`stance`, `neutral`, `opponent` -> turned against us; `title`, ... -> promoted or title."""
    if column == "title" and is_promotion(before, after):
        return "promoted"
    special = {"stance": _TURNS, "status": _STATUS}.get(column, {})
    return special.get(after, _WATCHED[column])


def _tell(row: Row, change: str, *, before: str = "", after: str = "") -> Change:
    return Change(row["account"], row["stakeholder_id"], row["name"], change, before, after)
