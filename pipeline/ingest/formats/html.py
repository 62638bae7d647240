"""Saved web pages: exported notes, minutes and transcripts of meeting tools."""

import html
import re
from collections.abc import Iterator

from pipeline.errors import ReadError
from pipeline.ingest.build import Passage, normalise_text
from pipeline.ingest.charset import decode_text
from pipeline.ingest.htmls import render_html
from pipeline.ingest.notes import compose_note
from pipeline.ingest.source import Budget, Source
from pipeline.types import Document

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{1,400})</title", re.IGNORECASE)
_HEAD = 4_096  # bytes in which a page declares its encoding and its title


def read(source: Source, budget: Budget) -> Iterator[Document]:
    """One document, with the page's title above it. Raises ReadError for a page without words."""
    data = source.read(most=budget.limits.file_bytes)
    declared = _CHARSET.search(data[:_HEAD])
    page = decode_text(data, declared=declared.group(1).decode("ascii") if declared else None)
    passages = render_html(page)
    text = normalise_text("\n".join(passage.text for passage in passages))
    if not text.strip():
        raise ReadError("is a web page without words")
    title = read_title(page)
    if title and title not in text:
        passages = [Passage(f"{title}\n"), *passages]
    yield compose_note(source, passages)


def read_title(page: str) -> str:
    """The title that the page's head gives, on one line, or ""."""
    found = _TITLE.search(page[: _HEAD * 4])
    return " ".join(html.unescape(found.group(1)).split()) if found else ""
