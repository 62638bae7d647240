"""Who reports to whom, as a forest: everybody has one manager at most, and nobody is their own."""

from collections.abc import Iterable, Mapping

from pipeline.aggregate.ties import Tie


def grow_forest(ties: Iterable[Tie]) -> dict[int, Tie]:
    """Each person → the statement that gives their manager: the latest that closes no circle.

    Of the statements that would close one, the oldest gives way, and an older one of the same
    person may take its place.
    """
    lines: dict[int, Tie] = {}
    for tie in sorted(ties, key=lambda tie: tie.recency, reverse=True):
        if tie.source not in lines and not _is_under(tie.target, tie.source, lines):
            lines[tie.source] = tie
    return lines


def _is_under(person: int, boss: int, lines: Mapping[int, Tie]) -> bool:
    """Whether the line from a person upwards comes to the boss; it is no circle yet."""
    while person != boss and person in lines:
        person = lines[person].target
    return person == boss
