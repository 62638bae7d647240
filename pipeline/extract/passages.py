"""A segment apart from its document, so that what stands in many documents is read once.

Reach for `lift` and `once` where a reader asks of the words and who wrote them, and nothing else:
quoted mails and signatures come again and again, and lifted their segments are equal. `put_back`
gives what was found its place in a document.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

from pipeline.types import Document, Envelope, Fact, Mention, Part, Segment

_AROUND = 32  # characters of the line on both sides: no reader looks farther
_LONGEST = 8_000  # characters of a segment that is worth remembering
_REMEMBERED = 1 << 11  # of a thousand mails about
P = ParamSpec("P")
R = TypeVar("R")


def lift(segment: Segment) -> Segment:
    """The segment in a document that holds the rest of its lines at most: equal for all copies."""
    document, start, end = segment.document, segment.start, segment.end
    before = _cut_before(document.text[max(0, start - _AROUND) : start])
    after = _cut_behind(document.text[end : end + _AROUND])
    text = f"{before}{document.text[start:end]}{after}"
    alone = Document(id="", source="", account=document.account, kind=document.kind, text=text)
    place = len(before), len(before) + end - start
    return Segment(alone, *place, part=segment.part, envelope=_lift_envelope(segment))


def _cut_before(text: str) -> str:
    """What stands on the same line, with the line's beginning; of other lines the break alone."""
    words = text.rstrip()
    blank = text[len(words) :]
    return blank if "\n" in blank else text[max(words.rfind("\n"), 0) :]


def _cut_behind(text: str) -> str:
    line, line_break, _ = text.partition("\n")
    return f"{line}{line_break}" if line.strip() else text[: len(text) - len(text.lstrip())]


def _lift_envelope(segment: Segment) -> Envelope:
    """Who writes; and to whom, where the segment says so. A copy may give no subject or date."""
    envelope = segment.envelope
    if segment.part is Part.HEADER:
        return Envelope(envelope.author, envelope.to, envelope.cc)
    return Envelope(envelope.author)


def once(
    read: Callable[Concatenate[Segment, P], R],
) -> Callable[Concatenate[Segment, P], R]:
    """A reader of lifted segments that remembers what it made of the last ones."""
    recall: Callable[..., R] = lru_cache(_REMEMBERED)(read)

    @wraps(read)
    def read_once(segment: Segment, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if segment.end - segment.start > _LONGEST:
            return read(segment, *args, **kwargs)
        return recall(segment, *args, **kwargs)

    return read_once


def put_back(mentions: Iterable[Mention], segment: Segment, lifted: Segment) -> list[Mention]:
    """Mentions in a lifted segment as those of the segment itself."""
    shift = segment.start - lifted.start
    return [
        Mention(
            segment,
            mention.start + shift,
            mention.end + shift,
            mention.name,
            mention.how,
            tuple(shift_fact(fact, shift) for fact in mention.facts),
        )
        for mention in mentions
    ]


def shift_fact(fact: Fact, shift: int) -> Fact:
    """The fact so many characters on."""
    return Fact(fact.attribute, fact.value, fact.start + shift, fact.end + shift, fact.confidence)
