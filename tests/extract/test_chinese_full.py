"""Chinese full names told from words by their characters and neighbours."""

import pytest

from pipeline.extract.chinese_full import find_full


def find_names(text: str) -> list[str]:
    """Full names found, in reading order."""
    return [found.name for found in find_full(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("今天佟建武老师也来了。", "佟建武"),  # 武 is a surname, 武老师 a form of address
        ("请裴晓优老师讲两句。", "裴晓优"),
        ("副主任齐文宽表示支持。", "齐文宽"),
        ("副主任汤宏介绍说，今年不变。", "汤宏"),  # 介绍 is a word
        ("财务总监卞榅表示同意。", "卞榅"),  # a seldom character behind a post
        ("战略部总经理娄国安娄总也在。", "娄国安"),
    ],
)
def test_posts_verbs_and_forms_of_address_make_a_name(text: str, name: str) -> None:
    """A name's length and reading follow from the words beside it."""
    assert name in find_names(text)


@pytest.mark.parametrize(
    "text",
    ["行业发展繁荣。", "历史学科很难。", "全校师生都到了。", "韩国市场很大。", "他向佟总汇报。"],
)
def test_pieces_of_everyday_words_are_no_names(text: str) -> None:
    """A surname that closes the word before it, or opens a word, begins no name."""
    assert find_names(text) == []
