"""Word documents: minutes, call notes, transcripts of Teams and 飞书.

Macros are never looked at, entities of the XML are not resolved, nothing linked is loaded.
"""

import zlib
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.package import OpcPackage
from docx.oxml.parser import parse_xml

from pipeline.errors import ReadError
from pipeline.ingest.archive import open_stream, open_zip
from pipeline.ingest.build import Passage, normalise_text
from pipeline.ingest.notes import compose_note
from pipeline.ingest.source import Budget, Source
from pipeline.ingest.speech.talk import Utterance, compose_turns
from pipeline.ingest.wordxml import iter_lines, read_comments
from pipeline.types import Document

# What lxml raises for broken XML is a SyntaxError.
_DAMAGED = (
    PackageNotFoundError,
    BadZipFile,
    zlib.error,
    SyntaxError,
    KeyError,
    ValueError,
    OSError,
    NotImplementedError,
    EOFError,
)
_ASIDE = (RT.FOOTNOTES, RT.ENDNOTES, RT.HEADER, RT.FOOTER)


def read(source: Source, budget: Budget) -> Iterator[Document]:
    """One document: its text, notes and page headers below it, then reviewers' comments.

    Raises ReadError for a damaged file and for one without words.
    """
    _check_size(source, budget)
    try:
        text, aside, said = _read_parts(source)
    except _DAMAGED as exc:
        raise ReadError("is a damaged Word document") from exc
    passages = [Passage(f"{part}\n") for part in (text, *aside) if part] + compose_turns(said)
    if not passages:
        raise ReadError("is a Word document without words")
    yield compose_note(source, passages)


def _check_size(source: Source, budget: Budget) -> None:
    """Spend what the file says it unpacks to; zipfile holds each member to its word."""
    with open_zip(source) as archive:
        budget.spend_bytes(sum(member.file_size for member in archive.infolist()))


def _read_parts(source: Source) -> tuple[str, list[str], list[Utterance]]:
    """The document's text, the distinct texts beside it, and its comments."""
    with open_stream(source) as stream:
        main = OpcPackage.open(stream).main_document_part
    text = _write(parse_xml(main.blob))
    parts = _related(main)
    aside = [_write(element) for kind in _ASIDE for element in parts.get(kind, ())]
    comments = [one for element in parts.get(RT.COMMENTS, ()) for one in read_comments(element)]
    said = [Utterance(author, words) for author, words in comments]
    return text, [one for one in dict.fromkeys(aside) if one and one not in text], said


def _related(main: Any) -> dict[str, list[Any]]:
    """The XML of the parts that the document refers to, by the kind of reference."""
    found: dict[str, list[Any]] = {}
    for reference in main.rels.values():
        if not reference.is_external and reference.reltype in (*_ASIDE, RT.COMMENTS):
            element = parse_xml(reference.target_part.blob)
            found.setdefault(reference.reltype, []).append(element)
    return found


def _write(element: Any) -> str:
    return normalise_text("\n".join(iter_lines(element))).strip()
