"""What a human is asked about who is who, and why names were joined."""

from itertools import permutations

import pytest

from pipeline.aggregate.doubts import NAME, SAME_PERSON, find_doubts
from pipeline.aggregate.group import group_people
from pipeline.aggregate.naming import choose_name, list_aliases
from pipeline.aggregate.persons import Person
from pipeline.aggregate.side import Camp, find_camp
from pipeline.aggregate.sightings import collect_sightings
from pipeline.types import Account, Doubt, Evidence, How, Join, Seller
from tests.records import met


def group(*sightings: list[Evidence]) -> tuple[list[Person], Camp]:
    """The people of an account, and what tells its sides apart."""
    found = collect_sightings(item for items in sightings for item in items)
    camp = find_camp(found, account=Account("Northlea"), seller=Seller())
    return group_people(found, camp=camp), camp


def ask(people: list[Person], camp: Camp) -> list[Doubt]:
    """The doubts about people, whose names serve as ids."""
    names = [(choose_name(person), choose_name(person)) for person in people]
    return find_doubts(people, names, account="Northlea", camp=camp)


def test_doubts_show_the_words_of_both_sides() -> None:
    """Whoever settles the doubt reads what each side rests on, and why they seem near."""
    people, camp = group(
        met("Anna Larsen", title="Buyer"), met("Anna Larson", title="Planner", document="b.txt")
    )
    (doubt,) = ask(people, camp)
    assert (doubt.kind, doubt.one, doubt.other) == (SAME_PERSON, "Anna Larsen", "Anna Larson")
    assert doubt.reason == "misspelt 0.75"
    assert [item.quote for item in doubt.evidence] == [
        "Anna Larsen",
        "Buyer",
        "Anna Larson",
        "Planner",
    ]


def test_doubts_of_a_shared_form_show_its_words() -> None:
    """A form that means either of two people is asked about with the place where it stands."""
    people, camp = group(
        met("Owen Marsh"), met("Owen Bright", document="b.txt"), met("Owen", document="c.txt")
    )
    (doubt,) = ask(people, camp)
    assert (doubt.kind, doubt.one, doubt.other) == (NAME, "Owen Bright", "Owen Marsh")
    assert [item.document.id for item in doubt.evidence] == ["b.txt", "a.txt", "c.txt"]


def test_shared_form_is_an_alias_of_both() -> None:
    """A form that means two people is listed with both, and counts for neither."""
    people, _ = group(
        met("Owen Marsh"), met("Owen Bright", document="b.txt"), met("Owen", document="c.txt")
    )
    assert [list_aliases(p, name=choose_name(p)) for p in people] == [("Owen",), ("Owen",)]
    assert [len(person.sightings) for person in people] == [1, 1]


def test_doubts_do_not_depend_on_the_order_of_people() -> None:
    """The same people in any order give the same doubts in the same order."""
    people, camp = group(
        met("Anna Larsen"),
        met("Anna Larson", document="b.txt"),
        met("Owen Marsh", document="c.txt"),
        met("Owen Bright", document="d.txt"),
        met("Owen", document="e.txt"),
    )
    asked = [ask(list(order), camp) for order in permutations(people)]
    assert len(asked[0]) == 2
    assert all(doubts == asked[0] for doubts in asked)


@pytest.mark.parametrize(
    ("one", "other", "join"),
    [
        ("Margaret Oduya", "Peggy", Join("Peggy", "Margaret Oduya", "nickname", 0.8)),
        ("闻一舟", "Wen Yizhou", Join("Wen Yizhou", "闻一舟", "pinyin", 0.95)),
        ("闻一舟", "闻总", Join("闻总", "闻一舟", "form of address", 0.7)),
    ],
)
def test_joins_say_why(one: str, other: str, join: Join) -> None:
    """Every name of a person comes with the cause and the score of its tie, also once sorted."""
    people, _ = group(met(one), met(one, document="c.txt"), met(other, document="b.txt"))
    assert [person.ordered().joins for person in people] == [{join}]


def test_joins_by_address_say_so() -> None:
    """Names tied by their address give it as the cause."""
    address = {"email": "ivy.wen@northlea.example"}
    people, _ = group(
        met("闻一舟", how=How.AUTHOR, **address),
        met("Ivy Wen", how=How.RECIPIENT, document="b.txt", **address),
    )
    assert {join.cause for person in people for join in person.joins} == {"same address"}


def test_no_chains_without_a_clique() -> None:
    """Who fits two that do not fit one another ties them not, and goes to the one nearby."""
    people, _ = group(
        met("Christopher Venn"),
        met("Chris Venn"),
        met("Christine Venn", document="b.txt"),
    )
    names = [{sighting.name for sighting in person.sightings} for person in people]
    assert sorted(names, key=len) == [{"Christine Venn"}, {"Christopher Venn", "Chris Venn"}]
