"""Mentions → evidence: what each mention says of its person. Knows nothing of accounts.

classify(mentions, config=…) -> evidence, at least one piece per mention
"""

from collections.abc import Iterable, Iterator

from pipeline.config import Classify
from pipeline.types import Evidence, Mention

__all__ = ["classify"]


def classify(mentions: Iterable[Mention], *, config: Classify) -> Iterator[Evidence]:
    """All that the mentions say, piece by piece.

    Every mention gives its name, so that a person of whom nothing more is said reaches the table.
    """
    for mention in mentions:
        yield Evidence(mention, "name", mention.name, 1.0, mention.start, mention.end)
        for fact in mention.facts:
            yield Evidence(
                mention, fact.attribute, fact.value, fact.confidence, fact.start, fact.end
            )
