"""Passages become one normalised text that blocks point into."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.build import (
    Passage,
    build_document,
    compose_text,
    lift_quotes,
    normalise_text,
)
from pipeline.ingest.source import Source
from pipeline.types import Block, Envelope, Kind


def test_normalise_text() -> None:
    """One kind of line end, plain blanks, nothing invisible."""
    assert normalise_text("a\r\nb\rc\u2028d\u00a0e\u200b\ufefff\x00\ud800") == "a\nb\nc\nd ef"


@given(st.text())
def test_normalise_text_is_stable(text: str) -> None:
    """What is normalised stays as it is, so that offsets hold."""
    once = normalise_text(text)
    assert normalise_text(once) == once


@given(st.lists(st.builds(Passage, st.text(), depth=st.integers(0, 3))))
def test_compose_text_blocks(passages: list[Passage]) -> None:
    """Each block holds exactly its passage's words."""
    text, blocks = compose_text(passages)
    assert [text[block.start : block.end] for block in blocks] == [
        normalise_text(passage.text) for passage in passages
    ]


def test_compose_text_example() -> None:
    """Passages are lines of the text."""
    assert compose_text([Passage("Hi"), Passage("old", depth=1)]) == (
        "Hi\nold",
        (Block(0, 2), Block(3, 6, depth=1)),
    )


def test_lift_quotes() -> None:
    """Marks go, depth stays; a bar alone is no mark."""
    passages = lift_quotes("Yes.\n> Shall we?\n>> When?\n| a | b |")
    assert [(one.text, one.depth) for one in passages] == [
        ("Yes.", 0),
        ("Shall we?", 1),
        ("When?", 2),
        ("| a | b |", 0),
    ]


def test_build_document() -> None:
    """A row of a table has the file as source and its number in the id."""
    source = Source(name="a.csv", account="Northlea", payload=b"")
    document = build_document(source, [Passage("x")], kind=Kind.CRM, row="#2")
    assert (document.id, document.source, document.account) == ("a.csv#2", "a.csv", "Northlea")
    assert document.envelope == Envelope()
