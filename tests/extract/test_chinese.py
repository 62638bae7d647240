"""People named in Chinese text by a form of address."""

import pytest

from pipeline.extract.chinese import find_chinese


def find_names(text: str) -> set[str]:
    """Everyone found in a text."""
    return {found.name for found in find_chinese(text, 0, len(text))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("这个谭主任我认识。", "谭主任"),
        ("那个邬老师也去。", "邬老师"),
        ("信息部邱经理在外地。", "邱经理"),
        ("张总支持这个方案。", "张总"),
        ("设备课翁襄理來電。", "翁襄理"),
        ("那就请窦矿长讲话。", "窦矿长"),
        ("嵇总助理来过电话。", "嵇总"),
        ("公良部长请假。", "公良部长"),
    ],
)
def test_a_surname_with_its_form_of_address_names_a_person(text: str, name: str) -> None:
    """Pointing words and units may stand before, verbs that begin with 支 or 理 behind."""
    assert name in find_names(text)


@pytest.mark.parametrize(
    "text",
    [
        "海关总署发了通知。",
        "村党总支的意见。",
        "原书记调走了。",
        "实习律师也在。",
        "授权总部处理。",
        "保洁姐姐在打水。",
    ],
)
def test_pieces_of_longer_words_are_no_forms_of_address(text: str) -> None:
    """`总署`, `总支`, `原书记` and `实习律师` name nobody."""
    assert find_names(text) == set()
