"""Transcripts that meeting tools save as subtitles: WebVTT and SubRip."""

from collections.abc import Iterator

from pipeline.errors import ReadError
from pipeline.ingest.build import build_document, normalise_text
from pipeline.ingest.charset import decode_text
from pipeline.ingest.dating import date_note
from pipeline.ingest.source import Budget, Source
from pipeline.ingest.speech.cues import read_cues
from pipeline.ingest.speech.talk import compose_turns
from pipeline.types import Document, Envelope, Kind


def read(source: Source, budget: Budget) -> Iterator[Document]:
    """One transcript: a label and words per turn. Raises ReadError where nothing is said."""
    text = normalise_text(decode_text(source.read(most=budget.limits.file_bytes)))
    passages = compose_turns(read_cues(text))
    if not passages:
        raise ReadError("is a subtitle file without words")
    envelope = Envelope(sent=date_note(source.name, text.partition("-->")[0]))
    yield build_document(source, passages, kind=Kind.TRANSCRIPT, envelope=envelope)
