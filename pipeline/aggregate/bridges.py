"""Who stands between others: the betweenness of everybody in a graph of acquaintances.

Brandes, U. (2001): A faster algorithm for betweenness centrality. Journal of Mathematical Sociology
25. Brandes, U. and Pich, C. (2007): Centrality estimation in large networks. International Journal
of Bifurcation and Chaos 17.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from random import Random

_MOST_PIVOTS = 200  # of more people betweenness is estimated, from ways that begin at these
_SEED = 7


def measure_betweenness(count: int, pairs: Iterable[tuple[int, int]]) -> list[float]:
    """The share of shortest ways between two others that lead over each of `count` people.

    3, [(0, 1), (1, 2)] -> [0.0, 1.0, 0.0]
    """
    known = _list_known(count, pairs)
    pivots: Sequence[int] = range(count)
    if count > _MOST_PIVOTS:
        pivots = Random(_SEED).sample(pivots, _MOST_PIVOTS)  # noqa: S311 - a sample, no secret
    between = [0.0] * count
    for pivot in pivots:
        for person, share in _weigh_ways(known, pivot):
            between[person] += share
    own = frozenset(pivots)  # nobody stands between themselves and others: one pivot less
    return [
        share / max(1, (len(own) - (person in own)) * (count - 2))
        for person, share in enumerate(between)
    ]


def _list_known(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    known: list[dict[int, None]] = [{} for _ in range(count)]
    for one, other in pairs:
        known[one][other] = known[other][one] = None
    return [list(others) for others in known]


def _weigh_ways(known: Sequence[Sequence[int]], pivot: int) -> Iterator[tuple[int, float]]:
    """Everybody whom a pivot reaches, the farthest first, and the ways to others that lead there.

    Where several ways are shortest, each counts by its share.
    """
    reached, nearer, ways = _reach(known, pivot)
    shares = dict.fromkeys(reached, 0.0)
    for person in reversed(reached[1:]):
        for before in nearer[person]:
            shares[before] += ways[before] / ways[person] * (1 + shares[person])
        yield person, shares[person]


def _reach(
    known: Sequence[Sequence[int]], pivot: int
) -> tuple[list[int], dict[int, list[int]], dict[int, int]]:
    """People by their distance; of each who stands before them, and how many shortest ways."""
    distance, ways = {pivot: 0}, {pivot: 1}
    nearer: dict[int, list[int]] = {pivot: []}
    queue = deque([pivot])
    while queue:
        one = queue.popleft()
        for other in known[one]:
            if other not in distance:
                distance[other], ways[other], nearer[other] = distance[one] + 1, 0, []
                queue.append(other)
            if distance[other] == distance[one] + 1:
                ways[other] += ways[one]
                nearer[other].append(one)
    return list(distance), nearer, ways
