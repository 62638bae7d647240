"""The tables of a run's folder → the files of CRMs beside them, for `export` and `run`."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.commands.tables import RELATIONS, load_evidence, load_optional, load_people
from pipeline.errors import UsageError
from pipeline.export.crm import (
    DIFF,
    REJECTS,
    Contacts,
    Exported,
    Profile,
    Sources,
    export_crm,
    load_profile,
    read_contacts,
)
from pipeline.run import Settings

ACCOUNT_ID = "account_id"  # a field of profiles


def load_profiles(crms: Iterable[str]) -> list[Profile]:
    """The profiles of these names and paths; raises ConfigError with all that is wrong with one."""
    return [load_profile(name) for name in dict.fromkeys(crms)]


def export_tables(
    out: Path,
    profiles: Sequence[Profile],
    *,
    settings: Settings,
    opportunities: Sequence[str] = (),
    contacts: Contacts | None = None,
) -> list[str]:
    """Write the files of each CRM from the tables in the folder; what was written, in words.

    Raises UsageError where the folder has no tables, or an opportunity names no account in them.
    """
    if not profiles:
        return []
    people = load_people(out)
    sources = Sources(
        people=people,
        relations=load_optional(out / RELATIONS),
        evidence=load_evidence(out),
        accounts={account.name: account for account in settings.accounts},
        opportunities=read_opportunities(opportunities, {row["account"] for row in people}),
        region=settings.config.extract.phone_region,
    )
    told: list[str] = []
    for profile in profiles:
        told += describe_export(export_crm(out, sources, profile, contacts=contacts))
        told += warn_of_accounts(sources, profile)
    return told


def warn_of_accounts(sources: Sources, profile: Profile) -> Iterator[str]:
    """What is amiss where a CRM finds accounts by ids that were not given."""
    fields = {column.field for file in profile.files for column in file.columns}
    given = {name for name, account in sources.accounts.items() if account.id}
    bare = {row["account"] for row in sources.people} - given
    if ACCOUNT_ID in fields and bare:
        yield (
            f"{profile.name}: people of {len(bare)} accounts load without their account; "
            "give the accounts' ids in the column `id` of --accounts"
        )


def load_contacts(
    path: Path | None, profiles: Sequence[Profile], *, overwrite: Sequence[str]
) -> Contacts | None:
    """The contacts that the CRM has, where the user gives them.

    Raises UsageError where that is not for one CRM, or a field to overwrite is none of its.
    """
    if path is None and overwrite:
        raise UsageError("--overwrite goes with --existing, the CRM's own contacts")
    if path is None:
        return None
    if len(profiles) != 1:
        raise UsageError("--existing holds the contacts of one CRM: name one with --crm")
    return read_contacts(path, profiles[0], overwrite=overwrite)


def read_opportunities(given: Iterable[str], accounts: set[str]) -> dict[str, str]:
    """Opportunities by account: `Fenwater=006A1` -> {"Fenwater": "006A1"}; alone, of the only one.

    Raises UsageError where it does not say which account, or one that is not in the table.
    """
    only = next(iter(accounts)) if len(accounts) == 1 else ""
    found = {}
    for text in given:
        account, equals, opportunity = text.rpartition("=")
        account = account if equals else only
        if account not in accounts or not opportunity:
            known = ", ".join(sorted(accounts))
            raise UsageError(f"--opportunity {text}: say ACCOUNT=ID, with one of {known}")
        found[account] = opportunity
    return found


def describe_export(exported: Exported) -> Iterator[str]:
    """`out/crm/zoho: Contacts 32`, then `1 cannot be imported, see out/crm/zoho/rejects.csv`."""
    rows = ", ".join(f"{name} {count}" for name, count in exported.rows.items())
    yield f"{exported.folder}: {rows}"
    if exported.differences:
        yield f"{exported.differences} differences, see {exported.folder / DIFF}"
    if exported.rejected:
        yield f"{exported.rejected} cannot be imported, see {exported.folder / REJECTS}"
