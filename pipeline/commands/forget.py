"""`keyroles forget NAME|EMAIL`: erases a person from a run and keeps them out of later ones."""

from pathlib import Path
from typing import Annotated

import typer


def forget(
    person: Annotated[str, typer.Argument(help="A name, address or stakeholder_id.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The run's folder.")] = Path("out"),
    store: Annotated[
        str, typer.Option("--store", help="The store of the run, where it is not in the folder.")
    ] = "",
    everyone: Annotated[
        bool, typer.Option("--all", help="Forget all people who are meant by it.")
    ] = False,
) -> None:
    """Erase a person from all files of a run and keep them out of later runs."""
    from pipeline.commands.erasing import erase_person
    from pipeline.terminal import make_visible

    told, done = erase_person(out, person, store=store, everyone=everyone)
    typer.echo(f"forgotten; {told}; your notes are as they were", err=True)
    for path in done.left:
        typer.echo(make_visible(f"still tells of the person, delete it: {path}"), err=True)
    raise typer.Exit(3 if done.left else 0)
