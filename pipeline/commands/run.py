"""`keyroles run NOTES`: a folder of exported notes to the tables."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from pipeline.batch import Batch, Outcome, run_batch
from pipeline.commands.options import (
    AccountName,
    AccountsFile,
    ConfigFile,
    Format,
    Overrides,
    SellerFile,
    Until,
    load_settings,
)
from pipeline.commands.output import finish, follow, print_people, print_stage
from pipeline.errors import UsageError
from pipeline.export import begin_tables
from pipeline.export.decisions import load_decisions
from pipeline.export.forgotten import load_forgotten
from pipeline.inputs import find_inputs
from pipeline.run import Settings, read_inputs
from pipeline.store import keep_store
from pipeline.terminal import is_terminal, make_progress, summarise
from pipeline.types import Findings, Skipped

STORE = "store.db"  # below the folder for the tables


StorePlace = Annotated[
    str, typer.Option("--store", help="What runs remember: a file or URL; else OUT/store.db.")
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Accounts at a time.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors and skips.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Name every input as it is read.")]


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
    store: StorePlace = "",
    jobs: Jobs = 1,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Read exported notes and write stakeholders.csv, evidence.csv and skipped.csv."""
    settings = load_settings(seller, account, accounts, config, overrides)
    settings = _recall_decisions(settings, out)
    inputs = find_inputs(notes)
    if not inputs:
        raise UsageError("no files found there; name a folder that holds exported notes")
    with make_progress(shown=is_terminal() and not quiet and not verbose) as bar:
        on_read = follow(bar, "reading", inputs, verbose=verbose)
        if until is not None:
            print_stage(read_inputs(inputs, settings=settings, on_read=on_read), settings, until)
        with keep_store(store or str(out / STORE)) as kept:
            batch = run_batch(inputs, kept, settings=settings, jobs=jobs, on_read=on_read)
            watch = follow(bar, "accounts", batch.accounts, verbose=False)
            outcomes, skipped = _write_outcomes(out, batch, shown=show, on_account=watch)
    if show:
        print_people({o.account: list(o.found.people) for o in outcomes if o.documents}, format)
    if not quiet:
        typer.echo("\n".join(summarise(batch, outcomes, out=out)), err=True)
    finish(skipped)


def _recall_decisions(settings: Settings, out: Path) -> Settings:
    """The settings with what humans decided on the folder's tables, and whom they forgot."""
    decisions, forgotten = tuple(load_decisions(out)), load_forgotten(out)
    return replace(settings, decisions=decisions, forgotten=forgotten)


def _write_outcomes(
    out: Path, batch: Batch, *, shown: bool, on_account: Callable[[str], None]
) -> tuple[list[Outcome], list[Skipped]]:
    """Write the tables; the outcomes, without their people unless these are to be shown."""
    outcomes, skipped = [], list(batch.skipped)
    with begin_tables(out) as tables:
        for outcome in batch.outcomes:
            tables.add_findings(outcome.found)
            outcomes.append(outcome if shown else replace(outcome, found=Findings()))
            skipped += outcome.skipped
            on_account(outcome.account)
        tables.add_skipped(skipped)
    return outcomes, skipped
