"""Documents of a later run: forgotten people are known again, by hashes alone."""

import pytest

from pipeline.forget import Forgotten, add_keys, is_forgotten
from pipeline.types import How
from tests.records import make_mention, make_segment

SALT = "5a17"
LIST = add_keys(
    Forgotten(),
    ["Orla Vexley", "Vexley", "褚总"],
    emails=["orla@x.example"],
    account="Northlea",
    salt=SALT,
)


def test_list_holds_no_names() -> None:
    """Only hashes, which another salt makes other ones."""
    other = add_keys(Forgotten(), ["Orla Vexley"], account="Northlea", salt="beef")
    assert all(len(found) == 32 and int(found, 16) >= 0 for found in LIST.hashes)
    assert LIST.hashes.isdisjoint(other.hashes)


@pytest.mark.parametrize(
    ("text", "account", "held"),
    [
        ("orla  VEXLEY", "Northlea", True),
        ("Orla Vexley", "northlea", True),
        ("Orla Vexley", "Southlea", False),
        ("ORLA@x.example", "Southlea", True),
        ("Orla", "Northlea", False),
        ("", "Northlea", False),
    ],
)
def test_names_by_account_addresses_anywhere(text: str, account: str, *, held: bool) -> None:
    """A namesake at another customer stays; an address is the same person everywhere."""
    assert LIST.holds(text, account=account) is held


@pytest.mark.parametrize(
    ("words", "name", "facts", "held"),
    [
        ("Ask Orla Vexley now", "Orla Vexley", {}, True),
        ("Ask Mrs Vexley now", "Mrs Vexley", {}, True),
        ("请褚总签字", "褚总", {}, True),
        ("Orla <orla@x.example>", "Orla", {"email": "orla@x.example"}, True),
        ("Ask Orla now", "Orla", {}, False),
    ],
)
def test_mentions_are_known_again(
    words: str, name: str, facts: dict[str, str], *, held: bool
) -> None:
    """By name, by surname under a form of address, or by an address that goes with the name."""
    mention = make_mention(make_segment(words), name, how=How.NAMED, **facts)
    assert is_forgotten(mention, LIST) is held
