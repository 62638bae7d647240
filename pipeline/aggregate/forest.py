"""Who reports to whom, as a forest: everybody has one manager at most, and nobody is their own."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from pipeline.aggregate.ties import Tie

_NONE: Mapping[int, int | None] = MappingProxyType({})


def grow_forest(ties: Iterable[Tie], *, fixed: Mapping[int, int | None] = _NONE) -> dict[int, int]:
    """Each person → their manager: by the latest statement that closes no circle.

    Of the statements that would close one, the oldest gives way, and an older one of the same
    person may take its place. All give way to what is `fixed`, None being nobody with a row, and
    of this the earlier to the later.
    """
    latest = sorted(ties, key=lambda tie: tie.recency, reverse=True)
    said = [(tie.source, tie.target) for tie in latest if tie.source not in fixed]
    lines: dict[int, int] = {}
    for source, target in (*reversed(list(fixed.items())), *said):
        if target is not None and source not in lines and not _is_under(target, source, lines):
            lines[source] = target
    return lines


def _is_under(person: int, boss: int, lines: Mapping[int, int]) -> bool:
    """Whether the line from a person upwards comes to the boss; it is no circle yet."""
    while person != boss and person in lines:
        person = lines[person]
    return person == boss
