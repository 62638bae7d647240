"""`keyroles run NOTES`: a folder of exported notes to the tables."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from pipeline.commands.crm import Crms, Opportunities
from pipeline.commands.options import (
    AccountName,
    AccountsFile,
    ConfigFile,
    Format,
    Overrides,
    Profiled,
    SellerFile,
    Stage,
    Until,
)
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.inputs import Input
    from pipeline.run import Settings

STORE = "store.db"  # below the folder for the tables

Notes = Annotated[
    list[str], typer.Argument(help="Folders (one sub-folder per account), files or patterns.")
]
OutFolder = Annotated[Path, typer.Option("--out", "-o", help="Folder for the tables.")]
AtEnd = Annotated[
    Format, typer.Option("--format", help="With --until: json. Else what to print at the end.")
]
Show = Annotated[bool, typer.Option("--show", help="Print the table when done.")]
StorePlace = Annotated[
    str, typer.Option("--store", help="What runs remember: a file or URL; else OUT/store.db.")
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Accounts at a time.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors and skips.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Name every input as it is read.")]


def run(
    notes: Notes,
    out: OutFolder = Path("out"),
    seller: SellerFile = None,
    account: AccountName = "",
    accounts: AccountsFile = None,
    config: ConfigFile = None,
    overrides: Overrides = None,
    until: Until = None,
    format: AtEnd = Format.TABLE,  # noqa: A002 - the option's name is the user's word
    show: Show = False,
    crms: Crms = None,
    opportunities: Opportunities = None,
    store: StorePlace = "",
    jobs: Jobs = 1,
    quiet: Quiet = False,
    verbose: Verbose = False,
    profile: Profiled = False,  # noqa: ARG001 - the option sees to it
) -> None:
    """Read exported notes and write stakeholders.csv, evidence.csv and skipped.csv."""
    from pipeline.commands.crm_files import export_tables, load_profiles  # late: help is fast
    from pipeline.commands.outcomes import open_batch, write_outcomes
    from pipeline.commands.output import finish, follow, print_people
    from pipeline.commands.settings import load_settings, recall_decisions
    from pipeline.terminal import is_terminal, make_progress, summarise

    settings = load_settings(seller, account, accounts, config, overrides)
    settings, inputs = recall_decisions(settings, out), _find_some(notes)
    profiles, place = load_profiles(crms or ()), store or str(out / STORE)
    with make_progress(shown=is_terminal() and not quiet and not verbose) as bar:
        on_read = follow(bar, "reading", inputs, verbose=verbose)
        if until is not None:
            _print_records(inputs, settings, until, on_read)
        with open_batch(inputs, place, out, settings=settings, jobs=jobs, on_read=on_read) as batch:
            outcomes, skipped = write_outcomes(out, batch, settings=settings, shown=show, bar=bar)
    told = export_tables(out, profiles, settings=settings, opportunities=opportunities or ())
    lines = [*summarise(batch, outcomes, out=out), *told]  # writes the files, quiet or not
    if show:
        print_people({o.account: o.found.people for o in outcomes if o.documents}, format)
    finish(skipped, lines=() if quiet else lines)


def _print_records(
    inputs: Sequence["Input"], settings: "Settings", until: Stage, on_read: Callable[[str], None]
) -> NoReturn:
    """Read all and print the records of one joint of the pipeline."""
    from pipeline.commands.output import print_stage
    from pipeline.run import read_inputs

    print_stage(read_inputs(inputs, settings=settings, on_read=on_read), settings, until)


def _find_some(notes: list[str]) -> "list[Input]":
    """The inputs named; raises UsageError where there are none."""
    from pipeline.inputs import find_inputs

    if inputs := find_inputs(notes):
        return inputs
    raise UsageError("no files found there; name a folder that holds exported notes")
