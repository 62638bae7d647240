"""Who reports to whom, read between people whose names are known."""

import pytest

from pipeline.extract.relations import relate_people
from pipeline.types import Document, Envelope, Fact, How, Kind, Mention, Part, Party, Segment
from tests.extract.marked import read_marked

WRITER = "Nora Tong"
TIES = ("reports_to", "succeeded_by", "hands_off_to")

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
    "[Tomas](reports_to=Dana), Sr. Planner, reports to [Dana]().",
    "[Bo](reports_to=Tomas) reports to [Tomas](reports_to=Dana), who reports to [Dana]().",
    "[Tomas](reports_to=Dana) rolls up to [Dana]().",
    "[Tomas](reports_to=Dana) is one level under [Dana]().",
    "[Tomas](reports_to=Dana) - runs [Dana]()'s office",
    "[Tomas](reports_to=Dana), [Dana]()'s office.",
    "[Tomas](reports_to=Dana) keeps [Dana]()'s calendar.",
    "[Tomas](reports_to=Dana), PA to our rector [Dana]().",
    "[Tomas](reports_to=Dana) is [Dana]()'s quality guy.",
    "[Tomas](reports_to=Dana)'s manager on the chart is [Dana]().",
    "[佟岳](reports_to=贺总)，质检员，是董事长[贺总]()的秘书。",
    "[佟岳](reports_to=贺总)，[贺总]()办公室的。",
    "[佟岳](reports_to=贺总)管[贺总]()的日程。",
    "[贺总]()的行程都由[佟岳](reports_to=贺总)安排。",
    "[佟岳](reports_to=贺总)是[贺总]()一手带出来的兵。",
    "[佟岳](reports_to=贺总)是[贺总]()底下的人。",
    "[佟岳](reports_to=贺总)的考勤归[贺总]()批。",
    "[佟岳](reports_to=贺总) report 去总部 [贺总]()。",
    "[佟岳](reports_to=贺总)，机修工，上头是[贺总]()。",
    "[佟岳](reports_to=贺总)以前是车间主任，直接向[贺总]()汇报。",
    "[贺总]()的日程[佟岳](reports_to=贺总)管。",
    "[Dana]()'s engineer [Tomas](reports_to=Dana) came along.",
    "[Dana]()'s team: [Tomas](reports_to=Dana) and [Bo](reports_to=Dana).",
    "Met [Tomas](reports_to=Dana). Line manager: [Dana]()",
    "[Dana]() ([Tomas](reports_to=Dana)'s boss) agreed.",
    "[佟岳](reports_to=贺总)是[贺总]()的人。",
    "[佟岳](reports_to=贺总)还要请示[贺总]()。",
    "[佟岳](reports_to=贺总)在[贺总]()这条线上。",
    "[贺总]()手下有[佟岳](reports_to=贺总)和[麦冬](reports_to=贺总)。",
]

FOLLOWED = [
    "[Tomas](succeeded_by=Dana) is replaced by [Dana]().",
    "[Dana]() takes over from [Tomas](succeeded_by=Dana).",
    "[Dana](), [Tomas](succeeded_by=Dana)'s successor, called.",
    "[Dana]() has [Tomas](succeeded_by=Dana)'s old job.",
    "[Tomas](succeeded_by=Dana) retired in May, and [Dana]() took over.",
    "[贺总]()接替[佟岳](succeeded_by=贺总)。",
    "[佟岳](succeeded_by=贺总)的继任者是[贺总]()。",
    "[贺总]()接[佟岳](succeeded_by=贺总)的班。",
    "[佟岳](succeeded_by=贺总)上月退休了，由[贺总]()接手。",
    "[Tomas](hands_off_to=Dana) hands the pilot over to [Dana]().",
    "[Tomas](hands_off_to=Dana) passed it on to [Dana]().",
    "[Dana]() took over the tender from [Tomas](hands_off_to=Dana).",
    "[佟岳](hands_off_to=贺总)把项目移交给[贺总]()。",
    "[佟岳](hands_off_to=贺总)把这事交给[贺总]()负责。",
    "[贺总]()接手了[佟岳](hands_off_to=贺总)手上的活。",
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
    "[Tomas]() runs [Dana]()'s line.",
    "[佟岳]()去车站接[贺总]()。",
    "[佟岳]()把资料交给[贺总]()。",
    "[Tomas]() was not replaced by [Dana]().",
    "[Tomas]() passed [Dana]() the list.",
    "[Tomas]() will now hand the call over to [Dana]().",
    "[佟岳]()虚线向[贺总]()汇报。",
]

OWN = [
    ("I report to [Dana]().", "Dana"),
    ("My manager, [Dana](), signs.", "Dana"),
    ("[Dana]() is away. She is my boss.", "Dana"),
    ("我归[贺总]()管。", "贺总"),
    ("我的主管[贺总]()批了。", "贺总"),
    ("[贺总]()批的，他是我领导。", "贺总"),
    ("My director is Mr. [Dana]().", "Dana"),
    ("My reporting is to [Dana]().", "Dana"),
    ("[贺总]()（我老大）批了。", "贺总"),
    ("代[贺总]()回复如下。", "贺总"),
    ("[贺总]()吩咐我把表发过来。", "贺总"),
    ("[Dana]() (my boss) is copied.", "Dana"),
    ("不是我抬杠，我归[贺总]()管。", "贺总"),
    ("我呢，在[贺总]()手底下干了九年。", "贺总"),
    ("[Dana]() will take it from here.", "Dana"),
    ("后续由[贺总]()对接。", "贺总"),
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


@pytest.mark.parametrize("sentence", [*STATED, *FOLLOWED])
def test_relations_name_the_other(sentence: str) -> None:
    """Everyone marked is given the boss or the follower in the mark, and nobody of them another."""
    _, people = read_marked(sentence)
    mentions, found = relate(sentence)
    said = {(name, fact.attribute, fact.value) for name, fact in found}
    gold = {
        (mention.name, kind, value)
        for mention, one in zip(mentions, people, strict=True)
        for kind, value in one.facts
    }
    assert {tie for tie in said if tie[1] in TIES} == gold


@pytest.mark.parametrize("sentence", SILENT)
def test_relations_are_not_read_from_denials_and_neighbours(sentence: str) -> None:
    """What is denied, past, or said of other people and things is no reporting line."""
    assert [fact for _, fact in relate(sentence)[1] if fact.attribute in TIES] == []


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


ASSISTED = [
    ("[Tomas](), PA to [Dana](), wrote.", {("Tomas", "Dana")}),
    ("[Dana]()'s secretary [Tomas]() wrote.", {("Tomas", "Dana")}),
    ("[佟岳]()是[贺总]()的秘书。", {("佟岳", "贺总")}),
    ("[佟岳]()给[贺总]()排日程。", {("佟岳", "贺总")}),
    ("[Tomas]() is [Dana]()'s deputy.", set()),
    ("[佟岳]()是[贺总]()的部下。", set()),
]


@pytest.mark.parametrize(("sentence", "gold"), ASSISTED)
def test_assistants_are_told_from_other_reports(sentence: str, gold: set[tuple[str, str]]) -> None:
    """Whoever assists somebody reports to them, but not everybody who reports assists."""
    found = relate(sentence)[1]
    assert {(name, fact.value) for name, fact in found if fact.attribute == "assistant_of"} == gold
    assert any(fact.attribute == "reports_to" for _, fact in found)


@pytest.mark.parametrize(
    ("sentence", "post"),
    [
        ("[Tomas]() reports to the plant manager.", "plant manager"),
        ("[Tomas](), secretary to the Rector.", "Rector"),
        ("[佟岳]()，总裁办秘书。", "总裁"),
        ("[佟岳]()（董事长秘书）来过。", "董事长"),
        ("[佟岳]()向院长汇报。", "院长"),
        ("[佟岳]()直接归营销总监管。", "营销总监"),
    ],
)
def test_posts_are_asked_for_by_their_words(sentence: str, post: str) -> None:
    """Where a post stands for the boss, whoever holds it is looked up by the post alone."""
    text, people = read_marked(sentence)
    document = Document("a.txt", "a.txt", "Northlea", Kind.NOTE, text)
    segment = Segment(document, 0, len(text), Part.BODY, Envelope())
    mentions = [Mention(segment, p.start, p.end, text[p.start : p.end], How.NAMED) for p in people]
    found = list(relate_people([segment], [mentions], holder={post: "Dana"}.get))  # type: ignore[arg-type]
    facts = [r.fact for r in found]
    assert {(fact.attribute, fact.value) for fact in facts} >= {("reports_to", "Dana")}
    assert all(post in text[fact.start : fact.end] for fact in facts)


def test_pronouns_mean_whom_the_paragraph_before_is_about() -> None:
    """A paragraph of notes is about whoever it begins with, whoever else is named in it."""
    text = "Dana - first asked about Bo.\nHer assistant Tomas has the dates."
    document = Document("a.txt", "a.txt", "Northlea", Kind.NOTE, text)
    at = text.index("\n")
    first = Segment(document, 0, at, Part.BODY, Envelope())
    second = Segment(document, at + 1, len(text), Part.BODY, Envelope())
    dana, bo, tomas = (
        Mention(piece, text.index(name), text.index(name) + len(name), name, How.NAMED)
        for piece, name in ((first, "Dana"), (first, "Bo"), (second, "Tomas"))
    )
    found = relate_people([first, second], [[dana, bo], [tomas]])
    assert {(r.mention, r.fact.value) for r in found} == {(tomas, "Dana")}


def test_pronouns_mean_nobody_of_the_same_name() -> None:
    """Who is called by another form in the sentence before is not their own boss."""
    text = "麦副总签。老佟不签她不签，佟科长是她的兵。"
    document = Document("a.txt", "a.txt", "Northlea", Kind.NOTE, text)
    segment = Segment(document, 0, len(text), Part.BODY, Envelope())
    mentions = [
        Mention(segment, text.index(name), text.index(name) + len(name), name, How.NAMED)
        for name in ("麦副总", "老佟", "佟科长")
    ]
    found = {
        (r.mention.name if r.mention else "", r.fact.value)
        for r in relate_people([segment], [mentions])
    }
    assert found == {("佟科长", "麦副总")}
