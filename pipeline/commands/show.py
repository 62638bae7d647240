"""`keyroles show OUT ACCOUNT`: who reports to whom, as a tree."""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import UsageError

_TIE = ("account", "kind", "source_id", "target_id")
_NEAR = 3


def show(
    out: Annotated[Path, typer.Argument(help="The folder that a run wrote.")],
    account: Annotated[str, typer.Argument(help="The account, or a part of its name.")],
) -> None:
    """Show the reporting lines of an account as a tree, with who is still unknown."""
    from pipeline.commands.chart import make_chart
    from pipeline.commands.tables import GAPS, RELATIONS, load_optional, load_people
    from pipeline.terminal import make_console

    people, gaps = load_people(out), load_optional(out / GAPS, needed=("account",))
    ties = load_optional(out / RELATIONS, needed=_TIE)
    name = find_account([row["account"] for row in (*people, *gaps)], account)
    own = [[row for row in rows if row["account"] == name] for rows in (people, ties, gaps)]
    make_console().print(make_chart(name, *own))


def find_account(names: Sequence[str], asked: str) -> str:
    """The one account meant: `brindle` -> `Brindle Mills`; raises UsageError where none or several.

    A name that is spelt alike comes before one that only holds the words asked for.
    """
    from pipeline.names import fold_name

    folded = {fold_name(name): name for name in names}
    key = fold_name(asked)
    held = [name for form, name in folded.items() if key and key in form]
    found = [folded[key]] if key in folded else held
    if len(found) == 1:
        return found[0]
    near = held or [folded[form] for form in get_close_matches(key, folded, n=_NEAR)]
    hint = f"did you mean {' or '.join(near[:_NEAR])}?" if near else "see the column `account`"
    raise UsageError(f"{asked!r} names no single account of the table; {hint}")
