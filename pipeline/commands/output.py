"""What several commands show: progress, records, people, and what was skipped."""

import io
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NoReturn

import typer

from pipeline.commands.options import Format, Stage
from pipeline.commands.people import make_table
from pipeline.export import to_json, to_json_line, write_stakeholders
from pipeline.run import Reading, Settings, trace_account
from pipeline.terminal import describe_skipped, make_console
from pipeline.types import Skipped, Stakeholder

if TYPE_CHECKING:
    from rich.progress import Progress


def follow(
    bar: "Progress", label: str, items: Collection[object], *, verbose: bool
) -> Callable[[str], None]:
    """What to call after each item: it moves the bar and, if asked, names the item."""
    task = bar.add_task(label, total=len(items))

    def report(name: str) -> None:
        bar.advance(task)
        if verbose:
            typer.echo(f"read {name}", err=True)

    return report


def print_stage(reading: Reading, settings: Settings, until: Stage) -> NoReturn:
    """Print the records of one joint of the pipeline and leave."""
    for name in sorted(reading.documents):
        for record in trace_account(reading.documents[name], settings=settings, until=until):
            typer.echo(to_json_line(record))
    finish(reading.skipped)


def print_people(people: Mapping[str, Sequence[Stakeholder]], form: Format) -> None:
    """Print the people of each account in the form asked for."""
    rows = [row for account in people.values() for row in account]
    if form is Format.CSV:
        text = io.StringIO(newline="")
        write_stakeholders(rows, text)
        typer.echo(text.getvalue().encode(), nl=False)
    elif form is Format.JSON:
        typer.echo("\n".join(to_json(rows)))
    else:
        console = make_console()
        for name, found in people.items():
            console.print(make_table(name, found, width=console.width))


def finish(skipped: Sequence[Skipped], *, lines: Sequence[str] = ()) -> NoReturn:
    """Say what was done and what was skipped, and leave with the exit code that says so."""
    for line in (*lines, *map(describe_skipped, skipped)):
        typer.echo(line, err=True)
    raise typer.Exit(3 if skipped else 0)
