"""Ties between the people of an account: stated lines, and who writes to whom."""

from collections.abc import Sequence

import pytest

from pipeline.aggregate.managers import link_managers
from pipeline.aggregate.network import measure_network
from pipeline.aggregate.people import build_row
from pipeline.aggregate.persons import Person
from pipeline.aggregate.relations import list_relations
from pipeline.aggregate.sightings import collect_sightings
from pipeline.config import load_config
from pipeline.decisions import Decision, Ruling, correct_rows
from pipeline.types import Evidence, How, Mention, Part, Relation, Segment, Stakeholder
from tests.records import make_segment, met

CONFIG = load_config().aggregate
Account = tuple[list[Person], list[Stakeholder]]


def make_account(*evidence: list[Evidence], decisions: Sequence[Decision] = ()) -> Account:
    """One person and row for each list, in their order; ids are their numbers."""
    people, rows = [], []
    for number, items in enumerate(evidence):
        person = Person()
        person.add(collect_sightings(items))
        people.append(person)
        rows.append(build_row(person, identifier=str(number), account="Northlea", config=CONFIG))
    return people, link_managers(people, correct_rows(rows, decisions)[0], decisions)


def managers(*evidence: list[Evidence]) -> dict[str, str]:
    """Name -> the manager's name, of those who have one."""
    return {row.name: row.reports_to for row in make_account(*evidence)[1] if row.reports_to}


def send(document: str, sent: str, author: str, *readers: str) -> list[list[Evidence]]:
    """The header of one message: the evidence of its author, then of each reader."""
    text = "\n".join(("From:", author, "To:", *readers, sent))
    segment = make_segment(
        text, document=document, part=Part.HEADER, author=author, sent=sent or "2025-03-01"
    )
    hows = (How.AUTHOR, *(How.RECIPIENT for _ in readers))
    return [_meet(segment, name, how) for name, how in zip((author, *readers), hows, strict=True)]


def _meet(segment: Segment, name: str, how: How) -> list[Evidence]:
    start = segment.document.text.index(f"\n{name}") + 1
    mention = Mention(segment, start, start + len(name), name, how)
    return [Evidence(mention, "name", name, 1.0, mention.start, mention.end)]


CFO = met("Olle Brandt", title="Chief Financial Officer")


@pytest.mark.parametrize(
    ("said", "boss"),
    [
        ("Olle Brandt", "Olle Brandt"),
        ("Olle", "Olle Brandt"),
        ("Mr. Brandt", "Olle Brandt"),
        ("CFO", "Olle Brandt"),
        ("chief financial officer", "Olle Brandt"),
        ("佟总", "佟以安"),
        ("总裁", "佟以安"),
        ("信息科科长", "麦冬青"),
        ("Olle Brandt, CFO", "Olle Brandt"),
        ("BRANDT, OLLE", "Olle Brandt"),
        ("Dr. Loomis", "Loomis"),
        ("President", "Kit Marlowe"),
        ("CEO", "Kit Marlowe"),
        ("柳总", "柳一舟"),
    ],
)
def test_managers_are_found_by_name_or_by_post(said: str, boss: str) -> None:
    """A name, a form of address and a post all mean the one person whom they fit."""
    others = (
        CFO,
        met("佟以安", title="总裁"),
        met("麦冬青", title="科长", department="信息科"),
        met("Dana Lindqvist", title="Buyer"),
        met("Loomis"),
        met("Kit Marlowe", title="President & CEO"),
        met("柳一舟", title="总经理"),
        met("柳溪", title="工程师"),
    )
    assert managers(met("Nora Quist", reports_to=said), *others) == {"Nora Quist": boss}


@pytest.mark.parametrize("said", ["Olle", "佟总", "Buyer", "Somebody Else", "CEO", "Nora"])
def test_managers_who_may_be_two_people_or_nobody_are_passed_over(said: str) -> None:
    """A name or post that fits two people, none, or only the person in question, gives no line."""
    others = (
        met("Olle Brandt", title="Buyer", document="x.txt"),
        met("Olle Ekdahl", title="Buyer", document="y.txt"),
        met("佟以安", document="x.txt"),
        met("佟海", document="y.txt"),
    )
    assert managers(met("Nora Quist", reports_to=said), *others) == {}


def test_managers_latest_statement_wins_and_makes_no_circle() -> None:
    """Who is said to report to two reports to the latter; of a circle the older line goes."""
    nora = [
        *met("Nora Quist", document="1.txt", sent="2025-01-01", reports_to="Dana"),
        *met("Nora Quist", document="2.txt", sent="2025-02-02", reports_to="Olle"),
    ]
    olle = met("Olle Brandt", document="0.txt", sent="2024-12-01", reports_to="Nora")
    assert managers(nora, olle, met("Dana Lindqvist")) == {"Nora Quist": "Olle Brandt"}


def relate(account: Account) -> dict[tuple[str, str, str], Relation]:
    """The account's relations by kind and names."""
    found = list_relations(*account)
    return {(one.kind, one.source, one.target): one for one in found}


def test_relations_join_the_statements_of_a_tie() -> None:
    """Statements of one tie are counted and dated, each with its evidence; older lines are left."""
    nora = [
        *met("Nora Quist", document="0.txt", sent="2024-01-01", reports_to="Dana"),
        *met("Nora Quist", document="1.txt", sent="2025-01-01", reports_to="Olle"),
        *met("Nora Quist", document="2.txt", sent="2025-02-02", reports_to="CFO"),
        *met(
            "Nora Quist",
            document="2.txt",
            sent="2025-02-02",
            succeeded_by="Dana",
            text="Nora Quist Dana",
        ),
    ]
    found = relate(make_account(nora, CFO, met("Dana Lindqvist")))
    assert list(found) == [
        ("reports_to", "Nora Quist", "Olle Brandt"),
        ("succeeded_by", "Nora Quist", "Dana Lindqvist"),
    ]
    line = found["reports_to", "Nora Quist", "Olle Brandt"]
    assert (line.count, line.source_id, line.target_id) == (2, "0", "1")
    assert [str(day)[:10] for day in (line.first_seen, line.last_seen)] == [
        "2025-01-01",
        "2025-02-02",
    ]
    assert [item.value for item in line.evidence] == ["Olle", "CFO"]


def test_relations_leave_the_older_line_of_a_circle() -> None:
    """Whose only line would close a circle has none."""
    nora = met("Nora Quist", document="1.txt", sent="2025-02-02", reports_to="Olle")
    olle = met("Olle Brandt", document="0.txt", sent="2024-12-01", reports_to="Nora")
    assert list(relate(make_account(nora, olle))) == [("reports_to", "Nora Quist", "Olle Brandt")]


def test_relations_count_overlapping_words_once() -> None:
    """Two pieces of evidence from the same words are one statement."""
    segment = make_segment("Nora Quist (assistant to Olle Brandt) wrote.")
    mention = Mention(segment, 0, 10, "Nora Quist", How.NAMED)
    nora = [
        Evidence(mention, "name", "Nora Quist", 1.0, 0, 10),
        Evidence(mention, "assistant_of", "Olle Brandt", 0.8, 0, 36),
        Evidence(mention, "assistant_of", "Olle", 0.7, 11, 36),
    ]
    found = relate(make_account(nora, met("Olle Brandt")))
    assert found["assistant_of", "Nora Quist", "Olle Brandt"].count == 1


def mail(*messages: list[list[Evidence]]) -> Account:
    """An account of everybody in some headers."""
    by_name: dict[str, list[Evidence]] = {}
    for message in messages:
        for items in message:
            by_name.setdefault(items[0].mention.name, []).extend(items)
    return make_account(*by_name.values())


def test_relations_count_who_writes_to_whom() -> None:
    """Each message counts once for each reader, also where a later mail quotes its header."""
    found = relate(
        mail(
            send("1.eml", "2025-03-01T10:00:05", "Nora Quist", "Olle Brandt", "Dana Lindqvist"),
            send("2.eml", "2025-03-02T11:00:00", "Nora Quist", "Olle Brandt"),
            send("3.eml", "2025-03-01T10:00:00", "Nora Quist", "Olle Brandt"),
        )
    )
    assert {key[1:]: one.count for key, one in found.items()} == {
        ("Nora Quist", "Olle Brandt"): 2,
        ("Nora Quist", "Dana Lindqvist"): 1,
    }
    item = found["writes_with", "Nora Quist", "Dana Lindqvist"].evidence[0]
    assert (item.quote, item.document.id) == ("Dana Lindqvist", "1.eml")


def test_network_counts_partners_and_finds_the_bridge() -> None:
    """Two who both write to a third are connected by that one alone; a fourth has no mail."""
    people, rows = mail(
        send("1.eml", "2025-03-01T10:00", "Nora Quist", "Olle Brandt"),
        send("2.eml", "2025-03-02T10:00", "Dana Lindqvist", "Olle Brandt"),
        send("3.eml", "2025-03-03T10:00", "Nora Quist", "Olle Brandt"),
        [met("Kit Marlowe")],
    )
    figures = {
        one.name: (one.messages, one.in_degree, one.out_degree, round(one.betweenness, 2))
        for one in measure_network(people, rows)
    }
    assert figures == {
        "Nora Quist": (2, 0, 1, 0.0),
        "Olle Brandt": (3, 2, 0, 0.33),
        "Dana Lindqvist": (1, 0, 1, 0.0),
        "Kit Marlowe": (0, 0, 0, 0.0),
    }
    assert measure_network([], []) == []


def decide_manager(name: str, by: str = "", when: str = "") -> Decision:
    """A human's word on whom Nora Quist reports to."""
    known = ("Nora Quist",)
    return Decision("Northlea", Ruling.CORRECT, known, (), "reports_to", name, by, when)


def test_relations_show_what_a_human_decided() -> None:
    """A decided line stands in rows and ties with who drew it and when; the stated one is gone."""
    nora = met("Nora Quist", document="1.txt", sent="2025-01-01", reports_to="Olle")
    dana = met("Dana Lindqvist", document="2.txt", sent="2025-02-02", reports_to="Nora")
    ruled = [decide_manager("Olle"), decide_manager("Dana", "Sam Pell", "2026-03-05")]
    people, rows = make_account(nora, CFO, dana, decisions=ruled)
    assert [row.reports_to for row in rows] == ["Dana Lindqvist", "", ""]
    (line,) = list_relations(people, rows, ruled)
    assert (line.kind, line.source, line.target) == ("reports_to", "Nora Quist", "Dana Lindqvist")
    assert (line.count, line.evidence, line.decided) == (0, (), "Sam Pell, 2026-03-05")


def test_relations_a_manager_without_a_row_is_no_tie() -> None:
    """Whom a human names stands in the cell as written, and no other line is drawn in its place."""
    nora = met("Nora Quist", document="1.txt", sent="2025-01-01", reports_to="Olle")
    ruled = [decide_manager("The board")]
    people, rows = make_account(nora, CFO, decisions=ruled)
    assert [row.reports_to for row in rows] == ["The board", ""]
    assert list_relations(people, rows, ruled) == []
