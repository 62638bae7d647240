"""Exports of CRMs and networks as CSV: one document per row."""

import csv
import io
from collections.abc import Iterator

from pipeline.ingest.build import Passage, build_document
from pipeline.ingest.charset import decode_text
from pipeline.ingest.source import Budget, Source
from pipeline.types import Document, Kind


def read(source: Source, budget: Budget) -> Iterator[Document]:
    """One document per row."""
    text = decode_text(source.read(most=budget.limits.file_bytes))
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), 1):
        lines = [f"{key}: {value}" for key, value in row.items() if value]
        passages = [Passage("\n".join(lines))]
        yield build_document(source, passages, kind=Kind.CRM, row=f"#{number}")
