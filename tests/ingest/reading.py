"""Reading of inputs made in memory, and the shape of what comes out, for tests of formats."""

from pipeline.config import Limits, load_config
from pipeline.ingest import Source, read_source, segment
from pipeline.types import Document, Skipped

LIMITS = load_config().limits


def read_all(
    name: str, content: str | bytes, *, limits: Limits = LIMITS
) -> list[Document | Skipped]:
    """Everything that an input of this name and content gives."""
    data = content.encode() if isinstance(content, str) else content
    return list(read_source(Source(name=name, payload=data), limits=limits))


def read_one(name: str, content: str | bytes) -> Document:
    """The one document of an input."""
    (item,) = read_all(name, content)
    assert isinstance(item, Document)
    return item


def read_reason(name: str, content: str | bytes, *, limits: Limits = LIMITS) -> str:
    """Why an input is skipped."""
    (item,) = read_all(name, content, limits=limits)
    assert isinstance(item, Skipped)
    return item.reason


def cut(document: Document) -> list[tuple[str, str]]:
    """The segments of a document as (part, text)."""
    return [(str(piece.part), piece.text) for piece in segment(document)]


def hear(document: Document) -> list[tuple[str | None, str]]:
    """Who says what: the author's name and the text of each body segment."""
    return [
        (piece.envelope.author.name if piece.envelope.author else None, piece.text)
        for piece in segment(document)
        if piece.part == "body"
    ]
