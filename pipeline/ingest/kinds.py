"""What sort of document a text is, where the format leaves it open."""

from pipeline.ingest.turns import find_turns
from pipeline.types import Kind


def guess_kind(text: str) -> Kind:
    """A transcript where turns make up most of the text, else a note."""
    said = sum(turn.end - turn.start for turn in find_turns(text, 0, len(text)))
    return Kind.TRANSCRIPT if said * 2 > len(text.strip()) > 0 else Kind.NOTE
