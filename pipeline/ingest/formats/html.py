"""Saved web pages: exported notes, minutes of meeting tools."""

from collections.abc import Iterator

from pipeline.ingest.build import build_document
from pipeline.ingest.charset import decode_text
from pipeline.ingest.htmls import render_html
from pipeline.ingest.source import Budget, Source
from pipeline.types import Document, Kind


def read(source: Source, budget: Budget) -> Iterator[Document]:
    """One document. Raises LimitError for a file that is too large."""
    html = decode_text(source.read(most=budget.limits.file_bytes))
    yield build_document(source, render_html(html), kind=Kind.NOTE)
