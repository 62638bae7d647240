"""Whether we have met a person, or only heard of them."""

import re
from functools import cache

from pipeline.lexicon import load_words
from pipeline.types import Evidence, How, Kind, Stakeholder

_PARTY = (How.AUTHOR, How.RECIPIENT, How.SPEAKER, How.ATTENDEE, How.SIGNATURE)
_STOP = re.compile(r"[!?。！？\n]|\.(?=\s|$)")
_REACH = 160


def is_met(row: Stakeholder) -> bool:
    """Whether somebody was a party to a message or meeting, or a note of ours says we met.

    `Spoke with Dana` in a note -> True, `her boss is Dana` -> False
    """
    return any(
        item.mention.how in _PARTY or _tells_of_contact(item)
        for item in row.evidence
        if item.attribute == "name"
    )


def _tells_of_contact(item: Evidence) -> bool:
    """Whether the sentence of a note that names somebody has a word of meeting or speech."""
    document = item.document
    if document.kind not in (Kind.NOTE, Kind.CRM):
        return False
    return _cues().search(document.text, *_sentence_around(item)) is not None


def _sentence_around(item: Evidence) -> tuple[int, int]:
    text, mention = item.document.text, item.mention
    first = max(0, mention.start - _REACH)
    before = [found.end() for found in _STOP.finditer(text, first, mention.start)]
    after = _STOP.search(text, mention.end, mention.end + _REACH)
    last = after.start() if after else min(len(text), mention.end + _REACH)
    return (before[-1] if before else first), last


@cache
def _cues() -> re.Pattern[str]:
    words = load_words("unnamed")["met"]
    return re.compile(f"{words['latin']}|{words['chinese']}", re.IGNORECASE)
