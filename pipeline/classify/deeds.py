"""What is told of a person's deeds → role, influence, style, stance; few cues, each a sure one.

Reach for this on the mentions of one segment. Cues stand in `configs/words/deeds.toml`; how often
each is right on annotated passages is shown by `bench/cues.py`.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.classify.cues import Deed, load_cues, load_list, split_sentences
from pipeline.types import Mention, Part

_OPENING = 12  # characters of a sentence's beginning in which a pronoun opens it


def find_deeds(mentions: Sequence[Mention]) -> Iterator[Deed]:
    """The deeds told of the mentions of one segment, which come in the order of the text."""
    if not mentions or mentions[0].segment.part is not Part.BODY:
        return
    text, offset = mentions[0].segment.text, mentions[0].segment.start
    hits = [(cue, found) for cue in load_cues() for found in cue.told.find(text)]
    if not hits:
        return
    sentences = split_sentences(text)
    for cue, found in hits:
        start, before = sentences.around(found.start())
        subject = _find_subject(mentions, before + offset, start + offset, found, text)
        if subject is not None and not _is_negated(text, subject.end - offset, start, found):
            at, end = found.start() + offset, found.end() + offset
            yield Deed(subject, cue.attribute, cue.value, at, end)


def _find_subject(
    mentions: Sequence[Mention], before: int, start: int, found: re.Match[str], text: str
) -> Mention | None:
    """The last person named before the cue, or the one whom an opening pronoun stands for.

    With both, the text may mean either, and nobody is taken.
    The sentence begins at `start` of the document, the sentence before it at `before`.
    """
    offset = mentions[0].segment.start
    named = [m for m in mentions if start <= m.start and m.end <= found.start() + offset]
    opening = text[start - offset : min(start - offset + _OPENING, found.start())]
    is_pronoun = load_list("pronouns").occurs_in(opening)
    if named:
        return None if is_pronoun else named[-1]
    earlier = [m for m in mentions if before <= m.start < start]
    return earlier[-1] if is_pronoun and len({m.name for m in earlier}) == 1 else None


def _is_negated(text: str, subject_end: int, start: int, found: re.Match[str]) -> bool:
    """Whether a negation stands between the person and the cue, or a condition before it."""
    between = text[max(subject_end, start) : found.end()]
    clause = text[start : found.end()]
    return load_list("negation").occurs_in(between) or load_list("condition").occurs_in(clause)
