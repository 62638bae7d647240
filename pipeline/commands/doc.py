"""`keyroles doc FILE`: the people of one document, on the screen."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.commands.options import (
    AccountName,
    AccountsFile,
    ConfigFile,
    Format,
    Overrides,
    Profiled,
    SellerFile,
    Until,
)
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.ingest import Source


def doc(
    file: Annotated[str, typer.Argument(help="One document; - reads standard input.")],
    seller: SellerFile = None,
    account: AccountName = "",
    accounts: AccountsFile = None,
    config: ConfigFile = None,
    overrides: Overrides = None,
    until: Until = None,
    profile: Profiled = False,  # noqa: ARG001 - the option sees to it
    format: Annotated[  # noqa: A002 - the option's name is the user's word
        Format, typer.Option("--format", "-f", help="How to print the table.")
    ] = Format.TABLE,
) -> None:
    """Print the stakeholder table of one document."""
    # The rooms load when it runs, so that help does not wait for them.
    from pipeline.classify.model import open_ahead
    from pipeline.commands.output import finish, print_people, print_stage
    from pipeline.commands.settings import load_settings
    from pipeline.extract.patterns import compile_ahead
    from pipeline.run import read_one, run_accounts

    settings = load_settings(seller, account, accounts, config, overrides)
    open_ahead(settings.config.classify)
    source = _open_source(file)
    reading = read_one(source, settings=settings, fallback=Path(source.name).stem)
    if until is not None:
        print_stage(reading, settings, until)
    for document in chain.from_iterable(reading.documents.values()):
        compile_ahead(document.text)
    found = run_accounts(reading, settings=settings)
    print_people(found.people, format)
    finish((*reading.skipped, *found.skipped))


@contextmanager
def get_ready() -> Iterator[None]:
    """Around the whole command: another process reads names, and this one starts and ends lightly.

    A process of a second does without NumPy's threads, and without searches for garbage, of which
    loading makes hardly any; the last one alone takes a sixth of a second.
    """
    from pipeline.extract.nlp.read import load_lightly, read_beside

    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    load_lightly()
    try:
        with read_beside():
            yield
    finally:
        gc.freeze()


def _open_source(file: str) -> "Source":
    from pipeline.ingest import Source

    if file == "-":
        return Source(name="stdin", payload=sys.stdin.buffer.read())
    path = Path(file).expanduser()
    if not path.is_file():
        raise UsageError(f"{file!r} is not a file; for a folder use: keyroles run {file}")
    return Source(name=path.name, path=path)
