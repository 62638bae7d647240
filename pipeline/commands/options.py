"""Options that several commands take, each declared once, and the settings they make."""

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
