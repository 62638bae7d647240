"""What the page of an account shows, before it becomes markup."""

from dataclasses import replace

import pytest

from pipeline.export.changes import Change
from pipeline.export.page.account import find_language, view_account, view_line
from pipeline.export.page.naming import anchor_of, shorten
from pipeline.export.page.view import PageView
from pipeline.labels import ROLES
from pipeline.types import Findings, Gap
from tests.export.page.invented import make_account
from tests.records import make_segment

FOUND = make_account(9)
PEOPLE = FOUND.people


@pytest.fixture(name="page", scope="module")
def _page() -> PageView:
    """The page of nine people."""
    return view_account("Brackwater Foods", FOUND)


def test_who_decides_comes_first(page: PageView) -> None:
    """Decision makers head the page; who has left stands at its end."""
    tags = [person.tags for person in page.people]
    assert "influence-decision_maker" in tags[0]
    assert "status-left" in tags[-1]


def test_card_holds_all_that_is_known(page: PageView) -> None:
    """Labels, titles, contact, manager, needs, ties and advice of one person, with reasons."""
    card = next(person for person in page.people if person.anchor == anchor_of(PEOPLE[6].id))
    assert [label.attribute for label in card.judged] == ["role", "influence", "style", "stance"]
    assert {fact.kind_key: fact.text for fact in card.facts} == {
        "post.before": "Plant Manager",
        "attribute.email": "p6@brackwater.example",
        "attribute.reports_to": PEOPLE[1].name,
    }
    assert card.manager[0].href == f"#{anchor_of(PEOPLE[1].id)}"
    assert card.manager[0].quotes[0].marked == f"→ {PEOPLE[1].name}"
    assert [(join.name, join.reason["zh"]) for join in card.joins] == [
        (PEOPLE[6].name[:1], "姓相同 0.70")
    ]
    assert [need.marked for need in card.needs.shown] == list(PEOPLE[6].needs)
    assert [(tie.name, tie.sent, tie.received) for tie in card.ties] == [(PEOPLE[1].name, 3, 0)]


def test_no_advice_where_style_is_unknown(page: PageView) -> None:
    """Advice stands on what was observed; without an observed style there is none."""
    advised = {"style-unknown" in person.tags: bool(person.advice) for person in page.people}
    assert advised == {True: False, False: True}


def test_styles_can_be_left_out() -> None:
    """Switched off, neither labels, columns nor advice tell of styles."""
    page = view_account("Brackwater Foods", FOUND, style=False)
    assert "style" not in {label.attribute for p in page.people for label in p.labels}
    assert "attribute.style" not in dict(page.columns)
    assert not any(person.advice for person in page.people)


def test_buying_centre_shows_who_is_missing(page: PageView) -> None:
    """Each place is held, only spoken of, or empty; somebody named but never met is told apart."""
    roles = [place.label_key for place in page.places]
    assert roles[:7] == ["influence.decision_maker", *(f"role.{role}" for role in ROLES[:-1])]
    states = {"missing": Gap("B", "user", "", "missing")}
    states["unmet"] = Gap("B", "executive", "", "unmet", name=PEOPLE[0].name)
    for state, gap in states.items():
        held = PEOPLE[:1] if state == "unmet" else ()
        places = view_account("B", Findings(people=held, gaps=(gap,))).places
        assert next(p for p in places if p.label_key == f"role.{gap.role}").state == state


def test_unnamed_post_is_quoted(page: PageView) -> None:
    """Somebody known by a post alone stands in the buying centre with the words that say so."""
    executive = next(place for place in page.places if place.label_key == "role.executive")
    (quote,) = executive.holders[-1].quotes
    assert quote.marked == executive.holders[-1].name == "their CFO"


def test_changes_lead_to_cards_that_are_there() -> None:
    """A change of somebody on the page is linked; one of somebody who is gone is not."""
    changes = [
        Change("B", PEOPLE[0].id, PEOPLE[0].name, "stance", "neutral", "supporter"),
        Change("B", "gone", "Otis Reed", "gone", "Buyer"),
    ]
    page = view_account("B", FOUND, changes=changes)
    assert [change.href for change in page.changes] == [f"#{anchor_of(PEOPLE[0].id)}", ""]
    assert [change.values for change in page.changes] == [("neutral", "supporter"), ("Buyer",)]


@pytest.mark.parametrize(("changes", "key"), [(None, "first"), ((), "none")])
def test_first_run_is_not_called_unchanged(changes: tuple[()] | None, key: str) -> None:
    """Where no run went before the page says so, and not that nothing has changed."""
    page = view_account("B", FOUND, changes=changes)
    assert (page.changes, page.no_changes_key) == ((), f"ui.changes_{key}")


def test_doubt_about_a_cell_names_its_values() -> None:
    """Where reasons disagree on a label the page names both, in our words for them."""
    one = next(item for item in PEOPLE[0].evidence if item.attribute == "role")
    doubt = replace(
        FOUND.doubts[0],
        kind="role",
        other_id="",
        other="",
        evidence=(one, replace(one, value="support")),
    )
    (found,) = view_account("B", replace(FOUND, doubts=(doubt,))).doubts
    assert found.value_keys == ("role.executive", "role.support")
    assert found.reason == {}


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (["Met the buyer on Monday."], "en"),
        (["周一见了采购经理。"], "zh"),
        (["Hi team, see below", "会议纪要：采购经理要求下周提交测试数据和报价"], "zh"),
        ([], "en"),
    ],
)
def test_page_speaks_the_language_of_its_documents(texts: list[str], language: str) -> None:
    """Chinese where most words of the documents are Chinese."""
    assert find_language(make_segment(text).document for text in texts) == language


def test_index_sums_an_account_up(page: PageView) -> None:
    """Its line has the people, who decides, who is for and against us, and what is open."""
    line = view_line(page, href="accounts/b.html")
    assert (line.people, line.deciders) == (9, (PEOPLE[7].name, PEOPLE[0].name))
    assert (line.supporters, line.opponents, line.missing, line.doubts) == (3, 1, 2, 1)


def test_empty_account_has_a_page() -> None:
    """Nobody found: every place is empty, and nothing fails."""
    page = view_account("Nobody & Sons", Findings())
    assert {place.state for place in page.places} == {"missing"}
    assert page.last_seen == ""


def test_endless_names_are_cut() -> None:
    """A name of 10,000 characters fits a line; one of usual length is left alone."""
    assert (shorten("W" * 10_000), shorten("Nora Quist")) == ("W" * 79 + "…", "Nora Quist")
