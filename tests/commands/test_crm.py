"""`keyroles export` and `keyroles crm`: files for CRMs from the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.commands.tables import load_people

Run = Callable[..., tuple[int, str, str]]


def test_crm_export_writes_files(run_cli: Run, out: Path) -> None:
    """Each CRM named gets its folder, and the user is told how many rows it has."""
    code, told, _ = run_cli("export", str(out), "--crm", "zoho", "--crm", "hubspot")
    assert code == 0
    assert f"{out / 'crm' / 'zoho'}: Contacts " in told
    assert (out / "crm" / "hubspot" / "contacts.csv").is_file()


def test_crm_export_takes_an_opportunity(run_cli: Run, out: Path) -> None:
    """Only the people of the account that it belongs to get a role in the opportunity."""
    run_cli("export", str(out), "--crm", "salesforce", "--opportunity", "Brindle Mills=006A")
    path = out / "crm" / "salesforce" / "OpportunityContactRole.csv"
    _, *rows = path.read_text(encoding="utf-8").splitlines()
    assert rows
    assert all(row.startswith('"006A"') for row in rows)


def test_crm_export_warns_of_accounts_without_ids(run_cli: Run, out: Path, tmp_path: Path) -> None:
    """A CRM that finds accounts by id is told of those that have none, and is quiet otherwise."""
    names = {row["account"] for row in load_people(out)}
    accounts = tmp_path / "accounts.csv"
    accounts.write_text("\n".join(("name,id", *(f"{name},A-1" for name in sorted(names)))), "utf-8")
    export = ("export", str(out), "--crm", "salesforce")
    assert "load without their account" in run_cli(*export)[1]
    assert "load without" not in run_cli(*export, "--accounts", str(accounts))[1]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), "name a CRM with --crm"),
        (("--crm", "nope"), "no CRM is called 'nope'"),
        (("--crm", "zoho", "--opportunity", "006A"), "say ACCOUNT=ID, with one of Brindle Mills"),
        (("--crm", "zoho", "--opportunity", "Nobody=006A"), "say ACCOUNT=ID"),
    ],
)
def test_crm_export_says_what_is_missing(
    run_cli: Run, out: Path, options: tuple[str, ...], told: str
) -> None:
    """What cannot be exported is one line that says what to do."""
    code, _, error = run_cli("export", str(out), *options)
    assert code == 1
    assert told in error


def test_crm_list_names_profiles(run_cli: Run) -> None:
    """Every profile is named with its files and where it lies."""
    code, told, _ = run_cli("crm", "list")
    assert code == 0
    assert "salesforce: Salesforce (Contact, ReportsTo, " in told


def test_crm_check_tells_all_faults(run_cli: Run, tmp_path: Path) -> None:
    """A profile that is right is called so; one that is not fails with everything wrong with it."""
    assert run_cli("crm", "check", "pipedrive")[0] == 0
    path = tmp_path / "own.toml"
    path.write_text('titel = "X"\n', encoding="utf-8")
    code, _, error = run_cli("crm", "check", str(path))
    assert code == 1
    assert "titel is not known" in error
    assert "title is missing" in error
