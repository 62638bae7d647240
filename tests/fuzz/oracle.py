"""What holds for every input whatever: the judge of all fuzz targets.

The pipeline answers a reader's fault with a reason that asks for a report, so that a run goes on.
Here that answer is the finding, and the fault itself is raised again to show its place.
"""

from collections.abc import Callable, Iterator
from importlib import import_module

from pipeline.config import load_config
from pipeline.errors import ReadError
from pipeline.ingest import Budget, Source, read_source, segment
from pipeline.ingest.build import normalise_text
from pipeline.ingest.detect import detect_format
from pipeline.ingest.read import READERS
from pipeline.types import Document, Skipped

LIMITS = load_config().limits
FAULT = "please report it"
LONGEST_REASON = 300


class BrokenError(Exception):
    """Something that always holds did not hold."""


def check_file(name: str, payload: bytes) -> list[Document | Skipped]:
    """Read an input of this name and content; all that comes out is sound.

    Raises BrokenError, or the fault that a reader met.
    """
    found = list(read_source(Source(name=name, payload=payload), limits=LIMITS))
    if not found:
        raise BrokenError("neither a document nor a reason")
    for item in found:
        if isinstance(item, Document):
            check_document(item)
        else:
            _check_reason(item, name, payload)
    return found


def _check_reason(item: Skipped, name: str, payload: bytes) -> None:
    if FAULT in item.reason:
        raise_fault(name, payload)
        raise BrokenError(f"a fault within a member: {item.reason}")
    if not item.reason or len(item.reason) > LONGEST_REASON or "\n" in item.reason:
        raise BrokenError(f"a reason that is no line: {item.reason!r}")


def raise_fault(name: str, payload: bytes) -> None:
    """Read the input once more where nothing catches what goes wrong."""
    source = Source(name=name, payload=payload)
    try:
        module = import_module(f"pipeline.ingest.formats.{READERS[detect_format(source)]}")
        list(module.read(source, Budget(limits=LIMITS)))
    except ReadError:
        return


def check_document(document: Document) -> None:
    """The text is normal and whole; blocks and segments lie in it, in order and apart."""
    text = document.text
    if normalise_text(text) != text:
        raise BrokenError("text that is not normalised")
    text.encode()
    _check_order((block.start, block.end) for block in document.blocks)
    if any(block.end > len(text) for block in document.blocks):
        raise BrokenError("a block past the end of the text")
    at = 0
    for piece in segment(document):
        if piece.document is not document:
            raise BrokenError("a segment of another document")
        if not at <= piece.start < piece.end <= len(text):
            raise BrokenError(f"a segment out of place: {piece.start}-{piece.end} after {at}")
        if text[at : piece.start].strip() or piece.text != piece.text.strip():
            raise BrokenError(f"words left out before {piece.start}")
        at = piece.end
    if text[at:].strip():
        raise BrokenError(f"words left out after {at}")


def _check_order(spans: Iterator[tuple[int, int]]) -> None:
    at = 0
    for start, end in spans:
        if not at <= start <= end:
            raise BrokenError(f"a block out of place: {start}-{end} after {at}")
        at = end


def check_call(call: Callable[[bytes], object]) -> Callable[[bytes], None]:
    """A target of a function that may refuse its input, by a ReadError, and nothing else."""

    def run(data: bytes) -> None:
        try:
            call(data)
        except ReadError:
            return

    return run
