"""Our people and a CRM's contacts: who is surely the same, and who is left for a human."""

import pytest

from pipeline.export.crm.matching import Card, Matches, make_card, match_cards

CRANES = "Northlock Cranes"


def card(name: str = "", *, account: str = CRANES, email: str = "", own: str = "") -> Card:
    """A card of single texts."""
    return make_card(ids=[own], emails=[email], accounts=[account], names=[name])


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (card("A", own="a1"), card("B", account="", own="a1")),
        (
            card("A", email="Orla@North.example"),
            card("B", account="X", email=" orla@north.EXAMPLE"),
        ),
        (card("Orla Fenn"), card("FENN, Orla")),
        (card("Seán O'Dwyer"), card("Sean O’Dwyer")),
        (card("Orla Fenn", account="Northlock, Cranes"), card("Orla Fenn")),
        (card("Orla Fenn", email="a@x.example"), card("Orla Fenn", email="b@x.example")),
        (card("庾文琪", account="清合轴承"), card("庾 文琪", account="清合 轴承")),
        (card("陶文波"), card("Tao Wenbo")),
        (card("Wenbo Tao"), card("陶文波")),
    ],
)
def test_matching_finds_the_same_person(ours: Card, theirs: Card) -> None:
    """By our id, by address, or by name and account, however either is spelt."""
    assert match_cards([ours], [card("Petra Lowndes"), theirs]) == Matches({0: 1}, {})


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (card("Orla Fenn"), card("Orla Fenn", account="Wexmoor Ports")),
        (card("Orla Fenn"), card("Orla Fennimore")),
        (card("陶文波"), card("陶文博")),
        (card("陶文波"), card("桃闻波")),
        (card("", email="a@x.example"), card("", email="b@x.example")),
        (card(""), card("")),
    ],
)
def test_matching_keeps_others_apart(ours: Card, theirs: Card) -> None:
    """Another account, another name, or characters that only sound alike are somebody else."""
    assert match_cards([ours], [theirs]) == Matches({}, {})


@pytest.mark.parametrize(
    ("ours", "theirs", "doubtful"),
    [
        ([card("Orla Fenn")], [card("Orla Fenn"), card("Orla Fenn")], {0: (0, 1)}),
        ([card("Orla Fenn"), card("Fenn, Orla")], [card("Orla Fenn")], {0: (0,), 1: (0,)}),
        ([card("陶文波"), card("陶闻波")], [card("Wenbo Tao")], {0: (0,), 1: (0,)}),
        ([card("Orla Fenn")], [card("Orla Fenn", account="")], {0: (0,)}),
        (
            [card("A", email="desk@x.example"), card("B", email="desk@x.example")],
            [card("C", email="desk@x.example")],
            {0: (0,), 1: (0,)},
        ),
    ],
)
def test_matching_leaves_doubt_to_a_human(
    ours: list[Card], theirs: list[Card], doubtful: dict[int, tuple[int, ...]]
) -> None:
    """Who fits two, shares one with somebody, or has no account there, is matched with none."""
    assert match_cards(ours, theirs) == Matches({}, doubtful)


def test_matching_takes_the_surest_first() -> None:
    """Once an address has named the person, another row of the same name is not they as well."""
    ours = [card("Orla Fenn", email="orla@x.example"), card("Orla Fenn")]
    found = match_cards(ours, [card("Orla Fenn", email="orla@x.example")])
    assert found == Matches({0: 0}, {1: (0,)})
