"""`keyroles run NOTES`: a folder of exported notes to the tables."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.commands.crm import Crms, Opportunities
from pipeline.commands.options import (
    AccountName,
    AccountsFile,
    ConfigFile,
    Crew,
    Engine,
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
EngineName = Annotated[Engine, typer.Option(help="Who does the work: this machine, or Ray.")]
Address = Annotated[
    str, typer.Option("--address", help="The Ray cluster: auto or HOST:PORT; else one made here.")
]
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
    engine: EngineName = Engine.LOCAL,
    address: Address = "",
    quiet: Quiet = False,
    verbose: Verbose = False,
    profile: Profiled = False,  # noqa: ARG001 - the option sees to it
) -> None:
    """Read exported notes and write stakeholders.csv, evidence.csv and skipped.csv."""
    from pipeline.commands import output, progress  # late: help is fast
    from pipeline.commands.crm_files import export_tables, load_profiles
    from pipeline.commands.outcomes import open_batch, write_outcomes
    from pipeline.commands.settings import load_settings, recall_decisions
    from pipeline.terminal import is_terminal, summarise

    given = load_settings(seller, account, accounts, config, overrides)
    settings, inputs = recall_decisions(given, out), _find_some(notes)
    profiles, crew = load_profiles(crms or ()), Crew(jobs, _choose(engine, address))
    with progress.make_progress(shown=is_terminal() and not quiet and not verbose) as bar:
        on_read = output.follow(bar, "reading", inputs, verbose=verbose)
        _print_records(inputs, settings, until, on_read)
        with open_batch(inputs, store, out, settings=settings, crew=crew, on_read=on_read) as batch:
            outcomes, skipped = write_outcomes(out, batch, settings=settings, shown=show, bar=bar)
    told = export_tables(out, profiles, settings=settings, opportunities=opportunities or ())
    if show:
        output.print_people({o.account: o.found.people for o in outcomes if o.documents}, format)
    output.finish(skipped, lines=() if quiet else [*summarise(batch, outcomes, out=out), *told])


def _choose(engine: Engine, address: str) -> str | None:
    """The address of the cluster that is to do the work; None where this machine does it."""
    if engine is Engine.RAY:
        return address
    if address:
        raise UsageError("--address goes with --engine ray")
    return None


def _print_records(
    inputs: Sequence["Input"],
    settings: "Settings",
    until: Stage | None,
    on_read: Callable[[str], None],
) -> None:
    """Where a joint of the pipeline is asked for: read all, print the records there, and leave."""
    from pipeline.commands.output import print_stage
    from pipeline.run import read_inputs

    if until is not None:
        print_stage(read_inputs(inputs, settings=settings, on_read=on_read), settings, until)


def _find_some(notes: list[str]) -> "list[Input]":
    """The inputs named; raises UsageError where there are none."""
    from pipeline.inputs import find_inputs

    if inputs := find_inputs(notes):
        return inputs
    raise UsageError("no files found there; name a folder that holds exported notes")
