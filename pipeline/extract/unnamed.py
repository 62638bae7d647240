"""People spoken of without a name: `their CFO`, `our IT guy`, `你们采购总监`, `他们财务`.

Reach for `find_unnamed` to list who is still unknown in a buying centre. Whose people they are is
given relative to whoever speaks, since only all documents together say on which side that is. A
post is left out rather than guessed: one that may be the post of somebody named beside it, one that
several people hold, one that is said of nobody in particular.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from pipeline.extract.overlap import keep_free
from pipeline.extract.passages import lift, once
from pipeline.extract.unnamed_chinese import find_chinese
from pipeline.extract.unnamed_latin import find_latin
from pipeline.types import Kind, Mention, Part, Segment, Unnamed, Whose

_OWN_FACTS = ("title", "former_title", "department", "reports_to")
_NEAR = 24
_LINE = 400
_QUOTES = (("“", "”"), ("「", "」"), ("『", "』"))


def find_unnamed(segments: Iterable[Segment], mentions: Iterable[Mention]) -> Iterator[Unnamed]:
    """Who is spoken of by a post alone, in the order of the segments.

    `mentions` are the people with names of the same documents, in any order: whose post a text
    tells has a name. `Our CFO wants numbers` -> `CFO`, the speaker's; `Dana, our CFO` -> nobody
    """
    people: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        people[mention.segment.document.id].append(mention)
    for found in people.values():
        found.sort(key=_start)
    for segment in segments:
        if segment.part is Part.BODY:
            yield from _find(segment, people.get(segment.document.id, ()))


def _start(mention: Mention) -> int:
    return mention.start


def _find(segment: Segment, mentions: Sequence[Mention]) -> Iterator[Unnamed]:
    first, last = (bisect_left(mentions, at, key=_start) for at in (segment.start, segment.end))
    near = mentions[first:last]
    taken = [(f.start, f.end) for m in near for f in m.facts if f.attribute in _OWN_FACTS]
    taken += [(m.start, m.end) for m in near]
    free = (one for one in keep_free(_list_posts(segment), taken) if not _is_named(one, near))
    end = -1
    for one in free:
        told = _hear(one)
        if told is not None and told.start >= end:
            end = told.end
            yield told


def _list_posts(segment: Segment) -> Iterator[Unnamed]:
    alone = lift(segment)
    shift = segment.start - alone.start
    for one in _read_posts(alone):
        yield Unnamed(segment, one.start + shift, one.end + shift, one.whose)


@once
def _read_posts(segment: Segment) -> tuple[Unnamed, ...]:
    """The posts in a lifted segment, whosever they are, in order."""
    found = [*find_latin(segment, account=segment.document.account), *find_chinese(segment)]
    return tuple(sorted(found, key=lambda one: (one.start, -one.end)))


def _is_named(one: Unnamed, people: Sequence[Mention]) -> bool:
    """Whether nothing but a pause or `is` stands between the post and the next name on a side."""
    text = one.segment.document.text
    place = bisect_left(people, one.start, key=_start)
    sides = [(person.end, one.start) for person in people[max(0, place - 1) : place]]
    sides += [(one.end, person.start) for person in people[place : place + 1]]
    return any(
        end - start <= _NEAR and _joins().fullmatch(text, start, end) is not None
        for start, end in sides
    )


@cache
def _joins() -> re.Pattern[str]:
    """What may stand between a post and the name of whoever holds it."""
    words = "who|is|was|as|now|also|our|their|your|my|his|her|the|a|an|new|be|will|named|called|of"
    chinese = "是|还|姓|叫|即|为|任|当|做|兼|就|我们|他们|你们|的|那个|那位|这位|一位|咱们|公司"
    return re.compile(
        rf"(?:[\s,;:()（）\[\]\"“”'’*—–\-，：、/|]|\b(?:{words})\b|{chinese}){{0,12}}",
        re.IGNORECASE,
    )


def _hear(one: Unnamed) -> Unnamed | None:
    """In a note of ours the customer's words stand in quotes: `our CFO` is then theirs."""
    segment = one.segment
    if segment.document.kind not in (Kind.NOTE, Kind.CRM) or segment.envelope.author is not None:
        return one
    if not _is_quoted(segment.document.text, segment.start, one.start):
        return one
    if one.whose is Whose.SPEAKER:
        return Unnamed(segment, one.start, one.end, Whose.OTHERS)
    return one if one.whose is Whose.OPEN else None


def _is_quoted(text: str, floor: int, at: int) -> bool:
    line = text[max(floor, at - _LINE) : at].rpartition("\n")[2]
    paired = any(line.count(left) > line.count(right) for left, right in _QUOTES)
    return paired or line.count('"') % 2 == 1
