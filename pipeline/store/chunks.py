"""Anything in pieces of a bounded size, so that neither memory nor a transaction grows."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

_Item = TypeVar("_Item")
MANY = 256


def cut_chunks(items: Iterable[_Item], *, most: int = MANY) -> Iterator[list[_Item]]:
    """Lists of at most so many items; `abcde` by two -> [a, b], [c, d], [e]."""
    rest = iter(items)
    while chunk := list(islice(rest, most)):
        yield chunk


def mark_last(chunks: Iterator[list[_Item]]) -> Iterator[tuple[list[_Item], bool]]:
    """Each with whether it is the last one, which may be empty: where there are none, it is."""
    some = next(chunks, [])
    for following in chunks:
        yield some, False
        some = following
    yield some, True
