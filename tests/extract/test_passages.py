"""Copies of a segment are read once, and what is found in one stands in its place in the others."""

from collections.abc import Iterable
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.config import load_config
from pipeline.extract.known import build_gazetteer
from pipeline.extract.passages import lift, once, put_back
from pipeline.extract.readings import find_mentions, read_claims, read_segment
from pipeline.types import Document, Envelope, Fact, Kind, Mention, Part, Party, Segment, Seller

SELLER = Seller(names=("Fernbrook Software",), domains=("fernbrook.example",))
KNOWN = build_gazetteer(["Dana Cruz", "佟晓岚", "Mark Ito"])
CONFIG = load_config().extract
DANA, BO = Party("Dana Cruz", "dana@northlea.example"), Party("Bo Lind", "bo@x.example")
ENVELOPE = Envelope(author=DANA, to=(BO,), sent=datetime(2026, 3, 1, 9, 0), subject="Offer")
WORDS = (
    "Dana Cruz, our CFO, reports to Bo Lind. 采购经理佟晓岚说可以。 Mark will ask mark@x.example."
)
PIECES = [
    *("Dana Cruz", "Ms. ", "(VP Ops)", ", our CFO", "reports to ", "张总", "佟晓岚", "采购经理"),
    *("\t", "、", "（", "）", "(", ")", "", ".", "@", "x@y.example", "’s", " is ", "Mark", "有限"),
    *("公司", "I’m the head of IT", "我是采购经理", "From: ", "13900001234", ": ", " "),
]
LINE = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
LINES = st.lists(st.sampled_from(["\n", *PIECES]), min_size=1, max_size=12).map("".join)


def make(text: str, *, before: str = "", after: str = "", part: Part = Part.BODY) -> Segment:
    """A segment in the middle of a document."""
    document = Document(before[-9:], "a.eml", "Northlea", Kind.EMAIL, f"{before}{text}{after}")
    return Segment(document, len(before), len(before) + len(text), part, ENVELOPE, len(before))


def meet(segment: Segment, place: Segment) -> list[Mention]:
    """The people of a segment, as those of another one with the same words."""
    reading = read_segment(segment, (), seller=SELLER, config=CONFIG)
    return put_back(find_mentions(segment, reading, known=KNOWN, seller=SELLER), place, segment)


def test_lift_copies_are_equal() -> None:
    """Neither the document nor the place in it tells two copies apart."""
    one = make(WORDS, before="Thank you all for your time yesterday.\n\n")
    other = make(WORDS, before="Lee,\n\nthank you all for your time yesterday.\n\n")
    assert lift(one) == lift(other) != lift(make(WORDS + "!"))
    assert lift(one).text == WORDS


def test_put_back_points_into_the_document() -> None:
    """Names and facts stand where the document has them."""
    segment = make(WORDS, before="Hello. " * 9)
    found = meet(lift(segment), segment)
    assert [mention.surface for mention in found][:2] == ["Dana Cruz", "Bo Lind"]
    assert all(mention.segment is segment for mention in found)
    title = next(fact for fact in found[0].facts if fact.attribute == "title")
    assert segment.document.text[title.start : title.end] == "CFO"


def test_lift_leaves_other_lines_out() -> None:
    """What stands on the same line may say something of it; other lines are others' words."""
    alone = lift(make(WORDS, before="From: Bo\n\n", after="\n> Yes"))
    assert alone.document.text == f"\n\n{WORDS}\n"
    beside = lift(make(WORDS, before="From: Bo\nDana: ", after=" (Ops)\n> Yes"))
    assert beside.document.text == f"\nDana: {WORDS} (Ops)\n"


@given(LINE, LINES, LINE, st.sampled_from([Part.BODY, Part.ATTENDEES, Part.SIGNATURE, Part.HEADER]))
@settings(max_examples=150, deadline=None)
def test_lift_changes_nothing_of_what_is_read(
    before: str, text: str, after: str, part: Part
) -> None:
    """No reader looks farther past the ends of a segment than is lifted with it."""
    segment = make(text, before=before * 3, after=after * 3, part=part)
    lifted = lift(segment)
    assert meet(lifted, segment) == meet(segment, segment)
    own, alone = (read_claims(one, seller=SELLER, config=CONFIG) for one in (segment, lifted))
    assert list(map(_values, own)) == list(map(_values, alone))


def _values(facts: Iterable[Fact]) -> list[str]:
    return [fact.value for fact in facts]


def test_once_remembers_what_is_short() -> None:
    """Copies are read once; what is very long is not kept for that."""
    read: list[Segment] = []
    count = once(lambda segment: read.append(segment))
    for text in ("short", "short", "long " * 9_000, "long " * 9_000):
        count(lift(make(text)))
    assert len(read) == 3
