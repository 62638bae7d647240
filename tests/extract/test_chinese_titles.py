"""Titles and units directly before a Chinese name."""

import pytest

from pipeline.extract.chinese_titles import find_title_before


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("禾川冷链首席运营官", "首席运营官"),
        ("临江市副市长", "副市长"),
        ("省发改委党组副书记、副主任", "党组副书记、副主任"),
        ("松岭矿业有限公司党委书记、董事长", "党委书记、董事长"),
        ("今天采购总监", "采购总监"),
        ("华东区销售总监", "华东区销售总监"),
    ],
)
def test_a_title_begins_behind_the_house_and_holds_both_posts(before: str, title: str) -> None:
    """The firm or town before a post is no part of it; a joint post is, with its party unit."""
    facts = find_title_before(before + "佟岳明", 0, len(before))
    assert [fact.value for fact in facts if fact.attribute == "title"] == [title]
