"""Segments of any document: in order, apart, and together the whole text."""

import string
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.segment import segment
from pipeline.types import Block, Document, Kind, Part, Party, Skipped
from tests.ingest.reading import cut, read_all, read_one

# Text as notes have it: names, labels, times, marks and lines of both languages.
WORDS = st.sampled_from(
    [
        *(
            "Nora Quist",
            "Idris",
            "陆明远",
            "祝清",
            "我",
            "说话人 1",
            "Speaker 0",
            "会议室",
            "Attendees",
        ),
        *("参会", "us", "我方", "From", "发件人", "Sent", "Subject", "主题", "To", "wrote", "写道"),
        *(":", "：", "、", ",", " ", "  ", "\t", "\n", "\n\n", "10:30", "00:01:02", "2025-03-01"),
        *("-->", "[", "]", "(", ")", "**", "- ", "1. ", "# ", "> ", ">> ", "| ", "I think so."),
        *("好的。", "--", "-----Original Message-----", "Best regards", "此致", "n@x.com"),
    ]
)
NOTES = st.lists(WORDS | st.text(max_size=8), max_size=60).map("".join)
BLOCKS = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 50)), max_size=4)


def assert_covers(document: Document) -> None:
    """Segments are in order, apart, trimmed, and leave out nothing but white space."""
    at = 0
    for piece in segment(document):
        assert at <= piece.start < piece.end
        assert not document.text[at : piece.start].strip()
        assert piece.text == document.text[piece.start : piece.end] == piece.text.strip()
        at = piece.end
    assert not document.text[at:].strip()


@settings(max_examples=150, deadline=timedelta(seconds=5))
@given(NOTES, st.sampled_from(Kind))
def test_segment_covers_text(text: str, kind: Kind) -> None:
    """Whatever a text holds, every word of it is in exactly one segment."""
    assert_covers(Document("a", "a", "", kind, text))


@settings(max_examples=60, deadline=timedelta(seconds=5))
@given(NOTES, BLOCKS)
def test_segment_covers_blocks(text: str, ranges: list[tuple[int, int]]) -> None:
    """Parts that a format names are kept as they are, and what lies between them is cut."""
    starts = sorted({min(start, len(text)) for start, _ in ranges})
    limits = [*starts[1:], len(text)]
    blocks = tuple(
        Block(start, min(start + size, limit), part=Part.LABEL, speaker=Party("Nora"))
        for start, limit, (_, size) in zip(starts, limits, ranges, strict=False)
    )
    assert_covers(Document("a", "a", "", Kind.NOTE, text, blocks=blocks))


@settings(max_examples=60, deadline=timedelta(seconds=5))
@given(
    NOTES.map(lambda text: "".join(c for c in text if not 0xD800 <= ord(c) < 0xE000)),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030", "utf-16-le"]),
    st.sampled_from(["a.txt", "a.md", "a.vtt", "a.html", "a.csv", "a.eml", "a.json"]),
)
def test_segment_covers_files(text: str, encoding: str, name: str) -> None:
    """The same from bytes of any encoding, under any name."""
    for item in read_all(name, text.encode(encoding)):
        if isinstance(item, Document):
            assert_covers(item)


@settings(max_examples=60, deadline=timedelta(seconds=5))
@given(
    st.binary(max_size=400), st.sampled_from(["a.txt", "a.zip", "a.docx", "a.pdf", "a.msg", "a"])
)
def test_segment_any_bytes(data: bytes, name: str) -> None:
    """Bytes of any kind give documents or a reason, never an exception."""
    for item in read_all(name, data):
        if isinstance(item, Skipped):
            assert item.reason
        else:
            assert_covers(item)


HOSTILE = {
    "one long line": "a" * 1_000_000,
    "one long line of labels": "Nora: " * 60_000,
    "one long line of brackets": "Attendees: " + "(" * 500_000,
    "empty lines": "\n" * 200_000 + "x",
    "lines like labels": "Nora: hello you\nIdris: I agree\n" * 5_000,
    "lines like stamps": "Lunch 10:30\n" * 10_000,
    "ranges": "0:0:0.0 --> 0:0:1.5Nora QuistYeah " * 5_000,
    "labels without lists": "Attendees:\n" * 10_000,
    "a long list": "Attendees:\n" + "- Nora Quist\n" * 10_000,
    "a long table": "Name\tTitle\n" + "Nora Quist\tVP\n" * 10_000,
    "stars": "**a" * 100_000,
    "links": "[a](b" * 100_000,
    "table rules": "|-" * 200_000,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_segment_hostile_text(case: str) -> None:
    """Text made to be slow takes its time by its length, and nothing of it is lost."""
    assert_covers(read_one("a.txt", HOSTILE[case]))


def test_segment_note_has_no_signature() -> None:
    """The last line of a note is part of it, however like a signature it looks."""
    assert cut(read_one("a.txt", "Saw the plant today.\n\nNora")) == [
        ("body", "Saw the plant today."),
        ("body", "Nora"),
    ]


def test_segment_pasted_mail() -> None:
    """A mail below a note keeps its own author and its signature."""
    note = "Her mail:\n\nFrom: Nora Quist <n@x.com>\nSent: January 28, 2025 8:05 AM\n"
    note += "To: Tess <t@y.com>\nSubject: Offer\n\nHi Tess,\nfine by me.\n\nBest regards\nNora\n"
    pieces = list(segment(read_one("a.txt", note)))
    assert [str(piece.part) for piece in pieces] == ["body", "header", "body", "signature"]
    assert [piece.message for piece in pieces] == [0, 1, 1, 1]
    assert pieces[2].envelope.author == Party("Nora Quist", "n@x.com")


def test_segment_alphabet_is_text() -> None:
    """A text without any shape is one piece."""
    assert cut(read_one("a.txt", string.ascii_letters)) == [("body", string.ascii_letters)]
