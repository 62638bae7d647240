"""What the CRM and we say differently → `diff.csv`, for a human to look through."""

from dataclasses import dataclass, fields
from typing import Literal

DIFF = "diff.csv"
What = Literal["new", "field", "ambiguous", "column"]
Action = Literal["create", "fill", "overwrite", "keep", "look"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One person or one cell of a person, what either side says, and what the files do about it.

    `create`: the person is in the file of new people. `fill`: theirs was empty, ours is written.
    `overwrite`: ours is written since `--overwrite` names the field. `keep`: theirs stays.
    `look`: nothing is written, a human decides. For a column, that the export lacks it.
    """

    what: What
    action: Action
    account: str = ""
    name: str = ""
    stakeholder_id: str = ""
    record_id: str = ""
    file: str = ""
    field: str = ""
    theirs: str = ""
    ours: str = ""


DIFF_COLUMNS = tuple(item.name for item in fields(Difference))
