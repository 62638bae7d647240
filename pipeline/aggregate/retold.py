"""Quoted messages that the account also holds as they were sent.

Reach for `find_retold`. What a reply quotes may have been altered, by accident or on purpose; the
message itself tells what it said.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from pipeline.names import fold_name
from pipeline.types import Kind, Segment

Message = tuple[str, int]  # document, number
_Clock = tuple[str, int, int]
_NEAR = (-1, 0, 1)  # days by which clocks differ
_FARTHEST = timedelta(hours=14)  # between the clock of a writer and that of whoever quotes
_QUARTER = 15  # minutes: clocks of two time zones differ by a multiple


def find_retold(segments: Iterable[Segment]) -> set[Message]:
    """The quoted messages whose writer sent one by itself at that minute, in some time zone."""
    sent: dict[_Clock, set[datetime]] = defaultdict(set)
    quoted: dict[Message, Segment] = {}
    for segment in segments:
        if segment.message:
            quoted.setdefault((segment.document.id, segment.message), segment)
        elif segment.document.kind is Kind.EMAIL:
            for clock, when in _read_clock(segment):
                sent[clock].add(when)
    return {
        message
        for message, segment in quoted.items()
        if any(
            abs(when - known) <= _FARTHEST
            for (writer, minute, day), when in _read_clock(segment)
            for near in _NEAR
            for known in sent.get((writer, minute, day + near), ())
        )
    }


def _read_clock(segment: Segment) -> Iterator[tuple[_Clock, datetime]]:
    """Writer, by name and by address, with the minute of the quarter of an hour and the day."""
    author, sent = segment.envelope.author, segment.envelope.sent
    if author is not None and sent is not None and (sent.hour or sent.minute):
        when = sent.replace(second=0, microsecond=0, tzinfo=None)
        for writer in {fold_name(author.name), author.address.lower()} - {""}:
            yield (writer, when.minute % _QUARTER, when.toordinal()), when
