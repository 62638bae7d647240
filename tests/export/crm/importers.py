"""Importers as their makers document them, which share no code with what they read.

`read_strictly` takes nothing but RFC 4180. Each `Importer` holds what a CRM accepts, written down
from docs/crm.md's sources and not read from its profile.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from unicodedata import category, normalize

_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_BARE = re.compile(r'[^",\r\n]*')


@dataclass(frozen=True, slots=True)
class Importer:
    """What a CRM takes. `options` holds its picklists by header, `lengths` what a field holds."""

    line_end: str
    headers: Mapping[str, tuple[str, ...]]
    header: str = ".+"
    forbidden: str = ""
    null: str = ""
    separator: str = ";"
    append: str = ""
    most_rows: int = 0
    most_bytes: int = 0
    options: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lengths: Mapping[str, int] = field(default_factory=dict)


def read_strictly(text: str, *, line_end: str) -> list[list[str]]:
    """The cells of a CSV text by RFC 4180; ValueError where it is not exactly that.

    A quote within a bare cell, a blank before or after a quoted one, another line end than the
    one declared, and rows of different lengths are errors.
    """
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        quoted = _QUOTED.match(text, at)
        found = quoted or _BARE.match(text, at)
        if found is None:
            raise ValueError(f"no cell at {at}")
        rows[-1].append(found[1].replace('""', '"') if quoted else found[0])
        at = found.end()
        if text.startswith(",", at):
            at += 1
        elif text.startswith(line_end, at):
            at += len(line_end)
            if at == len(text):
                break
            rows.append([])
        else:
            raise ValueError(f"neither a comma nor the end of a line at {at}")
    if len({len(row) for row in rows}) > 1:
        raise ValueError("rows of different lengths")
    return rows


def load_file(data: bytes, importer: Importer, name: str) -> list[dict[str, str]]:
    """The records that a CRM makes of a file; ValueError where it would refuse any of it."""
    if data.startswith(b"\xef\xbb\xbf"):
        raise ValueError("a byte-order mark is read as part of the first header")
    if importer.most_bytes and len(data) > importer.most_bytes:
        raise ValueError("too large")
    head, *rows = read_strictly(data.decode("utf-8"), line_end=importer.line_end)
    if importer.most_rows and len(rows) > importer.most_rows:
        raise ValueError("too many rows")
    if absent := set(importer.headers[name]) - set(head):
        raise ValueError(f"no column {absent}")
    if len(set(head)) < len(head) or not all(re.fullmatch(importer.header, h) for h in head):
        raise ValueError("the header names what is no field")
    records = [dict(zip(head, row, strict=True)) for row in rows]
    for record in records:
        for header, cell in record.items():
            _check_cell(header, cell, importer, needed=header in importer.headers[name])
    return records


def _check_cell(header: str, cell: str, importer: Importer, *, needed: bool) -> None:
    if needed and not cell:
        raise ValueError(f"{header} is empty")
    if set(cell) & set(importer.forbidden):
        raise ValueError(f"{header} holds a character that is not allowed")
    if importer.null and cell == importer.null:
        raise ValueError(f"{header} would be emptied")
    if len(cell) > importer.lengths.get(header, len(cell)):
        raise ValueError(f"{header} is too long")
    chosen = [item for item in cell.removeprefix(importer.append).split(importer.separator) if cell]
    if unknown := set(chosen) - importer.options.get(header, frozenset(chosen)):
        raise ValueError(f"{header} has no option {unknown}")


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet could evaluate a cell: OWASP's list, behind blanks and marks too."""
    if re.fullmatch(r"\+\d{6,15}", cell):  # a phone number in E.164
        return False
    seen = "".join(char for char in cell if category(char) not in ("Cf", "Zs"))
    return cell[:1] in ("\t", "\r", "\n") or normalize("NFKC", seen[:1])[:1] in tuple("=+-@")


_SALESFORCE_ROLES = frozenset(
    {
        "Business User",
        "Decision Maker",
        "Economic Buyer",
        "Economic Decision Maker",
        "Evaluator",
        "Executive Sponsor",
        "Influencer",
        "Technical Buyer",
        "Other",
    }
)
IMPORTERS = {
    "salesforce": Importer(
        line_end="\n",
        headers={
            "Contact": ("Keyroles_Id__c", "LastName"),
            "ReportsTo": ("Keyroles_Id__c", "ReportsTo.Keyroles_Id__c"),
            "AccountContactRelation": ("Account.Account_Key__c", "Contact.Keyroles_Id__c"),
            "OpportunityContactRole": ("OpportunityId", "Contact.Keyroles_Id__c"),
        },
        header=r"[A-Za-z]\w*(?:\.[A-Za-z]\w*)?",
        null="#N/A",
        most_rows=50_000,
        most_bytes=100_000_000,
        options={
            "Roles": _SALESFORCE_ROLES,
            "Role": _SALESFORCE_ROLES,
            "IsActive": frozenset({"true", "false"}),
        },
        lengths={"LastName": 80, "FirstName": 40, "Title": 128, "Department": 80, "Email": 80},
    ),
    "hubspot": Importer(
        line_end="\n",
        headers={"contacts": ("keyroles_id",)},
        append=";",
        most_rows=1_048_576,
        options={
            "Buying role": frozenset(
                {
                    "BLOCKER",
                    "BUDGET_HOLDER",
                    "CHAMPION",
                    "DECISION_MAKER",
                    "END_USER",
                    "EXECUTIVE_SPONSOR",
                    "INFLUENCER",
                    "LEGAL_AND_COMPLIANCE",
                    "OTHER",
                }
            )
        },
    ),
    "dynamics": Importer(
        line_end="\r\n",
        headers={"Contact": ("Last Name",), "Connection": ("Connected From", "Connected To")},
        most_bytes=8 * 1024 * 1024,
        options={
            "Decision influence tag": frozenset(
                {"Decision maker", "Influencer", "Blocker", "Unknown"}
            ),
            "Org Change Status": frozenset({"No Feedback", "Not at Company", "Ignore"}),
            "As this Role (From)": frozenset(
                {
                    "Stakeholder",
                    "Champion",
                    "Decision Maker",
                    "End User",
                    "Economic Buyer",
                    "Influencer",
                    "Technical Buyer",
                }
            ),
        },
        lengths={"First Name": 50, "Last Name": 50, "Job Title": 100, "Description": 2000},
    ),
    "zoho": Importer(
        line_end="\r\n",
        headers={"Contacts": ("Last Name",)},
        forbidden='"|<>',
        most_rows=30_000,
        options={
            "Contact Role": frozenset(
                {
                    "Developer/Evaluator",
                    "Purchasing",
                    "Executive Sponsor",
                    "Engineering Lead",
                    "Economic Decision Maker",
                    "Product Management",
                    "Application Developer",
                    "Decision Maker",
                }
            )
        },
        lengths={"First Name": 40, "Last Name": 80},
    ),
    "pipedrive": Importer(
        line_end="\r\n",
        headers={"people": ("Person - Name",)},
        most_rows=50_000,
        most_bytes=50_000_000,
    ),
}
