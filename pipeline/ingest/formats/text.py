"""Plain text and Markdown: notes, minutes, pasted mails, chat dumps, transcripts."""

from collections.abc import Iterator

from pipeline.ingest.build import build_document, lift_quotes, normalise_text
from pipeline.ingest.charset import decode_text
from pipeline.ingest.dating import date_note
from pipeline.ingest.kinds import guess_kind
from pipeline.ingest.markdown import read_markdown
from pipeline.ingest.source import Budget, Source
from pipeline.types import Document, Envelope


def read(source: Source, budget: Budget) -> Iterator[Document]:
    """One document. Raises LimitError for a file that is too large."""
    data = source.read(most=budget.limits.file_bytes)
    text = read_markdown(normalise_text(decode_text(data)))
    envelope = Envelope(sent=date_note(source.name, text))
    yield build_document(source, lift_quotes(text), kind=guess_kind(text), envelope=envelope)
