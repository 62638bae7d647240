"""Who is the same person: sure ties, variants, short forms, and what stays apart."""

import pytest

from pipeline.aggregate.group import group_people
from pipeline.aggregate.side import find_camp
from pipeline.aggregate.sightings import collect_sightings
from pipeline.types import Account, Evidence, How, Seller
from tests.records import met

OURS = Seller(names=("Lumo",), domains=("lumo.example",))


def groups(*sightings: list[Evidence]) -> set[frozenset[str]]:
    """The names of each person found, as sets."""
    found = collect_sightings(item for items in sightings for item in items)
    camp = find_camp(found, account=Account("Northlea"), seller=OURS)
    return {
        frozenset(sighting.name for sighting in person.sightings)
        for person in group_people(found, camp=camp)
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nora Quist", "Nora"),
        ("Nora Quist", "Ms. Quist"),
        ("Nora Quist", "N. Quist"),
        ("Margaret Oduya", "Peggy"),
        ("Robert Hartigan", "Bob Hartigan"),
        ("闻一舟", "闻总"),
        ("闻一舟", "Wen Yizhou"),
        ("闻总", "老闻"),
    ],
)
def test_group_joins_forms_of_one_person_across_documents(first: str, second: str) -> None:
    """A form that fits exactly one person of the account is theirs."""
    assert groups(met(first), met(second, document="b.txt")) == {frozenset({first, second})}


def test_group_joins_by_address() -> None:
    """One address is one person, whatever the names."""
    found = groups(
        met("Nora Quist", how=How.AUTHOR, email="nq@northlea.example"),
        met("nq", how=How.RECIPIENT, email="NQ@northlea.example", document="b.txt"),
    )
    assert found == {frozenset({"Nora Quist", "nq"})}


def test_group_address_that_spells_a_name_is_that_person() -> None:
    """nora.quist@ is Nora Quist, also where the name stands elsewhere."""
    found = groups(
        met("nora.quist", how=How.RECIPIENT, email="nora.quist@northlea.example"),
        met("Nora Quist", document="b.txt"),
    )
    assert found == {frozenset({"nora.quist", "Nora Quist"})}


def test_group_role_mailbox_ties_nobody() -> None:
    """Two people who write from a shared mailbox stay two."""
    found = groups(
        met("Nora Quist", how=How.AUTHOR, email="info@northlea.example"),
        met("Olle Brandt", how=How.AUTHOR, email="info@northlea.example", document="b.txt"),
    )
    assert found == {frozenset({"Nora Quist"}), frozenset({"Olle Brandt"})}


def test_group_assistant_at_the_boss_address_stays_apart() -> None:
    """Whoever writes under another's address is not its owner."""
    address = {"email": "nora.quist@northlea.example"}
    found = groups(
        met("Nora Quist", how=How.AUTHOR, **address),
        met("Nora Quist", how=How.RECIPIENT, document="b.txt", **address),
        met("Olle Brandt", how=How.SIGNATURE, document="c.txt", **address),
    )
    assert found == {frozenset({"Nora Quist"}), frozenset({"Olle Brandt"})}


def test_group_english_name_at_the_address_of_a_chinese_one() -> None:
    """An English given name and a Chinese name at one address are one person."""
    address = {"email": "ivy.wen@northlea.example"}
    found = groups(
        met("闻一舟", how=How.AUTHOR, **address),
        met("Ivy Wen", how=How.RECIPIENT, document="b.txt", **address),
    )
    assert found == {frozenset({"闻一舟", "Ivy Wen"})}


def test_group_form_of_two_people_names_neither() -> None:
    """A first name that fits two people of the account is given to nobody."""
    found = groups(
        met("Nora Quist"), met("Nora Brandt", document="b.txt"), met("Nora", document="c.txt")
    )
    assert found == {frozenset({"Nora Quist"}), frozenset({"Nora Brandt"})}


def test_group_form_means_the_one_in_the_same_document() -> None:
    """Where only one of two Noras is in the document, the first name means her."""
    found = groups(
        met("Nora Quist"), met("Nora Brandt", document="b.txt"), met("Nora", document="b.txt")
    )
    assert found == {frozenset({"Nora Quist"}), frozenset({"Nora Brandt", "Nora"})}


def test_group_own_name_goes_before_nickname() -> None:
    """Will is Will Reyes rather than William Oduya where both are there."""
    found = groups(
        met("Will Reyes"), met("William Oduya", document="b.txt"), met("Will", document="c.txt")
    )
    assert found == {frozenset({"Will Reyes", "Will"}), frozenset({"William Oduya"})}


def test_group_two_addresses_of_one_company_are_two_people() -> None:
    """A near-equal name with another address of the same company is a colleague."""
    found = groups(
        met("Robert Hartigan", how=How.AUTHOR, email="robert.hartigan@northlea.example"),
        met("Bob Hartigan", how=How.AUTHOR, email="bhartigan@northlea.example", document="b.txt"),
    )
    assert len(found) == 2


def test_group_other_side_is_another_person() -> None:
    """Our Nora is not the customer's, however alike the names."""
    found = groups(
        met("Nora Quist", how=How.AUTHOR, email="nora@lumo.example"),
        met("N. Quist", how=How.AUTHOR, email="nquist@northlea.example", document="b.txt"),
    )
    assert len(found) == 2


@pytest.mark.parametrize(
    ("title", "form", "same"),
    [
        ("技术总监", "李工", True),
        ("采购经理", "李工", False),
        ("副总经理", "李总", True),
        ("会计", "李总", False),
    ],
)
def test_group_common_surname_needs_a_fitting_rank(title: str, form: str, same: bool) -> None:
    """李工 is 李默 only if 李默's title is an engineer's; there may well be two 李."""
    found = groups(met("李默", title=title), met(form, document="b.txt"))
    assert (len(found) == 1) is same


def test_group_ranks_that_differ_are_two_people() -> None:
    """闻总 and 闻会计 are two as long as no full name ties them."""
    assert len(groups(met("闻总"), met("闻会计", document="b.txt"))) == 2


def test_group_address_is_read_by_the_company_custom() -> None:
    """Where Nora Quist writes from nquist@, ohale@ is O. Hale."""
    found = groups(
        met("Nora Quist", how=How.AUTHOR, email="nquist@northlea.example"),
        met("ohale", how=How.RECIPIENT, email="ohale@northlea.example"),
        met("Orla Hale", document="b.txt"),
    )
    assert found == {frozenset({"Nora Quist"}), frozenset({"ohale", "Orla Hale"})}
