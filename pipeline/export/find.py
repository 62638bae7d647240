"""The rows of a table that somebody asks for, by id, address, name or alias.

Reach for this where a command is given a person: `explain`, `forget`.
"""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from pipeline.export.cells import split_list
from pipeline.names import fold_name

Row = Mapping[str, str]
_NEAR = 3


def find_rows(rows: Iterable[Row], asked: str) -> list[Row]:
    """All rows meant by an id, an address, a name or an alias: what fits earlier in this order.

    `Mo Dabb` -> the row of Maureen Dabb, whose alias it is, unless somebody's name is Mo Dabb.
    """
    known = list(rows)
    folded, plain = fold_name(asked), asked.strip().casefold()
    by_tier = (
        [row for row in known if row["stakeholder_id"] == plain],
        [row for row in known if plain and row.get("email", "").casefold() == plain],
        [row for row in known if folded and fold_name(row["name"]) == folded],
        [row for row in known if folded and folded in map(fold_name, list_aliases(row))],
    )
    return next((found for found in by_tier if found), [])


def suggest_names(rows: Sequence[Row], asked: str) -> list[str]:
    """Names of the table that look like the one asked for, the likest first."""
    names = {fold_name(name): name for row in rows for name in (*list_aliases(row), row["name"])}
    near = get_close_matches(fold_name(asked), names, n=_NEAR)
    return [names[key] for key in near]


def list_aliases(row: Row) -> tuple[str, ...]:
    """The items of a row's `aliases`."""
    return split_list(row.get("aliases", ""))
