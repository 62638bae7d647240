"""Who reports to whom, read between people whose names are known."""

import pytest

from pipeline.extract.relations import relate_people
from pipeline.types import Document, Envelope, Fact, How, Kind, Mention, Part, Party, Segment
from tests.extract.marked import read_marked

WRITER = "Nora Tong"

STATED = [
    "[Tomas](reports_to=Dana) reports straight up to [Dana]().",
    "[Dana]() is the one. [Tomas](reports_to=Dana) now answers to her.",
    "[Tomas](reports_to=Dana) will report to Dr. [Dana]() from May.",
    "[Tomas](reports_to=Dana) reports to our plant manager [Dana]().",
    "[Bo](reports_to=Dana) (nights) and [Tomas](reports_to=Dana), Foreman, report to [Dana]().",
    "Met [Tomas](reports_to=Dana). Reports to [Dana]().",
    "[Tomas](reports_to=Dana) is in [Dana]()'s team.",
    "[Tomas](reports_to=Dana) sits under [Dana]() for now.",
    "[Tomas](reports_to=Dana) is line-managed by [Dana]().",
    "[Tomas](reports_to=Dana), [Dana]()'s deputy, joined.",
    "[Dana]()'s assistant ([Tomas](reports_to=Dana)) books it.",
    "[Tomas](reports_to=Dana) called. His boss, [Dana](), did not.",
    "[Tomas](reports_to=Nora Tong) works for me.",
    "[Tomas](reports_to=Nora Tong), you report to me.",
    "[Tomas](reports_to=Nora Tong) is in my team.",
    "[佟岳](reports_to=贺总)归[贺总]()分管。",
    "[佟岳](reports_to=贺总)直接听[贺总]()的。",
    "[佟岳](reports_to=贺总)对分管生产的[贺总]()负责。",
    "[佟岳](reports_to=贺总)（[贺总]()的秘书）来过。",
    "[佟岳](reports_to=贺总)在[贺总]()手下。",
    "[佟岳](reports_to=贺总)，仍向[贺总]()汇报。",
    "[佟岳](reports_to=Nora Tong)是我部下。",
]

SILENT = [
    "[Tomas]() does not report to [Dana]().",
    "[Tomas]() no longer reports to [Dana]().",
    "[Tomas]() reports to the board on [Dana]()'s behalf, he said.",
    "[Dana]() - patrol and the courts report to her.",
    "[Tomas]() works for [Dana]()'s brother.",
    "[Dana]() is our stores supervisor, says [Tomas]().",
    "[佟岳]()不归[贺总]()管。",
    "[贺总]()，合同和付款都归他。",
    "[佟岳]()和[贺总]()都在。",
]

OWN = [
    ("I report to [Dana]().", "Dana"),
    ("My manager, [Dana](), signs.", "Dana"),
    ("[Dana]() is away. She is my boss.", "Dana"),
    ("我归[贺总]()管。", "贺总"),
    ("我的主管[贺总]()批了。", "贺总"),
    ("[贺总]()批的，他是我领导。", "贺总"),
]


def relate(
    sentence: str, *, part: Part = Part.BODY
) -> tuple[list[Mention], list[tuple[str, Fact]]]:
    """The marked people, and the facts said of each (the writer is named WRITER)."""
    text, people = read_marked(sentence)
    envelope = Envelope(author=Party(WRITER))
    document = Document("a.txt", "a.txt", "Northlea", Kind.NOTE, text, envelope)
    segment = Segment(document, 0, len(text), part, envelope)
    mentions = [
        Mention(segment, one.start, one.end, text[one.start : one.end], How.NAMED) for one in people
    ]
    found = relate_people([segment], [mentions])
    return mentions, [(r.mention.name if r.mention else WRITER, r.fact) for r in found]


@pytest.mark.parametrize("sentence", STATED)
def test_relations_name_the_boss(sentence: str) -> None:
    """Everyone marked is given the boss in the mark, and nobody of them another."""
    _, people = read_marked(sentence)
    mentions, found = relate(sentence)
    said = {(name, fact.value) for name, fact in found if fact.attribute == "reports_to"}
    gold = {
        (mention.name, value)
        for mention, one in zip(mentions, people, strict=True)
        for _, value in one.facts
    }
    assert said == gold


@pytest.mark.parametrize("sentence", SILENT)
def test_relations_are_not_read_from_denials_and_neighbours(sentence: str) -> None:
    """What is denied, past, or said of other people and things is no reporting line."""
    assert [fact for _, fact in relate(sentence)[1] if fact.attribute == "reports_to"] == []


@pytest.mark.parametrize(("sentence", "boss"), OWN)
def test_relations_of_the_writer_are_the_writers(sentence: str, boss: str) -> None:
    """`I report to` is said of whoever writes or speaks."""
    assert {(name, fact.value) for name, fact in relate(sentence)[1]} == {(WRITER, boss)}


def test_relations_point_at_the_words_that_state_them() -> None:
    """The place of a fact covers both people and the words between."""
    mentions, found = relate("Yesterday [Tomas]() reported to [Dana]() as usual.")
    fact = found[0][1]
    assert (fact.start, fact.end) == (mentions[0].start, mentions[1].end)


def test_pronouns_mean_people_of_earlier_turns() -> None:
    """A pronoun looks back into the segments before, within its document, past the speaker."""
    document = Document("a.txt", "a.txt", "Northlea", Kind.NOTE, "Dana signs. He is my boss.")
    author = Envelope(author=Party(WRITER))
    first = Segment(document, 0, 11, Part.BODY, Envelope())
    second = Segment(document, 12, 26, Part.BODY, author)
    dana = Mention(first, 0, 4, "Dana", How.NAMED)
    found = list(relate_people([first, second], [[dana], []]))
    assert [(r.mention, r.fact.value) for r in found] == [(None, "Dana")]


def test_a_post_stands_for_who_holds_it() -> None:
    """`reports to the CFO` means the one person said to be the CFO, and nobody of two."""
    text = "Dana leads. Tomas reports to the CFO."
    document = Document("a.txt", "a.txt", "Northlea", Kind.NOTE, text)
    segment = Segment(document, 0, len(text), Part.BODY, Envelope())
    title = Fact("title", "Chief Financial Officer", 0, 4)
    dana = Mention(segment, 0, 4, "Dana", How.NAMED, (title,))
    tomas = Mention(segment, 12, 17, "Tomas", How.NAMED)
    other = Mention(segment, 0, 4, "Bo Lind", How.NAMED, (title,))
    assert [r.fact.value for r in relate_people([segment], [[dana, tomas]])] == ["Dana"]
    assert list(relate_people([segment], [[dana, other, tomas]])) == []
