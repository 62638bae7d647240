"""What people say of themselves, in their own words → role, influence, style, stance.

Reach for this on all mentions of one document. Own words begin behind a speaker's label or a
message's header and end where the next one begins; what stands there in the first person counts for
the speaker or author.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.classify.cues import Deed, load_cues, load_list, split_sentences
from pipeline.types import How, Mention, Part

_OPENERS = (How.SPEAKER, How.AUTHOR)
_BEGUN = (Part.LABEL, Part.HEADER)
_BORDERS = (Part.LABEL, Part.HEADER, Part.SIGNATURE)
_CLAUSE_END = re.compile(r"[,，、:：]")


@dataclass(frozen=True, slots=True)
class Speech:
    """Own words at `[start, end)` of the document, and whose they are."""

    mention: Mention
    start: int
    end: int


def find_speeches(mentions: Sequence[Mention]) -> list[Speech]:
    """Who says what in a document, from its mentions in reading order."""
    borders = sorted({m.segment.start for m in mentions if m.segment.part in _BORDERS})
    openers = {m.segment.start: m for m in reversed(mentions) if m.how in _OPENERS}
    length = len(mentions[0].segment.document.text) if mentions else 0
    ends = dict(zip(borders, [*borders, length][1:], strict=True))
    opened = [
        Speech(mention, mention.segment.end, ends[start])
        for start, mention in sorted(openers.items())
        if start in ends
    ]
    return sorted([*opened, *_find_signed(mentions)], key=lambda speech: speech.start)


def _find_signed(mentions: Sequence[Mention]) -> Iterator[Speech]:
    """Messages whose writer only the signature tells."""
    begun = {m.segment.message for m in mentions if m.how in _OPENERS}
    for number, group in groupby(mentions, key=_message):
        together = list(group)
        signer = next((m for m in together if m.how is How.SIGNATURE), None)
        if signer is not None and number not in begun:
            heads = [m.segment.end for m in together if m.segment.part in _BEGUN]
            body = [m.segment.start for m in together if m.segment.part is Part.BODY]
            start = max(heads, default=min(body, default=0) if number else 0)
            if start < signer.segment.start:
                yield Speech(signer, start, signer.segment.start)


def _message(mention: Mention) -> int:
    return mention.segment.message


def find_own_deeds(mentions: Sequence[Mention]) -> Iterator[Deed]:
    """The deeds that speakers and authors of a document tell of themselves."""
    for speech in find_speeches(mentions):
        yield from _read_speech(speech)


def _read_speech(speech: Speech) -> Iterator[Deed]:
    text = speech.mention.segment.document.text[speech.start : speech.end]
    hits = [(cue, found) for cue in load_cues() for found in cue.own.find(text)]
    if not hits:
        return
    sentences = split_sentences(text)
    for cue, found in hits:
        start, _ = sentences.around(found.start())
        if not _is_negated(text, start, found):
            at, end = found.start() + speech.start, found.end() + speech.start
            yield Deed(speech.mention, cue.attribute, cue.value, at, end)


def _is_negated(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a negation stands in the cue's own clause, or a condition in its sentence."""
    before = text[start : found.start()]
    clause = _CLAUSE_END.split(before)[-1]
    return load_list("negation").occurs_in(clause) or load_list("condition").occurs_in(before)
