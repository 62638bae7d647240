"""Gaps of a buying centre: roles without anybody, people without a name, people never met."""

from itertools import permutations
from typing import Any

import pytest

from pipeline.aggregate.coverage import find_gaps
from pipeline.aggregate.met import is_met
from pipeline.types import Gap, How, Judgement, Stakeholder, Unnamed, Whose
from tests.records import make_segment, make_stakeholder, met

ROLES = {"CFO": "executive", "buyer": "procurement", "IT lead": "technical", "院长": "executive"}


def post(title: str, *, whose: Whose = Whose.OTHERS, author: str = "", **place: str) -> Unnamed:
    """Somebody spoken of by a post."""
    segment = make_segment(f"So {title} objects.", author=author, **place)  # type: ignore[arg-type]
    return Unnamed(segment, 3, 3 + len(title), whose)


def row(name: str, role: str, *, how: How = How.AUTHOR, **cells: object) -> Stakeholder:
    """A person met in one place."""
    return make_stakeholder(
        name,
        id=name,
        role=Judgement(role, 0.9),
        evidence=tuple(met(name, how=how, text=f"{name} is copied.")),
        **cells,
    )


def gaps(rows: list[Stakeholder], *posts: Unnamed) -> list[Gap]:
    """The gaps, roles read from a table."""
    return find_gaps(
        rows, posts, account="Northlea", role_of=lambda title: ROLES.get(title, "unknown")
    )


def states(found: list[Gap], state: str) -> list[str]:
    """What the gaps of one state are about."""
    return [
        gap.name or gap.title or gap.role or gap.influence for gap in found if gap.state == state
    ]


def test_coverage_of_nobody_is_all_missing() -> None:
    """Without rows every role and the decision maker are missing."""
    assert states(gaps([]), "missing") == [
        "decision_maker",
        "executive",
        "division",
        "procurement",
        "technical",
        "user",
        "support",
    ]


def test_coverage_known_role_is_no_gap() -> None:
    """Who was met fills the role; who has left does not."""
    assert "technical" not in states(gaps([row("Nora Quist", "technical")]), "missing")
    assert "technical" in states(gaps([row("Nora Quist", "technical", status="left")]), "missing")


def test_coverage_unnamed_post_is_a_placeholder() -> None:
    """A post without a name fills no seat, but tells that there is one; places add up."""
    first, second = post("CFO", document="a.txt"), post("CFO", document="b.txt")
    found = gaps([], second, first)
    (gap,) = [one for one in found if one.state == "unnamed"]
    assert (gap.role, gap.influence, gap.title) == ("executive", "decision_maker", "CFO")
    assert [span.document.id for span in gap.spans] == ["a.txt", "b.txt"]
    assert not {"executive", "decision_maker"} & set(states(found, "missing"))


@pytest.mark.parametrize(
    ("title", "bearer"),
    [
        ("CFO", {"role": "executive", "title": "Group Chief Financial Officer"}),
        ("IT lead", {"role": "technical", "title": "Head of IT"}),
        ("buyer", {"role": "unknown", "title": "Senior Buyer"}),
        ("CFO", {"role": "executive"}),
        ("院长", {"role": "unknown", "aliases": ("邝院长",)}),
        ("CFO", {"role": "unknown", "former_titles": ("CFO",), "title": "CEO"}),
    ],
)
def test_coverage_post_of_somebody_known_is_no_gap(title: str, bearer: dict[str, Any]) -> None:
    """A post that may be that of somebody with a row gives no placeholder."""
    assert states(gaps([row("Nora Quist", **bearer)], post(title)), "unnamed") == []


def test_coverage_another_post_of_a_filled_role_is_a_gap() -> None:
    """A CFO is unknown still where only the CEO has a row."""
    assert states(gaps([row("Nora Quist", "executive", title="CEO")], post("CFO")), "unnamed") == [
        "CFO"
    ]


@pytest.mark.parametrize(
    ("author", "whose", "counts"),
    [
        ("", Whose.OTHERS, True),
        ("", Whose.OPEN, True),
        ("", Whose.SPEAKER, False),
        ("", Whose.LISTENER, False),
        ("Nora Quist", Whose.SPEAKER, True),
        ("Nora Quist", Whose.OPEN, True),
        ("Nora Quist", Whose.OTHERS, False),
        ("Nora Quist", Whose.LISTENER, False),
        ("Ren Sato", Whose.LISTENER, True),
        ("Ren Sato", Whose.OTHERS, True),
        ("Ren Sato", Whose.SPEAKER, False),
        ("Ren Sato", Whose.OPEN, False),
    ],
)
def test_coverage_counts_the_customers_people_only(author: str, whose: Whose, counts: bool) -> None:
    """Whose people they are depends on who speaks: a note of ours, the customer, or we."""
    found = gaps([row("Nora Quist", "technical")], post("CFO", whose=whose, author=author))
    assert (states(found, "unnamed") == ["CFO"]) == counts


def test_coverage_knows_speakers_by_address() -> None:
    """A customer who only has an address is a customer."""
    one = post("CFO", whose=Whose.SPEAKER, author="nora@northlea.example")
    rows = [row("Nora Quist", "technical", aliases=("nora@northlea.example",))]
    assert states(gaps(rows, one), "unnamed") == ["CFO"]


def test_coverage_unknown_role_needs_an_owner() -> None:
    """A post whose role nobody can tell counts only where the words say whose it is."""
    assert states(gaps([], post("warden")), "unnamed") == ["warden"]
    assert states(gaps([], post("warden", whose=Whose.OPEN)), "unnamed") == []


def test_coverage_unmet_holder_is_a_gap_until_somebody_is_met() -> None:
    """Only named: a gap, unless the role has somebody we met; a decision maker always."""
    heard = row("Bo Marl", "user", how=How.NAMED)
    assert states(gaps([heard]), "unmet") == ["Bo Marl"]
    assert states(gaps([heard, row("Nora Quist", "user")]), "unmet") == []
    boss = row("Bo Marl", "user", how=How.NAMED, influence=Judgement("decision_maker", 0.9))
    assert states(gaps([boss, row("Nora Quist", "user")]), "unmet") == ["Bo Marl"]


@pytest.mark.parametrize(
    ("text", "is_known"),
    [
        ("Lunch with Nora Quist on Monday.", True),
        ("Nora Quist said she will look.", True),
        ("今天拜访 Nora Quist，谈了报价。", True),
        ("Their buyer is Nora Quist.", False),
        ("We spoke with Bo. The boss is Nora Quist.", False),
    ],
)
def test_coverage_notes_tell_of_meetings(text: str, is_known: bool) -> None:
    """A note of ours need not list who took part: its sentence says that we met."""
    row = make_stakeholder("Nora Quist", evidence=tuple(met("Nora Quist", text=text)))
    assert is_met(row) == is_known


def test_coverage_does_not_depend_on_order() -> None:
    """Any order of posts gives the same gaps."""
    posts = [post("CFO", document="b.txt"), post("IT lead"), post("CFO", document="a.txt")]
    assert len({tuple(map(repr, gaps([], *order))) for order in permutations(posts)}) == 1
