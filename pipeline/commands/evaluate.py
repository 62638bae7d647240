"""`keyroles evaluate GOLD OUT`: how right a table is, measured against labelled accounts."""

import json
from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import UsageError


def evaluate(
    gold: Annotated[
        Path, typer.Argument(help="Labelled accounts: a folder of .json, or a corrected .csv.")
    ],
    out: Annotated[Path, typer.Argument(help="The folder that a run wrote, or its table.")],
    errors: Annotated[bool, typer.Option("--errors", help="Name each cell that is wrong.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the measures as JSON.")] = False,
) -> None:
    """Measure a table against accounts that you have labelled."""
    from pipeline.labelled import list_absent, load_gold, load_rows, measure_rows
    from pipeline.terminal import describe_measures, make_visible

    labelled, rows = load_gold(gold), load_rows(out)
    absent = list_absent(labelled, rows)
    if len(absent) == len(labelled.accounts):
        raise UsageError(f"{out} has no row of the labelled accounts: {', '.join(absent)}")
    for account in absent:
        typer.echo(make_visible(f"no row of {account}: all its people count as missed"), err=True)
    measures, wrong = measure_rows(labelled, rows)
    if as_json:
        typer.echo(json.dumps(measures, ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(describe_measures(measures)))
    for cells in wrong if errors else ():
        typer.echo("\t".join(make_visible(cell) for cell in cells), err=True)
