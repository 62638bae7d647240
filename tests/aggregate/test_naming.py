"""What a person is called in the table, and what goes to the aliases."""

import pytest

from pipeline.aggregate.naming import choose_name, list_aliases
from pipeline.aggregate.persons import Person
from pipeline.aggregate.sightings import collect_sightings
from tests.records import met


def person(*names: str, email: str = "") -> Person:
    """A person met once under each name, each in a document of its own."""
    items = [met(name, document=f"{at}.txt", email=email) for at, name in enumerate(names)]
    found = Person()
    found.add(collect_sightings(item for sublist in items for item in sublist))
    return found


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (("Peggy", "Margaret Oduya", "M. Oduya"), "Margaret Oduya"),
        (("Peggy Oduya", "Margaret Oduya"), "Margaret Oduya"),
        (("Peggy Oduya", "Peggy Oduya", "Margaret"), "Margaret Oduya"),
        (("N. Quist", "Nora"), "Nora Quist"),
        (("Nora B. Quist", "Nora Quist"), "Nora B. Quist"),
        (("Dr. Nora Quist",), "Nora Quist"),
        (("Ms. Quist",), "Quist"),
        (("Nora",), "Nora"),
        (("闻总", "闻一舟"), "闻一舟"),
        (("Wen Yizhou", "闻一舟"), "闻一舟"),
        (("Wen Yizhou", "闻总"), "Wen Yizhou"),
        (("闻总",), "闻总"),
        (("老闻", "闻总", "闻总"), "闻总"),
    ],
)
def test_naming_takes_the_fullest_form(names: tuple[str, ...], chosen: str) -> None:
    """Full before short, formal before nickname, Chinese characters before pinyin."""
    assert choose_name(person(*names)) == chosen


def test_naming_prefers_a_written_form_to_an_address() -> None:
    """What an address spells does not stand before a form of address in Chinese."""
    assert choose_name(person("闻总", email="wenyizhou@calder.example")) == "闻总"
    assert choose_name(person("Wen", email="yizhou.wen@calder.example")) == "Yizhou Wen"


def test_naming_spelling_met_more_often_wins() -> None:
    """A misspelling met once does not become the name."""
    assert choose_name(person("Nora Quist", "Nora Quist", "Nora Quyst")) == "Nora Quist"


@pytest.mark.parametrize(
    ("name", "email", "chosen"),
    [
        ("orla.hale", "orla.hale@northlea.example", "Orla Hale"),
        ("o.hale", "o.hale@northlea.example", "O. Hale"),
    ],
)
def test_naming_reads_the_address_where_nothing_else_is_known(
    name: str, email: str, chosen: str
) -> None:
    """An address alone gives the name that it spells."""
    assert choose_name(person(name, email=email)) == chosen


def test_naming_aliases_are_the_other_forms() -> None:
    """Forms of address and nicknames are aliases; the name, addresses and numbers are none."""
    found = person("Nora Quist", "Nora", "Ms. Quist", "Nora", "+46 555", "nq@northlea.example")
    assert list_aliases(found, name="Nora Quist") == ("Nora", "Ms. Quist")


def test_naming_aliases_lose_the_possessive() -> None:
    """`Nora's` is the alias Nora."""
    assert list_aliases(person("Nora's"), name="Nora Quist")[0] == "Nora"
