"""Options that several commands take, each declared once, and the settings they make."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


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


class Engine(StrEnum):
    """Who does the work."""

    LOCAL = "local"
    RAY = "ray"


@dataclass(frozen=True, slots=True)
class Crew:
    """Who works: so many processes, on this machine or in the cluster of that address.

    `cluster` is empty for one that is made for the run, None where there is none.
    """

    jobs: int
    cluster: str | None


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


def _measure(ctx: typer.Context, asked: bool) -> None:
    """Measure from here on, and print what was measured when the command ends."""
    if not asked:
        return
    from pipeline.terminal import format_table
    from pipeline.timing import list_times, start_timing, stop_timing

    times = start_timing()

    def tell() -> None:
        head = ("room", "seconds", "of the processors", "items")
        typer.echo("\n".join(format_table(head, list_times(times))), err=True)
        stop_timing()

    ctx.call_on_close(tell)


Profiled = Annotated[
    bool,
    typer.Option("--profile", help="Say how long each room took.", callback=_measure),
]
