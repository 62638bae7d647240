"""A mailbox gives the documents of its messages, one after the other."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.formats.mbox import split_messages
from pipeline.ingest.read import read_source
from pipeline.ingest.source import Source
from pipeline.types import Document, Skipped
from tests.ingest.reading import LIMITS, read_all, read_reason

FIRST = (
    "From ann@rhone.example Tue Jan 28 08:05:00 2025\nFrom: Ann <ann@rhone.example>\nSubject: 1\n"
)
SECOND = "From 1234@xxx Tue Jan 28 09:05:00 +0000 2025\nX-GM-THRID: 7\nSubject: 2\n\nsecond\n"


def split(text: str) -> list[bytes]:
    """The messages of a mailbox."""
    return list(split_messages(BytesIO(text.encode()), most=10_000))


def test_mbox_numbers_its_messages() -> None:
    """Each message has an id of its own and names the mailbox as its source."""
    items = read_all("inbox.mbox", FIRST + "\nfirst\n\n" + SECOND)
    documents = [item for item in items if isinstance(item, Document)]
    assert [(document.id, document.source) for document in documents] == [
        ("inbox.mbox#1", "inbox.mbox"),
        ("inbox.mbox#2", "inbox.mbox"),
    ]
    assert [document.envelope.subject for document in documents] == ["1", "2"]
    assert documents[1].text.endswith("second\n")


def test_mbox_is_read_as_a_stream(tmp_path: Path) -> None:
    """The first message is there before the rest of the file has been looked at."""
    path = tmp_path / "inbox.mbox"
    path.write_text((FIRST + "\nfirst\n\n") * 1000, encoding="utf-8")
    limits = replace(LIMITS, file_bytes=500)
    first = next(read_source(Source("inbox.mbox", path=path), limits=limits))
    assert isinstance(first, Document)
    assert first.id == "inbox.mbox#1"


def test_mbox_goes_on_after_a_bad_message() -> None:
    """A message past a limit is skipped by its number and costs no other."""
    big = FIRST + "\n" + "x" * 3000 + "\n\n"
    items = read_all(
        "in.mbox", SECOND + "\n" + big + SECOND, limits=replace(LIMITS, file_bytes=900)
    )
    assert [type(item) for item in items] == [Document, Skipped, Document]
    assert isinstance(items[1], Skipped)
    assert items[1].source == "in.mbox#2"
    assert "limits.file_bytes" in items[1].reason


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        (">From here on", "From here on"),
        (">>From here on", "From here on"),
        ("words\n\nFrom tomorrow on we pay.\nAnn", "From tomorrow on we pay."),
        ("words\nFrom: not a separator", "From: not a separator"),
    ],
)
def test_mbox_leaves_from_lines_of_bodies_alone(body: str, kept: str) -> None:
    """Marked lines lose one mark, further ones quote; unmarked ones separate nothing."""
    (document,) = read_all("in.mbox", FIRST + "\n" + body + "\n")
    assert isinstance(document, Document)
    assert kept in document.text.splitlines()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_mbox_splits_at_both_line_ends(end: str) -> None:
    """Mailboxes written on Windows are cut at the same lines."""
    assert len(split((FIRST + "\nfirst\n\n" + SECOND).replace("\n", end))) == 2


def test_mbox_without_messages_is_nothing() -> None:
    """An empty mailbox has no messages."""
    assert split("") == []


@given(st.lists(st.sampled_from(["From a\n", "\n", "From: b\n", ">From c\n", "words\n", "From "])))
def test_mbox_loses_no_line_of_a_message(lines: list[str]) -> None:
    """All lines but separators come back, in order, in some message."""
    text = "".join(lines)
    together = b"".join(split(text)).decode()
    kept = [line for line in text.splitlines() if not line.startswith("From ")]
    assert [line for line in together.splitlines() if not line.startswith("From ")] == kept


def test_mbox_past_the_size_limit_is_skipped() -> None:
    """A mailbox that is too large is named with the limit to raise."""
    limits = replace(LIMITS, container_bytes=50)
    assert "limits.container_bytes" in read_reason("in.mbox", FIRST + "\nfirst\n", limits=limits)


def test_mbox_that_takes_too_long_for_its_size() -> None:
    """What was read before stays, and one line says that the rest was not."""
    limits = replace(LIMITS, seconds=60.0, nesting=0, container_seconds=0.1)
    *read, last = read_all("in.mbox", (SECOND + "\n") * 5_000, limits=limits)
    assert 0 < len(read) < 5_000
    assert all(isinstance(one, Document) for one in read)
    reason = "takes too long: its rest is not read (limits.container_seconds)"
    assert last == Skipped("in.mbox", reason)


def test_mbox_may_take_longer_the_larger_it_is() -> None:
    """The same messages are all read where a mailbox of their size has the time."""
    limits = replace(LIMITS, seconds=60.0, nesting=0, container_seconds=200.0)
    read = read_all("in.mbox", (SECOND + "\n") * 5_000, limits=limits)
    assert [type(one) for one in read] == [Document] * 5_000
