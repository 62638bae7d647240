"""Who stands between others."""

from itertools import pairwise

import pytest

from pipeline.aggregate.bridges import measure_betweenness

LINE = list(pairwise(range(5)))
STAR = [(0, other) for other in range(1, 5)]
CIRCLE = [*pairwise(range(4)), (3, 0)]


@pytest.mark.parametrize(
    ("count", "pairs", "expected"),
    [
        (0, [], []),
        (2, [(0, 1)], [0, 0]),
        (3, [(0, 1), (1, 2)], [0, 1, 0]),
        (3, [(0, 1), (1, 0), (1, 2), (2, 1)], [0, 1, 0]),
        (4, [(0, 1), (2, 3)], [0, 0, 0, 0]),
        (5, STAR, [1, 0, 0, 0, 0]),
        (5, LINE, [0, 3 / 6, 4 / 6, 3 / 6, 0]),
        (4, CIRCLE, [1 / 6] * 4),
    ],
)
def test_bridges_count_shortest_ways(
    count: int, pairs: list[tuple[int, int]], expected: list[float]
) -> None:
    """The share of shortest ways between two others; ways of one length share what they join."""
    assert measure_betweenness(count, pairs) == pytest.approx(expected)


def test_bridges_are_estimated_where_there_are_many() -> None:
    """The one person whom all of a large account write to stands between all of them."""
    between = measure_betweenness(400, [(0, other) for other in range(1, 400)])
    assert between[0] == pytest.approx(1.0)
    assert set(between[1:]) == {0.0}
