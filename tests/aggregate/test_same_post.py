"""When two ways to tell a post mean the same one."""

import pytest

from pipeline.aggregate.same_post import is_same_post


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("CFO", "Chief Financial Officer", True),
        ("CFO", "财务总监", True),
        ("IT lead", "Head of Information Technology", True),
        ("head of their legal team", "legal team's head", True),
        ("purchasing director", "Director of Procurement", True),
        ("plant manager", "Plant Manager, Dayton", True),
        ("信息中心主任", "信息部主任", True),
        ("purchasing director", "Purchasing Manager", False),
        ("采购总监", "采购经理", False),
        ("CFO", "CEO", False),
        ("buyer", "", False),
        ("head of the team", "lead", False),
    ],
)
def test_same_post_compares_words_by_meaning(one: str, other: str, same: bool) -> None:
    """Spelling, language and order do not matter, another rank does."""
    assert is_same_post(one, other) == is_same_post(other, one) == same
