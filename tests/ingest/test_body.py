"""What a note says is cut into lists, turns and paragraphs, each with who says it."""

from datetime import datetime

from pipeline.ingest.body import cut_body
from pipeline.types import Document, Envelope, Kind, Party

NOBODY = Envelope()
NOTE = """Kick-off, 3 March 2025

them: Nora Quist (COO), Idris Falk
us: me

They want it by May.

- Nora signs
- Idris tests

Nora: Can you do May?
Idris: I doubt it.
Nora: You will try.

Next step: send the plan.
"""


def cut(text: str, envelope: Envelope = NOBODY) -> list[tuple[str, str, Envelope]]:
    """Each piece as (part, text, envelope)."""
    document = Document("a.txt", "a.txt", "", Kind.NOTE, text, envelope)
    pieces = cut_body(document, 0, len(text), envelope)
    return [(str(part), text[one:two].strip(), said) for one, two, part, said in pieces]


def test_cut_body_note() -> None:
    """Lists, list items, a quoted exchange and what follows it are pieces of their own."""
    assert [(part, text) for part, text, _ in cut(NOTE)] == [
        ("body", "Kick-off, 3 March 2025"),
        ("attendees", "them: Nora Quist (COO), Idris Falk"),
        ("attendees", "us: me"),
        ("body", "They want it by May."),
        ("body", "- Nora signs"),
        ("body", "- Idris tests"),
        ("label", "Nora:"),
        ("body", "Can you do May?"),
        ("label", "Idris:"),
        ("body", "I doubt it."),
        ("label", "Nora:"),
        ("body", "You will try."),
        ("body", "Next step: send the plan."),
    ]


def test_cut_body_speakers() -> None:
    """A turn's label and words have the speaker as author, all else the note's own."""
    writer = Envelope(author=Party("Tess Orr"))
    authors = {text: said.author for _, text, said in cut(NOTE, writer)}
    assert authors["I doubt it."] == authors["Idris:"] == Party("Idris")
    assert authors["Next step: send the plan."] == Party("Tess Orr")


def test_cut_body_rooms() -> None:
    """Who speaks from a room is not known, which is not the same as the note's author."""
    text = "Raum Noether  0:10\nGuten Tag\n\nNora Quist  0:20\nHello\n"
    pieces = cut(text, Envelope(author=Party("Tess Orr")))
    assert [said.author for _, _, said in pieces] == [Party(), Party()] + [Party("Nora Quist")] * 2


def test_cut_body_dates_of_chats() -> None:
    """A message of a chat has the time that its label states."""
    text = "2025-07-22 20:14 陆明远\n在吗\n\n2025-07-23 09:05 我\n在\n"
    sent = [said.sent for part, _, said in cut(text) if part == "body"]
    assert sent == [datetime(2025, 7, 22, 20, 14), datetime(2025, 7, 23, 9, 5)]
