"""What was said in a call, utterance by utterance → passages of turns with their speakers.

For every format that names its speakers itself: subtitles and the exports of call recorders.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise

from pipeline.ingest.build import Passage
from pipeline.ingest.speech.speakers import parse_speaker
from pipeline.types import Part, Party

_LONG = 800  # characters after which a monologue is cut at the end of a sentence
_FINAL = tuple(".?!。？！…")
_WIDE = re.compile(r"[\u2e80-\uffef]")


@dataclass(frozen=True, slots=True)
class Utterance:
    """A stretch of speech. `label` is shown as the source has it, "" where nobody is named."""

    label: str
    words: str
    address: str = ""

    @property
    def speaker(self) -> Party:
        """The person who speaks, nameless where the label is a room, a phone or missing."""
        party = parse_speaker(self.label)
        return Party(party.name, self.address or party.address)


def compose_turns(utterances: Iterable[Utterance]) -> list[Passage]:
    """Passages `Name:` and words, one turn for utterances of one speaker in a row.

    ("Dana", "Hi."), ("Dana", "So.") -> label "Dana:", body "Hi. So."
    """
    passages: list[Passage] = []
    said = (one for one in utterances if one.words.strip())
    for (label, _), run in groupby(said, key=lambda one: (one.label, one.address)):
        turn = list(run)
        speaker = turn[0].speaker
        if label:
            passages.append(Passage(f"{label}:", part=Part.LABEL, speaker=speaker))
        paragraphs = join_words(one.words for one in turn)
        passages += [Passage(words, part=Part.BODY, speaker=speaker) for words in paragraphs]
    return passages


def join_words(pieces: Iterable[str]) -> list[str]:
    """Pieces of speech → paragraphs: cues cut sentences, monologues need cutting.

    ["So we", "agree."] -> ["So we agree."], ["我们", "同意"] -> ["我们同意"]
    """
    paragraphs: list[list[str]] = [[]]
    length = 0
    for piece in (" ".join(piece.split()) for piece in pieces):
        if length > _LONG and paragraphs[-1][-1].endswith(_FINAL):
            paragraphs.append([])
            length = 0
        paragraphs[-1].append(piece)
        length += len(piece)
    return [_glue(paragraph) for paragraph in paragraphs if paragraph]


def _glue(pieces: list[str]) -> str:
    """Chinese needs no blank between pieces."""
    glued = [pieces[0]]
    for before, piece in pairwise(pieces):
        tight = _WIDE.match(piece) and _WIDE.match(before[-1:])
        glued.append(piece if tight else f" {piece}")
    return "".join(glued)
