"""Plain text and Markdown: notes, minutes, pasted mails, chat dumps."""

from collections.abc import Iterator

from pipeline.ingest.build import build_document, lift_quotes, normalise_text
from pipeline.ingest.charset import decode_text
from pipeline.ingest.source import Budget, Source
from pipeline.types import Document, Kind


def read(source: Source, budget: Budget) -> Iterator[Document]:
    """One document. Raises LimitError for a file that is too large."""
    text = normalise_text(decode_text(source.read(most=budget.limits.file_bytes)))
    yield build_document(source, lift_quotes(text), kind=Kind.NOTE)
