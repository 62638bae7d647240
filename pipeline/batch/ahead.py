"""Work handed out a little ahead of whoever takes it up: nobody waits, and little is held."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

_Item = TypeVar("_Item")
_Handle = TypeVar("_Handle")


def submit_ahead(
    items: Sequence[_Item], submit: Callable[[_Item], _Handle], *, most: int
) -> Iterator[_Handle]:
    """What `submit` gives for each item, in order; at most so many are submitted and not taken."""
    coming = iter(items)
    ahead: deque[_Handle] = deque()
    for _ in items:
        ahead.extend(map(submit, islice(coming, most - len(ahead))))
        yield ahead.popleft()
