"""Word documents: minutes, call notes, transcripts of Teams and 飞书."""

import io
from collections.abc import Iterator
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table

from pipeline.errors import ReadError
from pipeline.ingest.build import Passage, build_document
from pipeline.ingest.source import Budget, Source
from pipeline.types import Document, Kind


def read(source: Source, budget: Budget) -> Iterator[Document]:
    """One document. Raises ReadError for a damaged file."""
    data = source.read(most=budget.limits.file_bytes)
    try:
        content = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as exc:
        raise ReadError("is a damaged Word document") from exc
    lines: list[str] = []
    for item in content.iter_inner_content():
        if isinstance(item, Table):
            lines += [
                "\t".join(cell.text.replace("\n", "; ") for cell in row.cells) for row in item.rows
            ]
            lines.append("")
        else:
            lines += [item.text, ""]
    yield build_document(source, [Passage("\n".join(lines))], kind=Kind.NOTE)
