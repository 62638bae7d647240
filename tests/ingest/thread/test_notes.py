"""In a note, names and drawn lines are its matter; a mail pasted into it is still a mail."""

from pipeline.ingest.thread import split_thread
from pipeline.types import Document, Kind, Part, Party


def _split(text: str) -> list[tuple[int, Part, str]]:
    document = Document("a", "a", "A", Kind.NOTE, text)
    return [
        (number, span.part, text[span.start : span.end])
        for number, message in enumerate(split_thread(document, 0, len(text)))
        for span in message.spans
    ]


def test_names_at_the_end_of_a_note_are_no_signature() -> None:
    """A list of who came stays words, with or without a rule above it."""
    text = "They want a pilot.\n\n---\n\nAnn Weber, CFO\nBo Hill\n+49 711 555 0100"
    assert _split(text) == [(0, Part.BODY, text)]


def test_a_formula_signs_a_note_too() -> None:
    """A letter kept as a text file has its signature."""
    text = "We take forty.\n\nBest regards,\nAnn Weber\nBuyer"
    assert _split(text) == [
        (0, Part.BODY, "We take forty."),
        (0, Part.SIGNATURE, "Best regards,\nAnn Weber\nBuyer"),
    ]


def test_a_pasted_mail_is_a_message_of_its_own() -> None:
    """The note's own words come first, then the mail with its sender."""
    text = (
        "Forwarded by phone, see below.\n\n发件人：王芳 <wang@fang.example>\n"
        "发送时间：2024年3月5日 10:15\n主题：报价\n\n价格可以。\n\n王芳"
    )
    document = Document("a", "a", "A", Kind.NOTE, text)
    assert [part for _, part, _ in _split(text)] == [
        Part.BODY,
        Part.HEADER,
        Part.BODY,
        Part.SIGNATURE,
    ]
    pasted = split_thread(document, 0, len(text))[1].envelope
    assert pasted.author == Party("王芳", "wang@fang.example")
    assert pasted.subject == "报价"
