"""Subtitle transcripts of meeting tools: WebVTT and SubRip."""

import re
from collections.abc import Iterator

from pipeline.ingest.build import Passage, build_document, normalise_text
from pipeline.ingest.charset import decode_text
from pipeline.ingest.source import Budget, Source
from pipeline.types import Document, Kind, Part, Party

_TIMING = re.compile(r"^.*-->.*$", re.M)
_VOICE = re.compile(r"<v(?:\.\S+)?\s+([^>]*)>(.*?)(?:</v>|$)", re.S)
_NAMED = re.compile(r"([^:：\n]{1,60})[:：]\s*(.*)", re.S)


def read(source: Source, budget: Budget) -> Iterator[Document]:
    """One transcript with a label and words per turn."""
    text = normalise_text(decode_text(source.read(most=budget.limits.file_bytes)))
    passages: list[Passage] = []
    for cue in _TIMING.split(text)[1:]:
        words = cue.strip().split("\n\n")[0].strip()
        found = _VOICE.match(words) or _NAMED.match(words)
        if found is None:
            passages.append(Passage(words, part=Part.BODY))
            continue
        speaker = Party(name=found.group(1).strip())
        passages.append(Passage(f"{speaker.name}:", part=Part.LABEL, speaker=speaker))
        passages.append(Passage(found.group(2).strip(), part=Part.BODY, speaker=speaker))
    yield build_document(source, passages, kind=Kind.TRANSCRIPT)
