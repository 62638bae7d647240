"""`keyroles export OUT --crm NAME` and `keyroles crm`: what a CRM imports, from a run's tables."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.options import AccountsFile, ConfigFile, Overrides
from pipeline.errors import UsageError

crm = typer.Typer(help="What CRMs accept: profiles to list, check and adapt.", no_args_is_help=True)

Crms = Annotated[
    list[str] | None,
    typer.Option("--crm", metavar="NAME", help="Write files for this CRM, or a profile's TOML."),
]
Opportunities = Annotated[
    list[str] | None,
    typer.Option(
        "--opportunity",
        metavar="[ACCOUNT=]ID",
        help="With --crm: the opportunity that an account's people belong to.",
    ),
]
Existing = Annotated[
    Path | None,
    typer.Option(
        "--existing",
        metavar="FILE",
        help="With one --crm: its own contacts, exported to CSV or XLSX; write updates of those.",
    ),
]
Overwrite = Annotated[
    list[str] | None,
    typer.Option(
        "--overwrite",
        metavar="FIELD",
        help="With --existing: a column in which ours replaces what the CRM has.",
    ),
]


def export(
    out: Annotated[Path, typer.Argument(help="The folder that a run wrote.")],
    crms: Crms = None,
    accounts: AccountsFile = None,
    opportunities: Opportunities = None,
    existing: Existing = None,
    overwrite: Overwrite = None,
    config: ConfigFile = None,
    overrides: Overrides = None,
) -> None:
    """Write files that a CRM imports, from the tables of a run."""
    from pipeline.commands.crm_files import export_tables, load_contacts, load_profiles
    from pipeline.commands.settings import load_settings

    if not crms:
        raise UsageError("name a CRM with --crm; `keyroles crm list` shows which there are")
    settings = load_settings(None, "", accounts, config, overrides)
    profiles = load_profiles(crms)
    lines = export_tables(
        out,
        profiles,
        settings=settings,
        opportunities=opportunities or (),
        contacts=load_contacts(existing, profiles, overwrite=overwrite or ()),
    )
    typer.echo("\n".join(lines))


@crm.command("list")
def show_profiles() -> None:
    """Name the CRMs that files can be written for."""
    from pipeline.export.crm import find_profile, list_profiles, load_profile

    for name in list_profiles():
        profile = load_profile(name)
        files = ", ".join((*(file.name for file in profile.files), *profile.tables.values()))
        typer.echo(f"{name}: {profile.title} ({files}), {find_profile(name)}")


@crm.command("check")
def check(
    profile: Annotated[str, typer.Argument(help="The path of a profile, or a CRM's name.")],
) -> None:
    """Say what is wrong with a profile, all at once."""
    from pipeline.export.crm import find_profile, load_profile

    found = load_profile(profile)
    counts = {
        "files": len(found.files),
        "columns": sum(len(file.columns) for file in found.files),
        "tables": len(found.tables),
    }
    told = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    typer.echo(f"{find_profile(profile)} is right: {told}")
