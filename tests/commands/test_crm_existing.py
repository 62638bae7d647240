"""`keyroles export --existing`: updates of the contacts that a CRM has, from the command line."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

CONTACTS = "Id,LastName,FirstName,Email,Account.Name,Title\n003A,Vexley,,,Brindle Mills,Buyer\n"


@pytest.fixture
def contacts(tmp_path: Path) -> Path:
    """An export of Salesforce's contacts, by name and account."""
    path = tmp_path / "contacts.csv"
    path.write_text(CONTACTS.replace("Vexley,,", "Vexley,Orla,"), encoding="utf-8")
    return path


def read_file(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_crm_existing_writes_updates_and_differences(
    run_cli: Run, out: Path, contacts: Path
) -> None:
    """The address is filled, the title kept, the others are new, and the user is told."""
    code, told, _ = run_cli("export", str(out), "--crm", "salesforce", "--existing", str(contacts))
    folder = out / "crm" / "salesforce"
    (update,) = read_file(folder / "Contact.csv")
    assert (update["Id"], update["Title"]) == ("003A", "Buyer")
    assert update["Email"] == "orla.vexley@brindle-mills.example"
    assert {row["LastName"] for row in read_file(folder / "Contact-new.csv")} == {
        "Brandreth",
        "褚",
        "戚",
    }
    assert (code, "differences, see" in told) == (0, True)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--crm", "zoho", "--overwrite", "Title"], "--overwrite goes with --existing"),
        (["--crm", "zoho", "--crm", "hubspot", "--existing", "{}"], "name one with --crm"),
        (["--crm", "excel", "--existing", "{}"], "no file of contacts"),
        (["--crm", "salesforce", "--existing", "{}", "--overwrite", "Titel"], "known are"),
        (["--crm", "salesforce", "--existing", "none.csv"], "there is no file"),
    ],
)
def test_crm_existing_says_what_does_not_fit(
    run_cli: Run, out: Path, contacts: Path, options: list[str], message: str
) -> None:
    """Nothing is written, and one line says what to change."""
    given = [option.format(contacts) for option in options]
    code, _, told = run_cli("export", str(out), *given)
    assert code != 0
    assert message in told
    assert not (out / "crm").exists()
