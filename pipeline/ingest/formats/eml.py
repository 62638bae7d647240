"""Mails in files of their own (.eml, RFC 5322)."""

from collections.abc import Iterator

from pipeline.ingest.mime import read_mail
from pipeline.ingest.source import Budget, Source
from pipeline.types import Document, Skipped


def read(source: Source, budget: Budget) -> Iterator[Document | Skipped]:
    """The mail's document, then those of its readable attachments."""
    data = source.read(most=budget.limits.file_bytes)
    yield from read_mail(data, source, budget)
