"""Cut a thread into its messages."""

from pipeline.ingest.thread.message import Message, Span
from pipeline.types import Document, Part


def split_thread(document: Document, start: int, end: int) -> list[Message]:
    """The messages of `document.text[start:end]`, the document's own first."""
    return [Message(document.envelope, (Span(start, end, Part.BODY),))]
