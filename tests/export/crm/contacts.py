"""Invented contacts of a CRM, as it exports them, and what becomes of an update."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.export import read_rows
from pipeline.export.crm import Contacts, Profile, Sources, export_crm
from pipeline.export.crm.profile import Column, Existing, File, Format, Rule

Row = Mapping[str, str]

# A CRM with one column of each sort, so that the tests hold for all and depend on no profile.
CRM = Profile(
    name="testcrm",
    title="A CRM",
    format=Format(append_marker=";"),
    existing=Existing(record_id="Record", accounts=("Company",)),
    crosswalks={"buying": (Rule("Buyer", {"role": ("procurement",)}), Rule("Person"))},
    files=(
        File(
            name="People",
            entity="Person",
            columns=(
                Column("Last", field="last_name", required=True),
                Column("First", field="first_name"),
                Column("Mail", field="email"),
                Column("Phone", field="phone"),
                Column("Job", field="title", max_length=20),
                Column("Unit", field="department"),
                Column("Buying", crosswalk="buying", multi=True),
                Column("Key", field="id"),
            ),
        ),
        File(
            name="Roles",
            entity="Role",
            columns=(Column("Person", field="id", required=True), Column("Role", field="role")),
        ),
    ),
)
HEADERS = ("Record", "Company", "Last", "First", "Mail", "Phone", "Job", "Unit", "Buying", "Key")


def make_contact(record: str, **cells: str) -> dict[str, str]:
    """A contact of Northlock Cranes with a key of its own."""
    return dict.fromkeys(HEADERS, "") | {"Record": record, "Company": "Northlock Cranes"} | cells


def export_updates(
    out: Path,
    people: Sequence[Row],
    contacts: Iterable[Row],
    *,
    headers: Sequence[str] = HEADERS,
    overwrite: Iterable[str] = (),
    profile: Profile = CRM,
) -> dict[str, list[dict[str, str]]]:
    """The rows of all files that come of these people and these contacts, by their names."""
    shown = tuple({h: row.get(h, "") for h in headers} for row in contacts)
    known = Contacts(tuple(headers), shown, frozenset(overwrite))
    folder = export_crm(out, Sources(people=people), profile, contacts=known).folder
    files = sorted(folder.glob("*.csv"))
    return {path.stem: read_table(path) for path in files}


def read_table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file as they are; of ours, the guard against formulas taken off."""
    text = path.read_text(encoding="utf-8")
    stream = io.StringIO(text, newline="")
    return read_rows(stream) if path.stem == "diff" else list(csv.DictReader(stream))


def apply_updates(contacts: Iterable[Row], updates: Iterable[Row]) -> list[dict[str, str]]:
    """The contacts after the CRM has loaded a file, each cell of it written, the empty ones too."""
    by_record = {row["Record"]: row for row in updates}
    return [{**row, **by_record.get(row["Record"], {})} for row in contacts]
