"""`keyroles review`: what humans decide about the rows of a run, kept for all later runs."""

import getpass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import ConfigError, UsageError

review = typer.Typer(help="Decide what the documents leave open.", no_args_is_help=True)

OutFolder = Annotated[
    Path | None, typer.Option("--out", "-o", help="The run's folder (default: the file's own).")
]


@review.command("apply")
def apply_review(
    file: Annotated[Path, typer.Argument(help="review.csv with `decision` filled in.")],
    out: OutFolder = None,
    by: Annotated[str, typer.Option("--by", help="Who decides, where a row does not say.")] = "",
) -> None:
    """Take decisions from a filled-in review.csv; they hold from the next run on."""
    from pipeline.commands.tables import load_people
    from pipeline.decisions import Signature, add_decisions, read_review
    from pipeline.export.decisions import DECISIONS, load_decisions, save_decisions
    from pipeline.labelled import load_table

    folder = out or file.parent
    rows, people = load_table(file, needed=("decision",)), load_people(folder)
    signed = Signature(by=by or getpass.getuser(), when=date.today().isoformat())
    try:
        decided = read_review(rows, people, signed=signed)
    except ConfigError as exc:
        raise ConfigError(f"{file}, {exc}") from exc
    if not decided:
        raise UsageError(f"nothing is decided in {file}: fill in the column `decision`")
    save_decisions(folder, add_decisions(load_decisions(folder), decided))
    noun = "decision" if len(decided) == 1 else "decisions"
    typer.echo(f"{len(decided)} {noun} kept in {folder / DECISIONS}; run again to apply", err=True)


@review.command("list")
def list_decisions(
    out: Annotated[Path, typer.Argument(help="The folder that a run wrote.")],
) -> None:
    """List what was decided, by whom and when."""
    from pipeline.export.decisions import DECISION_COLUMNS, load_decisions, to_decision_row
    from pipeline.terminal import format_table, make_visible

    rows = [list(to_decision_row(decision).values()) for decision in load_decisions(out)]
    lines = format_table(DECISION_COLUMNS, rows) if rows else ["nothing is decided yet"]
    typer.echo("\n".join(make_visible(line) for line in lines))
