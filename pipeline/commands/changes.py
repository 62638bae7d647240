"""`keyroles changes OUT_OLD OUT_NEW`: what has changed among the people since the last run."""

import json
from dataclasses import asdict, astuple
from pathlib import Path
from typing import Annotated

import typer

_HEAD = ("account", "name", "change", "before", "after")


def changes(
    old: Annotated[Path, typer.Argument(help="The folder of the earlier run.")],
    new: Annotated[Path, typer.Argument(help="The folder of the later run.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON lines.")] = False,
) -> None:
    """Show who is new, gone, promoted, or turned for or against us since the last run."""
    from pipeline.commands.tables import load_people
    from pipeline.export.changes import list_changes
    from pipeline.terminal import format_table, make_visible

    found = list_changes(load_people(old), load_people(new))
    if as_json:
        lines = [json.dumps(asdict(change), ensure_ascii=False) for change in found]
    elif found:
        rows = ((account, *rest) for account, _, *rest in map(astuple, found))
        lines = [make_visible(line) for line in format_table(_HEAD, rows)]
    else:
        lines = ["nothing has changed"]
    if lines:
        typer.echo("\n".join(lines))
