"""A segment apart from its document, so that what stands in many documents is read once.

Reach for `lift` and `once` where a reader asks of the words and who wrote them, and nothing else:
quoted mails and signatures come again and again, and lifted their segments are equal. `put_back`
gives what was found its place in a document.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

from pipeline.types import Document, Fact, Mention, Segment

_AROUND = 32  # characters on both sides: no reader looks farther past the ends of a segment
_LONGEST = 8_000  # characters of a segment that is worth remembering
_REMEMBERED = 1 << 12
P = ParamSpec("P")
R = TypeVar("R")


def lift(segment: Segment) -> Segment:
    """The segment in a document that holds little else: equal for all copies of its words."""
    document = segment.document
    start = max(0, segment.start - _AROUND)
    text = document.text[start : segment.end + _AROUND]
    alone = Document(id="", source="", account=document.account, kind=document.kind, text=text)
    place = segment.start - start, segment.end - start
    return Segment(alone, *place, part=segment.part, envelope=segment.envelope)


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
