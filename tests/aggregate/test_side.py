"""Whose people they are."""

import pytest

from pipeline.aggregate.side import find_camp, find_side, names_company
from pipeline.aggregate.sightings import collect_sightings
from pipeline.types import Account, Evidence, How, Seller
from tests.records import met

OURS = Seller(names=("Lumo Optics",), domains=("lumo.example",), people=("Kit Marlowe",))
NORTHLEA = Account("Northlea Foods")
CUSTOMERS = [
    *met("Ada Holm", how=How.AUTHOR, email="ada@northlea.example", document="x.txt"),
    *met("Ben Holm", how=How.AUTHOR, email="ben@northlea.example", document="y.txt"),
]


def side(*items: Evidence, account: Account = NORTHLEA) -> str:
    """The side of the person whom the evidence is of, among two known customers."""
    known = collect_sightings([*CUSTOMERS, *items])
    camp = find_camp(known, account=account, seller=OURS)
    return find_side(collect_sightings(items), camp=camp)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"email": "nora@northlea.example"}, "customer"),
        ({"email": "nora@mail.northlea.example"}, "customer"),
        ({"email": "nora@lumo.example"}, "seller"),
        ({"email": "nora@rivalsoft.example"}, "third_party"),
        ({"email": "nora@gmail.com"}, "customer"),
        ({"side": "seller"}, "seller"),
        ({"side": "third_party"}, "third_party"),
        ({"side": "customer"}, "customer"),
        ({"organisation": "Lumo Optics Ltd"}, "seller"),
        ({"organisation": "Northlea Foods"}, "customer"),
        ({"organisation": "Auditwell LLP"}, "third_party"),
        ({"email": "nora@northlea.example", "side": "seller"}, "customer"),
        ({}, "customer"),
    ],
)
def test_side_follows_address_word_and_company(facts: dict[str, str], expected: str) -> None:
    """The address outranks the text's word; who has no sign is the customer's."""
    assert side(*met("Nora Quist", how=How.AUTHOR, **facts)) == expected


@pytest.mark.parametrize(("name", "expected"), [("Kit Marlowe", "seller"), ("Kit", "seller")])
def test_side_colleagues_are_known_by_name(name: str, expected: str) -> None:
    """Who is ours in one account is ours in all."""
    assert side(*met(name)) == expected


def test_side_customer_named_like_a_colleague_stays_a_customer() -> None:
    """An address of the customer outweighs a colleague's name."""
    found = side(*met("Kit Marlowe", how=How.AUTHOR, email="kit@northlea.example"))
    assert found == "customer"


def test_side_domains_of_the_list_of_accounts_are_believed() -> None:
    """Where the user says which domains are the customer's, others are not."""
    listed = Account("Northlea Foods", domains=("nlf.example",))
    assert side(*met("Nora", how=How.AUTHOR, email="n@nlf.example"), account=listed) == "customer"
    assert side(*CUSTOMERS[:2], account=listed) == "third_party"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Northlea", True), ("Lumo Optics", True), ("Foods", True), ("Nora", False), ("North", False)],
)
def test_side_companies_are_no_people(name: str, expected: bool) -> None:
    """A word of a side's company name is the company."""
    camp = find_camp([], account=NORTHLEA, seller=OURS)
    assert names_company(name, camp=camp) is expected
