"""One account's evidence → its rows."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.aggregate import aggregate
from pipeline.config import load_config
from pipeline.decisions import Decision, Ruling
from pipeline.types import Account, Evidence, Findings, How, Seller, Stakeholder
from tests.records import met

OURS = Seller(names=("Lumo",), domains=("lumo.example",))
CONFIG = load_config().aggregate

MAIL = [
    *met(
        "Nora Quist",
        how=How.AUTHOR,
        document="1.eml",
        sent="2025-03-01",
        email="nora.quist@northlea.example",
    ),
    *met("Kit Marlowe", how=How.RECIPIENT, document="1.eml", email="kit@lumo.example"),
]
SIGNED = met(
    "Nora Quist",
    how=How.SIGNATURE,
    document="1.eml",
    sent="2025-03-01",
    title="Head of Data",
    phone="555 01",
    role="technical",
)
NOTE = [
    *met("Nora", document="2.txt", sent="2025-04-02", reports_to="Olle"),
    *met("Olle Brandt", document="2.txt", sent="2025-04-02", title="CEO", role="executive"),
]
LATER = [
    *met("Nora Quist", document="3.txt", sent="2025-05-05", title="Chief Data Officer"),
    *met("闻总", document="3.txt", sent="2025-05-05"),
]
ALL = [*MAIL, *SIGNED, *NOTE, *LATER]


def rows(evidence: list[Evidence]) -> dict[str, Stakeholder]:
    """The account's rows by name."""
    found = aggregate(evidence, account=Account("Northlea"), seller=OURS, config=CONFIG).people
    return {row.name: row for row in found}


def test_people_rows_hold_what_the_documents_say() -> None:
    """Each cell comes from the evidence, the latest statement first."""
    nora = rows(ALL)["Nora Quist"]
    assert nora.email == "nora.quist@northlea.example"
    assert nora.phone == "555 01"
    assert nora.title == "Chief Data Officer"
    assert nora.former_titles == ("Head of Data",)
    assert nora.reports_to == "Olle Brandt"
    assert nora.aliases == ("Nora",)
    assert (nora.first_seen, nora.last_seen) == (datetime(2025, 3, 1), datetime(2025, 5, 5))
    assert (nora.documents, nora.status) == (3, "active")


def test_people_only_customers_become_rows() -> None:
    """Our own people are not in the table."""
    assert set(rows(ALL)) == {"Nora Quist", "Olle Brandt", "闻总"}


def test_people_usual_part_follows_the_role() -> None:
    """An executive decides unless shown otherwise; without a role the part is unknown."""
    found = rows(ALL)
    assert found["Olle Brandt"].influence.value == "decision_maker"
    assert found["闻总"].influence.value == "unknown"
    assert found["闻总"].stance.value == "neutral"


def test_people_deeds_outweigh_the_usual_part() -> None:
    """A deed that shows power counts before the role's usual part."""
    shown = met("Nora", document="4.txt", influence="decision_maker")
    assert rows([*ALL, *shown])["Nora Quist"].influence.value == "decision_maker"


def test_people_evidence_quotes_are_in_their_documents() -> None:
    """Every reason slices back to its words."""
    for row in rows(ALL).values():
        for item in row.evidence:
            assert item.document.text[item.start : item.end] == item.quote != ""


@pytest.mark.parametrize(
    "evidence",
    [
        met("Northlea"),
        met("Harvest"),
        met("info", how=How.RECIPIENT, email="info@northlea.example"),
        met("Meeting Room 4", how=How.SPEAKER),
    ],
)
def test_people_doubtful_names_are_no_rows(evidence: list[Evidence]) -> None:
    """Companies, lone capitalised words, mailboxes and rooms do not become people."""
    assert rows(evidence) == {}


def test_people_chinese_names_without_a_surname_need_a_post() -> None:
    """What is no name by its form is one where somebody holds a post or has a boss."""
    assert set(rows(met("瓦茹", title="质检员"))) == {"瓦茹"}
    assert rows(met("瓦茹")) == {}


@given(st.permutations(ALL))
def test_people_do_not_depend_on_the_order_of_evidence(shuffled: list[Evidence]) -> None:
    """However documents and evidence come, the table is the same."""
    assert rows(shuffled) == rows(ALL)


@given(st.permutations([NOTE, LATER, SIGNED]), st.integers(min_value=0, max_value=3))
def test_people_keep_their_ids_when_documents_are_added(
    order: list[list[Evidence]], count: int
) -> None:
    """Later documents bring people, titles and names, and change nobody's id."""
    first = [*MAIL, *(item for part in order[:count] for item in part)]
    before, after = rows(first), rows(ALL)
    assert {name: row.id for name, row in before.items()} == {
        name: after[name].id for name in before
    }


def test_people_id_stays_when_the_full_name_is_learnt_later() -> None:
    """Nora of the first mail has the same id once she is known as Nora Quist."""
    early = met("Nora", document="0.txt", sent="2025-01-01")
    assert rows(early)["Nora"].id == rows([*early, *ALL])["Nora Quist"].id


def test_people_ids_differ_between_accounts_and_namesakes() -> None:
    """The same name in another account, or twice in one, has another id."""
    twins = [
        *met("Nora Quist", how=How.AUTHOR, email="nq@northlea.example"),
        *met("Bob Hale", how=How.AUTHOR, email="bob.hale@northlea.example", document="b.txt"),
        *met("Robert Hale", how=How.AUTHOR, email="rhale@northlea.example", document="c.txt"),
    ]
    found = aggregate(twins, account=Account("Northlea"), seller=OURS, config=CONFIG).people
    elsewhere = aggregate(twins, account=Account("Southlea"), seller=OURS, config=CONFIG).people
    ids = [row.id for row in [*found, *elsewhere]]
    assert len(set(ids)) == 6


def test_people_quoted_copies_count_once() -> None:
    """The same words quoted in a second mail are one mention, in two documents."""
    text = "Nora Quist asked for the numbers."
    copies = [
        *met("Nora Quist", document="1.eml", sent="2025-03-01", text=text),
        *met("Nora Quist", document="2.eml", sent="2025-03-02", text=text),
    ]
    nora = rows(copies)["Nora Quist"]
    assert (nora.mentions, nora.documents) == (1, 2)
    assert len(nora.evidence) == 1


def test_people_without_evidence_are_none() -> None:
    """An account of which nothing is known has no rows."""
    assert rows([]) == {}


NAMES = st.text(alphabet="ABab .-'·()@1王张一二总工老小\u00e9\u200b", min_size=1, max_size=12)


@given(st.lists(st.tuples(NAMES, st.sampled_from(list(How)), NAMES), max_size=6))
def test_people_any_names_give_a_table(met_people: list[tuple[str, How, str]]) -> None:
    """However broken names and addresses are, the table is made and its rows have names and ids."""
    evidence = [
        item
        for at, (name, how, email) in enumerate(met_people)
        for item in met(name, how=how, document=f"{at}.txt", email=email, reports_to=name)
    ]
    found = aggregate(evidence, account=Account("Northlea"), seller=OURS, config=CONFIG).people
    assert all(row.name and row.id for row in found)
    assert len({row.id for row in found}) == len(found)


def decide(ruling: Ruling, *known: str, **cell: str) -> Decision:
    """A human's word on somebody of the account."""
    ((attribute, value),) = cell.items() or (("", ""),)
    return Decision("Northlea", ruling, known, attribute=attribute, value=value)


def conclude(evidence: list[Evidence], *decisions: Decision) -> Findings:
    """What is found out about the account, with what humans decided."""
    account = Account("Northlea")
    return aggregate(evidence, account=account, seller=OURS, config=CONFIG, decisions=decisions)


@pytest.mark.parametrize(
    ("decision", "managers"),
    [
        (
            decide(Ruling.CORRECT, "Olle Brandt", name="Olaf Brandt"),
            {"Nora Quist": "Olaf Brandt", "Olaf Brandt": "", "闻总": ""},
        ),
        (
            decide(Ruling.CORRECT, "闻总", reports_to="Olle"),
            {"Nora Quist": "Olle Brandt", "Olle Brandt": "", "闻总": "Olle Brandt"},
        ),
        (decide(Ruling.EXCLUDE, "Olle Brandt"), {"Nora Quist": "", "闻总": ""}),
    ],
    ids=["a name", "a manager", "no stakeholder"],
)
def test_people_managers_follow_decisions(decision: Decision, managers: dict[str, str]) -> None:
    """A corrected name is the manager's in other rows; who is no stakeholder is nobody's boss."""
    found = conclude(ALL, decision)
    assert {row.name: row.reports_to for row in found.people} == managers
    assert [row.name for row in found.people] == [place.name for place in found.network]
    lines = {r.source: r.target for r in found.relations if r.kind == "reports_to"}
    assert lines == {name: boss for name, boss in managers.items() if boss}


def test_people_excluded_by_id_alone_are_known_again() -> None:
    """Who shares a name with another can be excluded by id, and keeps it for later runs."""
    twins = [
        *met("李处", document="1.txt", title="信息处处长", department="信息处"),
        *met("李处", document="2.txt", title="财务处处长", department="财务处"),
    ]
    first = conclude(twins).people
    assert len(first) == 2
    found = conclude(twins, decide(Ruling.EXCLUDE, first[0].id))
    assert [row.id for row in found.people] == [first[1].id]
    assert [row.id for row in found.excluded] == [first[0].id]
