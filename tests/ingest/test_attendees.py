"""Lists and tables of the people who took part."""

import pytest

from pipeline.ingest.attendees import find_attendees
from pipeline.ingest.people import split_people

LISTS = [
    "them: Nora Quist (COO), Idris F., Bea",
    "us: me, Tess",
    "Attendees: Nora Quist, Idris Falk",
    "Present: N. Quist",
    "Apologies: I. Falk",
    "Room: Nora Quist (president), Idris Falk (chief of staff). Bea Orr, head of IT, on the phone",
    "Northlea Ltd: Nora Quist, Idris Falk",
    "与会人员：陆明远、祝清",
    "参会：陆明远（总经理）、祝清；线上：倪佳",
    "我方：陆明远、祝清",
    "对方：祝工（祝清，IT经理）、陆主任",
    "客户：祝清董事长、陆明远总工；小倪会务",
    "甲方：祝清",
    "记录：陆明远",
    "**Attendees:** Nora Quist and Idris Falk",
    "Attendees:\n- Nora Quist, COO\n- Idris Falk (IT)",
    "## Attendees\n\n- Nora Quist, COO\n\n- Idris Falk (IT)",
    "参会人员：\n陆明远 总经理\n祝清 采购部经理",
    "Present:\nNorthlea:\n- Nora Quist\nUs:\n- Idris Falk",
    "Name\tTitle\tCompany\nNora Quist\tCOO\tNorthlea\nIdris Falk\tIT\tNorthlea",
    "Initials\tName\tFor\nNQ\tNora Quist\tNorthlea\nIF\tIdris Falk\tus",
    "单位\t姓名\t部门\t职务\n某公司\t陆明远\t信息部\t部长\n某公司\t祝清\t采购部\t经理",
    "参会人员\t陆明远、祝清",
    "Who was there\nNorthlea\t\nNora Quist\tCOO\nIdris Falk\tIT",
]

OTHERS = [
    "Topics: Blue Harbour, Green Field",
    "us: they want us to move faster",
    "客户：要求九月上线",
    "现场：系统老旧，盘点靠人抄",
    "Site survey: Grand Hall, West Hall, Mill",
    "Action\tWho\tWhen\nsend quote\tNora Quist\tFriday\nbook room\tIdris Falk\tMonday",
    "序号\t事项\t责任人\t期限\n1\t报价\t陆明远\t3月1日",
    "Present:\nWe met at the gate and walked the yard.",
    "Name\tPrice\nPump\t40\nValve\t12",
]


@pytest.mark.parametrize("text", LISTS)
def test_find_attendees_lists(text: str) -> None:
    """A list is found as one piece, from its label to its last name."""
    before, after = "Kick-off, March 3\n\n", "\n\nWe talked about price.\n"
    whole = before + text + after
    start = len(before)
    found = find_attendees(whole, 0, len(whole))
    assert [whole[one:two] for one, two in found] == [whole[start : start + len(text)]]


@pytest.mark.parametrize("text", OTHERS)
def test_find_attendees_others(text: str) -> None:
    """Topics, tasks, prices and sentences are no lists of people."""
    assert find_attendees(text, 0, len(text)) == []


def test_find_attendees_unknown_label_on_top_only() -> None:
    """A company's name is believed as a label where minutes have their list, not further down."""
    line = "Northlea: Nora Quist, Idris Falk\n"
    text = "So it went.\n" * 20 + line
    assert find_attendees(text, 0, len(text)) == []
    assert find_attendees(line, 0, len(line)) == [(0, len(line) - 1)]


def test_find_attendees_prose_table() -> None:
    """A table whose cells tell stories is read as text, row by row."""
    story = "She found us at the fair and has since told everybody to get on with it, twice over."
    text = f"Name\tNote\nNora Quist\t{story}\nIdris Falk\t{story}\n"
    assert find_attendees(text, 0, len(text)) == []


def test_split_people() -> None:
    """Brackets with commas in them belong to the person before them."""
    assert split_people("Nora Quist (COO, Northlea), I. Falk and Bea") == [
        "Nora Quist",
        "I. Falk",
        "Bea",
    ]
