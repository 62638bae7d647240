"""Records for tests, made in one line: a mention in a text of its own, with what it says."""

from datetime import datetime

from pipeline.types import (
    Document,
    Envelope,
    Evidence,
    Fact,
    How,
    Judgement,
    Kind,
    Mention,
    Part,
    Party,
    Segment,
    Stakeholder,
)


def make_segment(
    text: str,
    *,
    document: str = "a.txt",
    part: Part = Part.BODY,
    author: str = "",
    sent: str = "",
    message: int = 0,
) -> Segment:
    """A document that is one segment; `sent` is an ISO date."""
    envelope = Envelope(
        author=Party(author) if author else None,
        sent=datetime.fromisoformat(sent) if sent else None,
    )
    parent = Document(document, document, "Northlea", Kind.NOTE, text, envelope)
    return Segment(parent, 0, len(text), part, envelope, message)


def make_mention(segment: Segment, name: str, *, how: How = How.NAMED, **facts: str) -> Mention:
    """The first place where the text holds the name; facts point at their own words."""
    text = segment.document.text
    start = text.index(name)
    places = tuple(
        Fact(attribute, value, max(text.find(value), 0), max(text.find(value), 0) + len(value))
        for attribute, value in facts.items()
    )
    return Mention(segment, start, start + len(name), name, how, places)


def met(name: str, *, how: How = How.NAMED, sent: str = "", **facts: str) -> list[Evidence]:
    """The evidence of one sighting; `document` among the facts names the file, `text` its text."""
    document = facts.pop("document", "a.txt")
    text = facts.pop("text", f"{document} {name}: {'; '.join(facts.values())}")
    mention = make_mention(make_segment(text, document=document, sent=sent), name, how=how, **facts)
    own = Evidence(mention, "name", name, 1.0, mention.start, mention.end)
    return [
        own,
        *(Evidence(mention, f.attribute, f.value, 0.9, f.start, f.end) for f in mention.facts),
    ]


def make_stakeholder(name: str = "Nora Quist", **cells: object) -> Stakeholder:
    """A row with nothing but a name, and the given cells."""
    unknown = Judgement("unknown", 0.5)
    filled = {
        "id": "a1b2c3d4e5f6",
        "account": "Northlea",
        "role": unknown,
        "influence": unknown,
        "style": unknown,
        "stance": Judgement("neutral", 0.8),
        **cells,
    }
    return Stakeholder(name=name, **filled)  # type: ignore[arg-type]
