"""The command line: the one file that prints and exits.

Exit codes: 0 done, 1 cannot run (one line `Error: …`), 2 usage, 3 finished with skipped inputs.
"""

import io
import json
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import astuple, replace
from enum import StrEnum
from importlib.metadata import version
from importlib.util import find_spec
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
from pipeline.labelled import list_absent, load_gold, load_rows, measure_rows
from pipeline.run import Reading, Settings, read_inputs, read_one, run_accounts, trace_account
from pipeline.terminal import (
    describe_measures,
    describe_skipped,
    format_table,
    is_terminal,
    make_console,
    make_progress,
    make_table,
    make_visible,
    summarise,
)
from pipeline.types import Seller, Skipped, Stakeholder

app = typer.Typer(
    help="Who decides at a major account, from the notes and mails you already have.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


train = typer.Typer(help="Make a trained part anew from its corpora.", no_args_is_help=True)
app.add_typer(train, name="train")


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


# What a figure of a model is called, in the order of its record.
FIGURES = ("set", "label", "precision", "recall", "F1", "spans")

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
PublicFolder = Annotated[
    Path | None, typer.Option("--public", help="Folder of public data: ner/, lexicon/, text/.")
]
EncoderFolder = Annotated[
    Path | None, typer.Option("--encoder", help="Folder of an encoder that teaches the model.")
]
ModelFolder = Annotated[Path, typer.Option("--out", "-o", help="Folder for the model.")]
Steps = Annotated[int | None, typer.Option("--steps", min=1, help="How long to train.")]
Seed = Annotated[int | None, typer.Option("--seed", help="What chance starts from.")]
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


@app.command()
def evaluate(
    gold: Annotated[
        Path, typer.Argument(help="Labelled accounts: a folder of .json, or a corrected .csv.")
    ],
    out: Annotated[Path, typer.Argument(help="The folder that a run wrote, or its table.")],
    errors: Annotated[bool, typer.Option("--errors", help="Name each cell that is wrong.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the measures as JSON.")] = False,
) -> None:
    """Measure a table against accounts that you have labelled."""
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


def _open_source(file: str) -> Source:
    if file == "-":
        return Source(name="stdin", payload=sys.stdin.buffer.read())
    path = Path(file).expanduser()
    if not path.is_file():
        raise UsageError(f"{file!r} is not a file; for a folder use: keyroles run {file}")
    return Source(name=path.name, path=path)


@train.command("ner")
def train_names(
    annotated: Annotated[
        Path, typer.Option("--annotated", help="Folder of annotated documents.")
    ] = Path("corpora/annotated"),
    names: Annotated[
        Path, typer.Option("--names", help="Folder of documents with names marked.")
    ] = Path("corpora/names"),
    public: PublicFolder = None,
    encoder: EncoderFolder = None,
    out: ModelFolder = Path("models/ner"),
    steps: Steps = None,
    seed: Seed = None,
) -> None:
    """Train the model that finds names and titles, package it, and print its figures."""
    parts = (public / "ner", public / "lexicon") if public else ()
    for folder in (annotated, names, *parts, *([encoder] if encoder else [])):
        _check_folder(folder)
    if not any(annotated.glob("*.txt")):
        raise UsageError(f"no annotated documents (*.txt) in {annotated}")
    _check_extra("opencc")
    # Training loads what no other command needs.
    from pipeline.extract.nlp.score import score_sets
    from pipeline.extract.nlp.train import DEFAULT, train_ner

    recipe = replace(
        DEFAULT,
        steps=DEFAULT.steps if steps is None else steps,
        seed=DEFAULT.seed if seed is None else seed,
    )
    with make_progress(shown=is_terminal()) as bar:
        watch = _follow_training(bar)
        nlp = train_ner(
            annotated, public, out, names=names, base=encoder, recipe=recipe, progress=watch
        )
    figures = score_sets(nlp, annotated, public and public / "ner")
    typer.echo("\n".join(format_table(FIGURES, map(astuple, figures))))
    typer.echo(f"written to {out}", err=True)


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}")


def _check_extra(module: str) -> None:
    if find_spec(module) is None:
        raise UsageError(f"training needs {module}: pip install 'keyroles[train]'")


def _follow_training(bar: Progress) -> Callable[[int, int, float | None], None]:
    """What training calls with its step, its last step and the score of the development set."""
    task = bar.add_task("preparing", total=None)

    def report(step: int, last: int, score: float | None) -> None:
        shown = "training" if score is None else f"training, F1 {score:.3f}"
        bar.update(task, description=shown, completed=step, total=last)

    return report


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
