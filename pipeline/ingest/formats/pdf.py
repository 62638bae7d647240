"""PDF documents with a text layer: minutes, printed mails, transcripts."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from pipeline.errors import ReadError
from pipeline.ingest.build import Passage
from pipeline.ingest.notes import compose_note
from pipeline.ingest.source import Budget, Source
from pipeline.ingest.unwrap import unwrap_lines
from pipeline.types import Document


def read(source: Source, budget: Budget) -> Iterator[Document]:
    """One document of all pages. Raises ReadError for a damaged, locked or merely scanned file."""
    data = source.read(most=budget.limits.file_bytes)
    with closing(_open(data)) as pdf:
        pages = list(_iter_pages(pdf, budget))
    text = "\n\n".join(page for page in pages if page)
    if not text.strip():
        raise ReadError("has no text layer: run text recognition (OCR) on it first")
    yield compose_note(source, [Passage(text)])


def _open(data: bytes) -> Any:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as exc:
        locked = getattr(exc, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD
        reason = "is protected by a password: save it without one" if locked else "is a damaged PDF"
        raise ReadError(reason) from exc


def _iter_pages(pdf: Any, budget: Budget) -> Iterator[str]:
    for number in range(len(pdf)):
        budget.spend_part()
        try:
            with closing(pdf[number]) as page, closing(page.get_textpage()) as layer:
                text = layer.get_text_range()
        except pdfium.PdfiumError as exc:
            raise ReadError(f"is damaged on page {number + 1}") from exc
        budget.spend_bytes(len(text))
        yield unwrap_lines(_split_lines(text))


def _split_lines(text: str) -> list[str]:
    """Lines as the page has them: pdfium marks a hyphen at the end of one with U+FFFE and joins."""
    return text.replace("\ufffe", "-\n").replace("\r\n", "\n").split("\n")
