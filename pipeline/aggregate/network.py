"""Social network analysis of an account's mail: who is at its centre, who bridges its parts.

Freeman, L. C. (1979): Centrality in social networks. Conceptual clarification. Social Networks 1.
"""

from collections import Counter
from collections.abc import Sequence

from pipeline.aggregate.bridges import measure_betweenness
from pipeline.aggregate.letters import collect_letters, count_pairs
from pipeline.aggregate.persons import Person
from pipeline.types import Centrality, Stakeholder


def measure_network(people: Sequence[Person], rows: Sequence[Stakeholder]) -> list[Centrality]:
    """Everybody's place in the mail graph, in the order of the rows, which go with the people.

    Degrees count people, not messages. Who writes and who reads does not matter to bridges: any
    message makes the two acquainted.
    """
    letters = collect_letters(people)
    written = Counter(number for letter in letters for number in letter.parties)
    pairs = sorted(count_pairs(letters))
    sent, received = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    bridges = measure_betweenness(len(rows), pairs)
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
