"""Records: what the tables say of a person, in the words of no CRM."""

import pytest

from pipeline.export.crm.records import Sources, format_phone, to_records

from .people import SOURCES, make_row

RECORDS = {record["id"]: record for record in to_records(SOURCES, language="en")}


@pytest.mark.parametrize(
    ("own", "first", "last"),
    [
        ("a1", "Imelda", "van der Stroom"),
        ("a3", "Brannock", ""),
        ("b1", "砚秋", "欧阳"),
        ("b2", "文琪", "庾"),
        ("b3", "", "令狐"),
    ],
)
def test_records_split_names(own: str, first: str, last: str) -> None:
    """Latin particles and compound surnames go to the last name, forms of address nowhere."""
    assert (RECORDS[own]["first_name"], RECORDS[own]["last_name"]) == (first, last)


@pytest.mark.parametrize(
    ("text", "region", "phone"),
    [
        ("+44 (0)20 7946 0355", "", "+442079460355"),
        ("020 7946 0355", "GB", "+442079460355"),
        ("138 0013 8000", "CN", "+8613800138000"),
        ("020 7946 0355", "ZZ", ""),
        ("ask Imelda", "GB", ""),
        ("12", "GB", ""),
        ("", "GB", ""),
    ],
)
def test_records_hold_phones_in_e164(text: str, region: str, phone: str) -> None:
    """A number is given in E.164, with the region if it has no `+`, or not at all."""
    assert format_phone(text, region=region) == phone


def test_records_tell_phones_that_are_none() -> None:
    """A number that no importer takes stands in the description as it was written."""
    row = make_row("a", "Ada Lund", phone="ext. 12")
    (record,) = to_records(Sources(people=[row]), language="en")
    assert record["phone"] == ""
    assert record["description"].endswith("Phone as written: ext. 12")


def test_records_know_account_manager_and_assistant() -> None:
    """The account's id, the opportunity, the manager's id and the assistant's name are found."""
    assert RECORDS["a2"]["reports_to_id"] == "a1"
    assert RECORDS["b1"]["assistant"] == "令狐总"
    assert (RECORDS["b1"]["account_id"], RECORDS["b1"]["opportunity_id"]) == ("Q-2", "006A1")
    assert (RECORDS["a1"]["account_domain"], RECORDS["a1"]["opportunity_id"]) == (
        "northlock.example",
        "",
    )


def test_records_describe_with_the_surest_sentence() -> None:
    """A label is told with its confidence and the surest sentence for it, not for another."""
    told = RECORDS["a1"]["description"]
    assert "decision maker (0.90), “I sign what is over 40,000.” [b.eml]" in told


def test_records_describe_in_chinese() -> None:
    """The description is in the language of the profile."""
    told = {r["id"]: r["description"] for r in to_records(SOURCES, language="zh")}["b1"]
    assert told.startswith(
        "角色：分管领导（0.90），“欧阳总分管生产和设备。”〔纪要.md〕。影响力：决策者"
    )
