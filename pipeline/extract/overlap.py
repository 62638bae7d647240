"""What has a place in the text and overlaps nothing that is taken."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Whatever stands at `[start, end)` of a text: a mention, a fact, a tag."""

    @property
    def start(self) -> int:
        """The first character."""

    @property
    def end(self) -> int:
        """The place behind the last character."""


P = TypeVar("P", bound=Placed)


def keep_free(placed: Iterable[P], taken: Iterable[tuple[int, int]]) -> Iterator[P]:
    """Those that overlap none of the taken ranges."""
    ranges = sorted(taken)
    ends = list(accumulate((end for _, end in ranges), max))
    for one in placed:
        before = bisect_left(ranges, (one.end, 0))  # ranges that begin before its end
        if before == 0 or ends[before - 1] <= one.start:
            yield one
