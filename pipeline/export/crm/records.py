"""Rows of a run's tables → one record per person, in the words of no CRM. See `FIELDS`.

Reach for `to_records`. All that a profile's columns can say of a person is worked out here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

import phonenumbers

from pipeline.export.crm.describe import describe_person
from pipeline.export.crm.fields import FIELDS
from pipeline.names import split_name
from pipeline.types import Account

_MOBILES = (
    phonenumbers.PhoneNumberType.MOBILE,
    phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
)
Row = Mapping[str, str]
Record = dict[str, str]


@dataclass(frozen=True, slots=True)
class Sources:
    """The tables of a run, and what the user knows that they do not hold.

    `accounts` and `opportunities` are by the account's name; `region` is the country whose
    numbers lack a `+`, or empty.
    """

    people: Sequence[Row]
    relations: Sequence[Row] = ()
    evidence: Sequence[Row] = ()
    accounts: Mapping[str, Account] = field(default_factory=dict)
    opportunities: Mapping[str, str] = field(default_factory=dict)
    region: str = ""


def to_records(sources: Sources, *, language: str) -> list[Record]:
    """One record for each person, in the order of the tables, described in `en` or `zh`."""
    managers = _find_others(sources.relations, "reports_to", key="source_id")
    assistants = _find_others(sources.relations, "assistant_of", key="target_id")
    reasons = _group_reasons(sources.evidence)
    records = []
    for row in sources.people:
        own, phone = row["stakeholder_id"], format_phone(row["phone"], region=sources.region)
        # A number that no importer takes is at least told.
        told = {**row, "phone": "" if phone else row["phone"]}
        derived = {
            "reports_to_id": managers.get(own, {}).get("target_id", ""),
            "assistant": assistants.get(own, {}).get("source", ""),
            "description": describe_person(told, reasons.get(own, ()), language=language),
        }
        records.append(_to_record(row, sources) | _sort_phone(phone) | derived)
    return records


def _to_record(row: Row, sources: Sources) -> Record:
    """What stands in the row itself, and what is known of its account."""
    parts = split_name(row["name"])
    account = sources.accounts.get(row["account"], Account(row["account"]))
    return {field: row.get(field, "") for field in FIELDS} | {
        "id": row["stakeholder_id"],
        "account_id": account.id,
        "account_domain": next(iter(account.domains), ""),
        "opportunity_id": sources.opportunities.get(row["account"], ""),
        "first_name": parts.given,
        "last_name": parts.surname,
    }


def _sort_phone(number: str) -> dict[str, str]:
    """A number in E.164 under each field that it belongs to; who knows whether US ones move."""
    kind = phonenumbers.number_type(phonenumbers.parse(number)) if number else None
    return {
        "phone": number,
        "mobile": number if kind in _MOBILES else "",
        "landline": number if kind not in _MOBILES else "",
    }


def format_phone(text: str, *, region: str) -> str:
    """A number in E.164: `020 7946 0355` in GB -> `+442079460355`; empty where it is none."""
    try:
        number = phonenumbers.parse(text, region or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _find_others(relations: Iterable[Row], kind: str, *, key: str) -> dict[str, Row]:
    """The last tie of a kind for each person that has one."""
    return {row[key]: row for row in relations if row["kind"] == kind}


def _group_reasons(evidence: Iterable[Row]) -> dict[str, list[Row]]:
    by_person = itemgetter("stakeholder_id")
    return {who: list(rows) for who, rows in groupby(sorted(evidence, key=by_person), by_person)}
