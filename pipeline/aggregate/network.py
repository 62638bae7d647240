"""Social network analysis of an account's mail: who is at its centre, who bridges its parts.

Freeman, L. C. (1979): Centrality in social networks. Conceptual clarification. Social Networks 1.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.aggregate.letters import collect_letters, count_pairs
from pipeline.aggregate.persons import Person
from pipeline.types import Centrality, Stakeholder

_MOST_PIVOTS = 200  # of more people betweenness is estimated (Brandes & Pich 2007)
_SEED = 7


def measure_network(people: Sequence[Person], rows: Sequence[Stakeholder]) -> list[Centrality]:
    """Everybody's place in the mail graph, in the order of the rows, which go with the people.

    Degrees count people, not messages. Who writes and who reads does not matter to bridges: any
    message makes the two acquainted.
    """
    letters = collect_letters(people)
    written = Counter(number for letter in letters for number in letter.parties)
    pairs = sorted(count_pairs(letters))
    sent, received = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    bridges = _measure_bridges(len(rows), pairs)
    return [
        Centrality(
            account=row.account,
            stakeholder_id=row.id,
            name=row.name,
            messages=written[number],
            in_degree=received[number],
            out_degree=sent[number],
            betweenness=bridges[number],
        )
        for number, row in enumerate(rows)
    ]


def _measure_bridges(count: int, pairs: Sequence[tuple[int, int]]) -> Mapping[int, float]:
    """Betweenness by number; nobody stands between others where there are not two acquaintances."""
    if len({frozenset(pair) for pair in pairs}) < 2:
        return dict.fromkeys(range(count), 0.0)
    import networkx as nx  # slow to load

    graph = nx.DiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(pairs)
    pivots = _MOST_PIVOTS if count > _MOST_PIVOTS else None
    bridges: Mapping[int, float] = nx.betweenness_centrality(
        graph.to_undirected(), k=pivots, seed=_SEED
    )
    return bridges
