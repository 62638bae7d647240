"""People spoken of by a post alone: which words count, and whose people they are."""

import time

import pytest

from pipeline.extract.unnamed import find_unnamed
from pipeline.types import Mention, Part, Segment, Unnamed
from tests.records import make_mention, make_segment

# A text, the post found in it, and whose it is.
FOUND = [
    ("Their CFO has to sign anything above fifty thousand.", "CFO", "others"),
    ("Our purchasing director wants three quotes.", "purchasing director", "speaker"),
    ("Could your plant manager join us on Friday?", "plant manager", "listener"),
    ("She forwards it to the CIO every Monday.", "CIO", "open"),
    ("We wait for the Head of Internal Audit.", "Head of Internal Audit", "open"),
    ("Northlea's COO asked for it twice.", "COO", "others"),
    ("I asked the legal team's head about clause nine.", "legal team's head", "open"),
    ("The head of their legal team is on leave.", "head of their legal team", "others"),
    ("Their IT guy reads every log.", "IT guy", "others"),
    ("so i will have to ask our plant manager about it", "plant manager", "speaker"),
    ("Our procurement wants a second offer.", "procurement", "speaker"),
    ("他们采购总监下周回来再定。", "采购总监", "others"),
    ("你们信息中心主任那边怎么看？", "信息中心主任", "listener"),
    ("合同要等我们财务总监签字。", "财务总监", "speaker"),
    ("这事得问信息中心主任那边。", "信息中心主任", "open"),
    ("他们财务说要先看发票。", "财务", "others"),
    ("我们法务还没批。", "法务", "speaker"),
    ("他们老板不管这些。", "老板", "others"),
    ("先报给总经理看看。", "总经理", "open"),
]
# Nobody is left without a name, or nobody in particular is meant.
NOBODY = [
    "Their engineers like it.",
    "The driver waited at the gate.",
    "The manager was out.",
    "She is our plant manager now.",
    "They are hiring and have no CFO.",
    "Their lawyer called, and so did the auditor.",
    "The CFO of Harbor told me a story.",
    "It was a CFO-level meeting.",
    "Our sales are up and our production is down.",
    "the CFO's office is on the third floor",
    "他是我们采购总监。",
    "每个车间主任都来了。",
    "他们财务系统很旧。",
    "他们采购会议开了两小时。",
    "院长，您先请。",
    "主任好！",
    "卫华集团采购总监来过。",
    "老厂长以前帮过他。",
    "要上总经理办公会。",
    "这单得过总裁室。",
    "储运部部长祭红旗看了看表。",
    "霍青从市场部总经理升副总裁。",
    "这个可以做的，馆长。",
    "He reports to him pending appointment of the new plant manager.",
    "You brought the applications lady back.",
    "with me this morning is farida our head of sales and we start",
    "Any news of the CFO search?",
    "She became our plant manager.",
    "Tanya成了研发部经理。",
]


def find(text: str, *mentions: Mention, segment: Segment | None = None) -> list[Unnamed]:
    """What is found in a text that somebody wrote."""
    return list(find_unnamed([segment or make_segment(text, author="x")], mentions))


@pytest.mark.parametrize(("text", "post", "whose"), FOUND)
def test_unnamed_finds_posts_and_whose_they_are(text: str, post: str, whose: str) -> None:
    """A post that a house has once is found, with whose it is to the speaker."""
    assert [(one.title, one.whose.value) for one in find(text)] == [(post, whose)]


@pytest.mark.parametrize("text", NOBODY)
def test_unnamed_leaves_out_who_is_nobody_in_particular(text: str) -> None:
    """Many, none, an outsider, somebody addressed, or a thing: no placeholder."""
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Our CFO, Dana Cruz, wants numbers.", "Dana Cruz"),
        ("Our CFO is Dana Cruz.", "Dana Cruz"),
        ("Dana Cruz, our CFO, wants numbers.", "Dana Cruz"),
        ("我们采购总监佟岚要三家比价。", "佟岚"),
        ("佟岚是他们采购总监。", "佟岚"),
        ("财务总监还是佟岚。", "佟岚"),
    ],
)
def test_unnamed_passes_over_posts_of_the_named(text: str, name: str) -> None:
    """A post beside the name of its bearer has a name."""
    segment = make_segment(text, author="x")
    assert find(text, make_mention(segment, name), segment=segment) == []


def test_unnamed_passes_over_titles_already_given_away() -> None:
    """Words that extraction gave to somebody as a title are not unnamed."""
    text = "Met our purchasing director; that would be Dana."
    segment = make_segment(text, author="x")
    mention = make_mention(segment, "Dana", title="purchasing director")
    assert find(text, mention, segment=segment) == []


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ('She said "our CFO must sign" and left.', ["others"]),
        ("Our CFO must sign the discount.", ["speaker"]),
        ('She said "ask their CFO", meaning a supplier.', []),
        ("她说“我们采购总监不在”。", ["others"]),
    ],
)
def test_unnamed_hears_quotes_in_notes(text: str, whose: list[str]) -> None:
    """In a note of ours, what stands in quotes is the customer's own view."""
    assert [one.whose.value for one in find(text, segment=make_segment(text))] == whose


def test_unnamed_reads_prose_only() -> None:
    """Signatures and headers name titles of whoever wrote them."""
    assert find("", segment=make_segment("Our CFO wants it.", part=Part.SIGNATURE)) == []


def test_unnamed_offsets_point_at_the_post() -> None:
    """The words at the offsets are the post."""
    text = "Well, their IT lead and the CFO object."
    assert [text[one.start : one.end] for one in find(text)] == ["IT lead", "CFO"]


@pytest.mark.parametrize("piece", ["our CFO ", "他们财务", "the head of ", "IT and IT ", "总经理"])
def test_unnamed_takes_time_in_step_with_the_text(piece: str) -> None:
    """Endless repetition of a cue stays quick."""
    text = piece * 4_000
    begun = time.process_time()
    find(text)
    assert time.process_time() - begun < 5
