"""What the pipeline makes of a case's file, in the words in which cases are written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline.config import load_config
from pipeline.errors import ReadError
from pipeline.ingest import Source, read_source, segment
from pipeline.ingest.detect import detect_format
from pipeline.types import Document, Part, Segment, Skipped
from tests.ingest.shapes.case_format import Case


@dataclass(frozen=True, slots=True)
class Observed:
    """The documents of one file, their segments, and what was skipped with its reasons."""

    format: str
    documents: list[Document]
    segments: list[list[Segment]]
    reasons: list[str]

    def texts(self, part: Part) -> list[str]:
        """The text of every segment of one part."""
        return [item.text for items in self.segments for item in items if item.part is part]


def observe_case(case: Case) -> Observed:
    """Read and segment the file of a case."""
    source = Source(name=case.file, payload=case.payload)
    found = list(read_source(source, limits=load_config().limits))
    documents = [item for item in found if isinstance(item, Document)]
    return Observed(
        format=_detect(source),
        documents=documents,
        segments=[list(segment(document)) for document in documents],
        reasons=[item.reason for item in found if isinstance(item, Skipped)],
    )


def _detect(source: Source) -> str:
    try:
        return detect_format(source)
    except ReadError as exc:
        return f"none: {exc}"


def list_turns(segments: Iterable[Segment]) -> list[tuple[str, str]]:
    """Speaker and words of each turn, `''` for rooms; one speaker's neighbouring turns are one.

    Turns begin at the first label, or at the first words whose part the format itself told;
    what stands before them is no turn.
    """
    pairs = [(_name_speaker(item), squeeze(item.text)) for item in _skip_preamble(segments)]
    return merge_turns(pairs)


def merge_turns(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Join neighbours of one speaker: (A, x), (A, y), (B, z) -> (A, xy), (B, z)."""
    groups = groupby(pairs, key=lambda pair: pair[0])
    return [(name, "".join(words for _, words in group)) for name, group in groups]


def squeeze(text: str) -> str:
    """Text without any white space, the form in which words are compared."""
    return "".join(text.split())


def _skip_preamble(segments: Iterable[Segment]) -> Iterator[Segment]:
    begun = False
    for item in segments:
        begun = begun or item.part is Part.LABEL or _is_told(item)
        if begun and item.part is Part.BODY:
            yield item


def _is_told(item: Segment) -> bool:
    blocks = item.document.blocks
    return item.part is Part.BODY and any(
        block.part is Part.BODY and block.start <= item.start < block.end for block in blocks
    )


def _name_speaker(item: Segment) -> str:
    return item.envelope.author.name if item.envelope.author else ""
