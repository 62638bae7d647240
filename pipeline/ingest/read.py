"""One input → its documents, by the reader that its content asks for.

READERS is the whole list of formats. A reader is a module of `pipeline.ingest.formats` with

    read(source: Source, budget: Budget) -> Iterator[Document | Skipped]

imported only when an input needs it, so that one mail does not wait for the PDF library.
"""

from collections.abc import Callable, Iterator
from importlib import import_module

from pipeline.config import Limits
from pipeline.errors import ReadError
from pipeline.ingest.detect import detect_format
from pipeline.ingest.source import Budget, Source
from pipeline.timing import timed
from pipeline.types import Document, Skipped

Reader = Callable[[Source, Budget], Iterator[Document | Skipped]]

READERS = {
    "csv": "csvs",
    "docx": "docx",
    "eml": "eml",
    "html": "html",
    "json": "calls",
    "mbox": "mbox",
    "msg": "msg",
    "pdf": "pdf",
    "pst": "pst",
    "srt": "subtitles",
    "text": "text",
    "vtt": "subtitles",
    "zip": "zips",
}


@timed("ingest")
def read_source(source: Source, *, limits: Limits) -> Iterator[Document | Skipped]:
    """All documents of one input; what cannot be read comes out as Skipped, never as an error."""
    yield from read_member(source, Budget(limits=limits).allow(source.measure()))


def read_member(source: Source, budget: Budget) -> Iterator[Document | Skipped]:
    """The same for a member of an archive or an attached mail, within the given budget."""
    yield from read_with(_read_detected, source, budget)


def read_with(reader: Reader, source: Source, budget: Budget) -> Iterator[Document | Skipped]:
    """What `reader` gives, for a member whose format is known; errors come out as Skipped."""
    try:
        budget.check_nesting(source.nesting)
        budget.check_time()
        for item in reader(source, budget):
            yield _check_length(item, budget.limits)
    except ReadError as exc:
        yield Skipped(source.name, str(exc))
    except Exception as exc:  # noqa: BLE001 - a library fails as it likes; the run goes on
        yield Skipped(source.name, f"cannot be read ({type(exc).__name__}); please report it")


def _check_length(item: Document | Skipped, limits: Limits) -> Document | Skipped:
    """A text longer than all later steps should bear is skipped, whatever format it came in."""
    if isinstance(item, Skipped) or len(item.text) <= limits.characters:
        return item
    return Skipped(item.id, f"has more than {limits.characters:,} characters (limits.characters)")


def _read_detected(source: Source, budget: Budget) -> Iterator[Document | Skipped]:
    reader: Reader = import_module(f"pipeline.ingest.formats.{READERS[detect_format(source)]}").read
    yield from reader(source, budget)
