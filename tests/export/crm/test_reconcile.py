"""Updates of the contacts that a CRM has: more than before, and nothing less."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.export.crm import load_profile

from .contacts import CRM, HEADERS, apply_updates, export_updates, make_contact
from .people import QINGHE, make_row

ORLA = make_row(
    "a1",
    "Orla Fenn",
    email="orla@northlock.example",
    phone="+44 20 7946 0355",
    title="Head of Yard",
    role="procurement",
)


def differences(files: Mapping[str, list[dict[str, str]]], *columns: str) -> list[tuple[str, ...]]:
    """Some columns of diff.csv, but for its lines on columns that the export lacks."""
    return [tuple(row[c] for c in columns) for row in files["diff"] if row["what"] != "column"]


def test_reconcile_fills_what_is_empty(tmp_path: Path) -> None:
    """Theirs stays, ours comes where they have nothing, and the row has the CRM's own id."""
    orla = make_contact("7", Last="Fenn", Mail="ORLA@northlock.example", Job="Yard boss", Key="a1")
    files = export_updates(tmp_path, [ORLA], [orla])
    assert files["People"] == [
        {
            "Record": "7",
            "Last": "Fenn",
            "First": "Orla",
            "Mail": "ORLA@northlock.example",
            "Phone": "+442079460355",
            "Job": "Yard boss",
            "Unit": "",
            "Buying": ";Buyer;Person",
            "Key": "a1",
        }
    ]
    assert differences(files, "field", "theirs", "ours", "action") == [
        ("First", "", "Orla", "fill"),
        ("Phone", "", "+442079460355", "fill"),
        ("Job", "Yard boss", "Head of Yard", "keep"),
        ("Buying", "", ";Buyer;Person", "fill"),
    ]


@pytest.mark.parametrize("field", ["Job", "title"])
def test_reconcile_overwrites_only_what_is_named(tmp_path: Path, field: str) -> None:
    """A field is named as the CRM's column or as ours; the others keep a human's words."""
    orla = make_contact("7", Mail="orla@northlock.example", Job="Yard boss", Last="Fenne")
    files = export_updates(tmp_path, [ORLA], [orla], overwrite=[field])
    assert [(row["Job"], row["Last"]) for row in files["People"]] == [("Head of Yard", "Fenne")]
    assert ("Job", "overwrite") in differences(files, "field", "action")


def test_reconcile_writes_no_update_where_nothing_is_new(tmp_path: Path) -> None:
    """The same number, choices among others and other capitals are no difference."""
    orla = make_contact(
        "7",
        Last="FENN",
        First="orla",
        Mail="orla@northlock.example",
        Phone="020 7946 0355",
        Job="Head  of Yard",
        Buying="Person;Sponsor;Buyer",
        Key="a1",
    )
    files = export_updates(tmp_path, [ORLA], [orla])
    assert (files["People"], differences(files, "field")) == ([], [])


def test_reconcile_new_people_go_apart(tmp_path: Path) -> None:
    """Who is not in the CRM is in a file to create them from, and listed."""
    files = export_updates(tmp_path, [ORLA], [make_contact("8", Last="Lowndes")])
    assert (files["People"], [row["Last"] for row in files["People-new"]]) == ([], ["Fenn"])
    assert "Record" not in files["People-new"][0]
    assert differences(files, "what", "name", "action") == [("new", "Orla Fenn", "create")]


def test_reconcile_doubtful_people_are_in_no_file(tmp_path: Path) -> None:
    """Who may be two contacts is neither updated nor created, and listed with both."""
    twins = [make_contact(record, Last="Fenn", First="Orla") for record in ("7", "8")]
    files = export_updates(tmp_path, [ORLA], twins)
    assert {name: rows for name, rows in files.items() if rows and name != "diff"} == {}
    assert differences(files, "what", "record_id", "theirs", "action") == [
        ("ambiguous", "7", "Orla Fenn", "look"),
        ("ambiguous", "8", "Orla Fenn", "look"),
    ]


def test_reconcile_leaves_alone_what_the_export_does_not_show(tmp_path: Path) -> None:
    """A column that is not exported may be full; only our own id is written unseen."""
    headers = ("Record", "Mail", "Owner")
    contact = {"Record": "7", "Mail": "orla@northlock.example", "Owner": "=Pat"}
    files = export_updates(tmp_path, [ORLA], [contact], headers=headers)
    assert files["People"] == [{"Record": "7", "Mail": "orla@northlock.example", "Key": "a1"}]
    unseen = [row["field"] for row in files["diff"] if row["what"] == "column"]
    assert unseen == ["Last", "First", "Phone", "Job", "Unit", "Buying"]


@pytest.mark.parametrize(("overwrite", "rows"), [([], 0), (["Role"], 1)])
def test_reconcile_other_entities_hold_new_people(
    tmp_path: Path, overwrite: list[str], rows: int
) -> None:
    """Roles that the CRM's contacts have already are not shown by the export, so they stay."""
    orla = make_contact("7", Mail="orla@northlock.example")
    assert len(export_updates(tmp_path, [ORLA], [orla], overwrite=overwrite)["Roles"]) == rows


@pytest.mark.parametrize("theirs", ["=1+1", "- calls back", "＋1"])
def test_reconcile_writes_no_formula_of_theirs(tmp_path: Path, theirs: str) -> None:
    """A cell of theirs that would compute is not carried along; a human looks instead."""
    orla = make_contact("7", Mail="orla@northlock.example", Unit=theirs)
    files = export_updates(tmp_path, [ORLA], [orla])
    assert files["People"] == []
    assert {row["action"] for row in files["diff"]} == {"look"}


def test_reconcile_chinese_contacts_of_a_template(tmp_path: Path) -> None:
    """With the columns of a Chinese CRM, by name and account."""
    profile = load_profile("fxiaoke")
    headers = ("唯一性ID", "姓名", "客户名称", "职务", "部门", "负责人")
    contact = {"唯一性ID": "k7", "姓名": "闻人澜", "客户名称": QINGHE, "职务": "总工"}
    person = make_row("b1", "闻人澜", account=QINGHE, title="总工程师", department="研究院")
    files = export_updates(tmp_path, [person], [contact], headers=headers, profile=profile)
    assert differences(files, "record_id", "field", "theirs", "ours", "action") == [
        ("k7", "职务", "总工", "总工程师", "keep"),
        ("k7", "部门", "", "研究院", "fill"),
        ("k7", "外部编号", "", "b1", "fill"),
    ]


def test_reconcile_leaves_no_file_of_an_earlier_export(tmp_path: Path) -> None:
    """Without new people there is no file of them, also where there was one before."""
    export_updates(tmp_path, [ORLA], [make_contact("8", Last="Lowndes")])
    files = export_updates(tmp_path, [ORLA], [make_contact("7", Mail="orla@northlock.example")])
    assert sorted(files) == ["People", "Roles", "diff", "rejects"]


NAMES = st.sampled_from(["Orla Fenn", "Petra Lowndes", "闻人澜", "Fenn, Orla", "庾文琪", "Ann Ash"])
MAILS = st.sampled_from(["", "a@x.example", "B@x.example", "c@x.example"])
WORDS = st.sampled_from(["", "Buyer", "总工", "Head of Yard", "HEAD OF YARD", "x" * 30, " a  b "])
ROLES = st.sampled_from(["procurement", "user", "unknown"])
PHONES = st.sampled_from(["", "+44 20 7946 0355", "020 7946 0355", "+86 139 0000 0000"])
PEOPLE = st.lists(
    st.builds(
        lambda name, email, title, phone, role: {
            "name": name,
            "email": email,
            "title": title,
            "department": title[::-1],
            "phone": phone,
            "role": role,
        },
        NAMES,
        MAILS,
        WORDS,
        PHONES,
        ROLES,
    ),
    max_size=4,
).map(lambda rows: [make_row(f"p{n}", row.pop("name"), **row) for n, row in enumerate(rows)])
CONTACTS = st.lists(
    st.builds(
        lambda last, first, mail, job, phone, buying: {
            "Last": last,
            "First": first,
            "Mail": mail,
            "Job": job,
            "Unit": job,
            "Phone": phone,
            "Buying": buying,
        },
        st.sampled_from(["Fenn", "Lowndes", "闻人", "庾文琪", "Ash"]),
        st.sampled_from(["", "Orla", "Petra", "澜"]),
        MAILS,
        WORDS,
        PHONES,
        st.sampled_from(["", "Buyer", "Sponsor;Person", ";Person;Buyer"]),
    ),
    max_size=4,
).map(lambda rows: [make_contact(f"r{n}", **row) for n, row in enumerate(rows)])


@settings(max_examples=50, deadline=None)
@given(PEOPLE, CONTACTS, st.sets(st.sampled_from(["Job", "phone", "Buying", "Last", "Mail"])))
def test_reconcile_takes_nothing_away(
    people: list[dict[str, str]], contacts: list[dict[str, str]], overwrite: set[str]
) -> None:
    """Once the file is loaded, no cell is empty that was not, and a human's words are the same.

    Whoever is neither in the CRM nor new nor doubtful does not exist.
    """
    with TemporaryDirectory() as out:
        files = export_updates(Path(out), people, contacts, overwrite=overwrite)
    loaded = apply_updates(contacts, files["People"])
    may_change = {"Phone" if field == "phone" else field for field in overwrite}
    for before, after in zip(contacts, loaded, strict=True):
        assert [h for h in HEADERS if before[h].strip() and not after[h]] == []
        changed = {h for h in HEADERS if before[h].strip() and before[h] != after[h]}
        assert changed <= may_change


@settings(max_examples=50, deadline=None)
@given(PEOPLE, CONTACTS, st.sets(st.sampled_from(["Job", "phone", "Buying"])))
def test_reconcile_again_changes_nothing(
    people: list[dict[str, str]], contacts: list[dict[str, str]], overwrite: set[str]
) -> None:
    """After the updates are loaded, the same people give no further update."""
    with TemporaryDirectory() as out:
        first = export_updates(Path(out), people, contacts, overwrite=overwrite)
        loaded = apply_updates(contacts, first["People"])
        again = export_updates(Path(out), people, loaded, overwrite=overwrite)
    assert again["People"] == []
    assert CRM.files[0].name in again
