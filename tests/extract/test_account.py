"""What one text of an account teaches about another, and what no text may do."""

import time
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.config import load_config
from pipeline.extract import extract
from pipeline.extract.sides import settle_company
from pipeline.types import (
    Document,
    Envelope,
    Fact,
    How,
    Kind,
    Mention,
    Part,
    Party,
    Segment,
    Seller,
)

SELLER = Seller(names=("Fernbrook Software",), domains=("fernbrook.example",))
PIECES = st.sampled_from(
    [
        "Dana Cruz",
        "Ms. ",
        "(VP Ops)",
        ", our CFO",
        "reports to ",
        "张总",
        "佟晓岚",
        "采购经理",
        "向",
        "汇报",
        "我方：",
        "老",
        "\n",
        "\t",
        "、",
        "（",
        "）",
        "(",
        ")",
        "[",
        "",
        ".",
        "@",
        "x@y.example",
        "DC = ",
        "’s",
        " is ",
        "离职",
        "\ue000",
        "St. ",
        "13900001234",
        " & ",
        "- ",
        "“",
    ]
)


def make_segment(
    text: str, part: Part, *, document: str = "a.txt", author: Party | None = None
) -> Segment:
    """A document of the account that is one segment."""
    envelope = Envelope(author=author)
    parent = Document(document, document, "Northlea", Kind.NOTE, text, envelope)
    return Segment(parent, 0, len(text), part, envelope)


def find(segments: Iterable[Segment]) -> list[Mention]:
    """All mentions of an account."""
    return list(extract(segments, seller=SELLER, config=load_config().extract))


def test_names_met_in_one_text_are_known_in_all() -> None:
    """Who speaks in a call is found by any usual form in a note, before or behind it."""
    note = make_segment("D. Tarkov agrees, Tarkov said. 一白在测，让他试。", Part.BODY)
    call = [
        make_segment("Radomir Tarkov:", Part.LABEL, document="b", author=Party("Radomir Tarkov")),
        make_segment("佟一白:", Part.LABEL, document="c", author=Party("佟一白")),
    ]
    forms = ["D. Tarkov", "Tarkov", "一白"]
    assert [m.surface for m in find([note, *call]) if m.how is How.NAMED] == forms
    assert [m.surface for m in find([*call, note]) if m.how is How.NAMED] == forms


def test_word_names_need_a_reason() -> None:
    """May and Grant are people where they act, not as a month, a verb or a subsidy."""
    known = [
        make_segment(f"{name}:", Part.LABEL, document=name, author=Party(name))
        for name in ("May Linsted", "Grant Oster")
    ]
    note = make_segment(
        "May said yes. It is due in May. You may ask Grant. Grant money.", Part.BODY
    )
    named = [(m.surface, m.start) for m in find([*known, note]) if m.how is How.NAMED]
    assert named == [("May", 0), ("Grant", 44)]


def test_my_boss_is_the_boss_of_whoever_speaks() -> None:
    """A relation said in the first person goes to the mention that names the speaker."""
    speaker = Party("Priya Sunder")
    text = "Priya Sunder: my boss is Dana Cruz."
    document = Document("a.vtt", "a.vtt", "Northlea", Kind.TRANSCRIPT, text)
    envelope = Envelope(author=speaker)
    label = Segment(document, 0, 13, Part.LABEL, envelope)
    words = Segment(document, 14, len(text), Part.BODY, envelope)
    priya = find([label, words])[0]
    assert [(f.attribute, f.value) for f in priya.facts] == [("reports_to", "Dana Cruz")]


def test_accounts_do_not_teach_each_other() -> None:
    """A name of one customer is not looked for in another's texts."""
    label = make_segment("Radomir Tarkov:", Part.LABEL, author=Party("Radomir Tarkov"))
    other = Document("b", "b", "Southlea", Kind.NOTE, "Tarkov again.")
    note = Segment(other, 0, len(other.text), Part.BODY, other.envelope)
    assert [m.surface for m in find([label, note])] == ["Radomir Tarkov"]


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=6), max_size=30), st.sampled_from(Part))
def test_any_text_gives_mentions_that_slice_back(pieces: list[str], part: Part) -> None:
    """Whatever the text: no exception, and every offset lies in the text and has words."""
    text = "".join(pieces)
    segment = make_segment(text, part, author=Party("Dana Cruz", "dana@northlea.example"))
    mentions = find([segment])
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.name
        assert all(0 <= f.start < f.end <= len(text) for f in mention.facts)
    spans = sorted((m.start, m.end) for m in mentions)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_hostile_lines_take_bounded_time() -> None:
    """A long line of names, brackets or commas costs no more than its length."""
    for unit in ("Dana Cruz, ", "(", "张总、", "Aa ", "reports to ", "a" * 40, "，" * 3):
        for part in (Part.BODY, Part.ATTENDEES, Part.SIGNATURE):
            started = time.process_time()
            find([make_segment(unit * (20_000 // len(unit)), part, author=Party("Dana Cruz"))])
            assert time.process_time() - started < 5, (unit, part)


@pytest.mark.parametrize(
    ("company", "attribute"),
    [("集团物资公司", "side"), ("总部研究院", "side"), ("岚山咨询公司", "organisation")],
)
def test_a_company_named_by_its_place_in_the_group_is_the_customers(
    company: str, attribute: str
) -> None:
    """`集团…` and `总部…` name no firm but a part of the customer's own."""
    fact = Fact("organisation", company, 0, len(company), 0.8)
    assert settle_company(fact, "溪口重工").attribute == attribute
