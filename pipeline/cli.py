"""The command line: the one file that prints and exits.

Exit codes: 0 done, 1 cannot run (one line `Error: …`), 2 usage, 3 finished with skipped inputs.
"""

import io
import sys
from collections.abc import Callable, Collection, Sequence
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.progress import Progress

from pipeline.config import load_config, load_seller
from pipeline.errors import KeyrolesError, UsageError
from pipeline.export import to_json_line, write_stakeholders, write_tables
from pipeline.ingest import Source
from pipeline.ingest.accounts import load_accounts
from pipeline.inputs import find_inputs
from pipeline.run import Reading, Settings, read_inputs, read_one, run_accounts, trace_account
from pipeline.terminal import (
    describe_skipped,
    is_terminal,
    make_console,
    make_progress,
    make_table,
    summarise,
)
from pipeline.types import Seller, Skipped, Stakeholder

app = typer.Typer(
    help="Who decides at a major account, from the notes and mails you already have.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Stage(StrEnum):
    """Joints of the pipeline that can be looked into."""

    DOCUMENTS = "documents"
    SEGMENTS = "segments"
    MENTIONS = "mentions"
    EVIDENCE = "evidence"


class Format(StrEnum):
    """How the result is shown."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


SellerFile = Annotated[
    Path | None, typer.Option("--seller", help="Who we are: TOML with names and domains.")
]
AccountName = Annotated[
    str, typer.Option("--account", help="The account that all inputs belong to.")
]
AccountsFile = Annotated[
    Path | None, typer.Option("--accounts", help="List of accounts: CSV with name, id, domains.")
]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", help="TOML that changes values of the configuration.")
]
Overrides = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="Change one value: limits.seconds=5."),
]
Until = Annotated[
    Stage | None, typer.Option("--until", help="Stop there and print the records as JSON lines.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors and skips.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Name every input as it is read.")]


@app.callback(invoke_without_command=True)
def show_version(
    asked: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    """Who decides at a major account, from the notes and mails you already have."""
    if asked:
        typer.echo(f"keyroles {version('keyroles')}")
        raise typer.Exit


@app.command()
def run(
    notes: Annotated[
        list[str], typer.Argument(help="Folders (one sub-folder per account), files or patterns.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the tables.")] = Path("out"),
    seller: SellerFile = None,
    account: AccountName = "",
    accounts: AccountsFile = None,
    config: ConfigFile = None,
    overrides: Overrides = None,
    until: Until = None,
    format: Annotated[  # noqa: A002 - the option's name is the user's word
        Format, typer.Option("--format", help="With --until: json. Else what to print at the end.")
    ] = Format.TABLE,
    show: Annotated[bool, typer.Option("--show", help="Print the table when done.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Read exported notes and write stakeholders.csv, evidence.csv and skipped.csv."""
    settings = _load_settings(seller, account, accounts, config, overrides)
    inputs = find_inputs(notes)
    if not inputs:
        raise UsageError("no files found there; name a folder that holds exported notes")
    with make_progress(shown=is_terminal() and not quiet and not verbose) as bar:
        reading = read_inputs(
            inputs, settings=settings, on_read=_follow(bar, "reading", inputs, verbose=verbose)
        )
        if until is not None:
            _print_records(reading, settings, until)
            _finish(reading.skipped)
        watch = _follow(bar, "accounts", reading.documents, verbose=False)
        found = run_accounts(reading, settings=settings, on_account=watch)
    skipped = (*reading.skipped, *found.skipped)
    write_tables(out, [row for rows in found.people.values() for row in rows], skipped)
    if show:
        _print_people(found.people, format)
    if not quiet:
        lines = summarise(reading, found)
        typer.echo("\n".join([*lines, f"written to {out / 'stakeholders.csv'}"]), err=True)
    _finish(skipped)


def _follow(
    bar: Progress, label: str, items: Collection[object], *, verbose: bool
) -> Callable[[str], None]:
    """What to call after each item: it moves the bar and, if asked, names the item."""
    task = bar.add_task(label, total=len(items))

    def report(name: str) -> None:
        bar.advance(task)
        if verbose:
            typer.echo(f"read {name}", err=True)

    return report


@app.command()
def doc(
    file: Annotated[str, typer.Argument(help="One document; - reads standard input.")],
    seller: SellerFile = None,
    account: AccountName = "",
    accounts: AccountsFile = None,
    config: ConfigFile = None,
    overrides: Overrides = None,
    until: Until = None,
    format: Annotated[  # noqa: A002 - the option's name is the user's word
        Format, typer.Option("--format", "-f", help="How to print the table.")
    ] = Format.TABLE,
) -> None:
    """Print the stakeholder table of one document."""
    settings = _load_settings(seller, account, accounts, config, overrides)
    source = _open_source(file)
    reading = read_one(source, settings=settings, fallback=Path(source.name).stem)
    if until is not None:
        _print_records(reading, settings, until)
        _finish(reading.skipped)
    found = run_accounts(reading, settings=settings)
    _print_people(found.people, format)
    _finish((*reading.skipped, *found.skipped))


def _open_source(file: str) -> Source:
    if file == "-":
        return Source(name="stdin", payload=sys.stdin.buffer.read())
    path = Path(file).expanduser()
    if not path.is_file():
        raise UsageError(f"{file!r} is not a file; for a folder use: keyroles run {file}")
    return Source(name=path.name, path=path)


def _load_settings(
    seller: Path | None,
    account: str,
    accounts: Path | None,
    config: Path | None,
    overrides: Sequence[str] | None,
) -> Settings:
    return Settings(
        config=load_config(config, overrides=overrides or ()),
        seller=load_seller(seller) if seller else Seller(),
        accounts=load_accounts(accounts) if accounts else (),
        account=account,
    )


def _print_records(reading: Reading, settings: Settings, until: Stage) -> None:
    for name in sorted(reading.documents):
        for record in trace_account(reading.documents[name], settings=settings, until=until):
            typer.echo(to_json_line(record))


def _print_people(people: dict[str, list[Stakeholder]], form: Format) -> None:
    rows = [row for account in people.values() for row in account]
    if form is Format.CSV:
        text = io.StringIO(newline="")
        write_stakeholders(rows, text)
        typer.echo(text.getvalue().encode(), nl=False)
    elif form is Format.JSON:
        typer.echo("[" + ",\n".join(to_json_line(row) for row in rows) + "]")
    else:
        console = make_console()
        for name, found in people.items():
            console.print(make_table(name, found))


def _finish(skipped: Sequence[Skipped]) -> NoReturn:
    """Name what was skipped and leave with the exit code that says so."""
    for item in skipped:
        typer.echo(describe_skipped(item), err=True)
    raise typer.Exit(3 if skipped else 0)


def main() -> None:
    """Run the command line; every failure is one line that says what to do."""
    try:
        app()
    except KeyrolesError as exc:
        _fail(str(exc))
    except OSError as exc:
        _fail(f"{exc.strerror or exc}: {exc.filename or 'output'}")
    except Exception as exc:  # noqa: BLE001 - no traceback ever reaches a user
        _fail(f"keyroles met a fault of its own ({type(exc).__name__}); please report it")


def _fail(message: str) -> NoReturn:
    typer.echo(f"Error: {message}", err=True)
    sys.exit(1)
