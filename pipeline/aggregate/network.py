"""Social network analysis of an account's mail: who is at its centre, who bridges its parts.

Freeman, L. C. (1979): Centrality in social networks. Conceptual clarification. Social Networks 1.
"""

from collections import Counter
from collections.abc import Sequence

import networkx as nx

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
    graph = nx.DiGraph()
    graph.add_nodes_from(range(len(rows)))
    graph.add_edges_from(sorted(count_pairs(letters)))
    pivots = _MOST_PIVOTS if len(rows) > _MOST_PIVOTS else None
    bridges = nx.betweenness_centrality(graph.to_undirected(), k=pivots, seed=_SEED)
    return [
        Centrality(
            account=row.account,
            stakeholder_id=row.id,
            name=row.name,
            messages=written[number],
            in_degree=graph.in_degree(number),
            out_degree=graph.out_degree(number),
            betweenness=bridges[number],
        )
        for number, row in enumerate(rows)
    ]
