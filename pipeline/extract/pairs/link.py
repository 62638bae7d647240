"""Titles and units → the people they belong to, whoever found the spans."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.pairs.spans import Span, describe_pair, list_candidates
from pipeline.extract.weights import load_weights, score

SURE = 0.4


@dataclass(frozen=True, slots=True)
class Link:
    """The number of a span, the number of its person, and how likely the two belong together."""

    span: int
    person: int
    sure: float


def link_titles(
    text: str, people: Sequence[Span], titles: Sequence[Span], *, least: float = SURE
) -> list[Link]:
    """Whose title each is: offsets of names and of titles, both in order of text.

    `Dana, our CFO, met Raj.` with Dana at (0, 4), Raj at (19, 22) and CFO at (10, 13)
    -> span 0 is person 0's. A title that is nobody's (`they want a CFO`) has no link.
    """
    return list(_link(text, people, titles, "title", least))


def link_departments(
    text: str, people: Sequence[Span], units: Sequence[Span], *, least: float = SURE
) -> list[Link]:
    """Whose department each is, as `link_titles` does for titles."""
    return list(_link(text, people, units, "department", least))


def _link(
    text: str, people: Sequence[Span], spans: Sequence[Span], model: str, least: float
) -> Iterator[Link]:
    weights = load_weights(f"links/{model}")
    for number, span in enumerate(spans):
        scored = [
            (score(describe_pair(text, span, people[n], people, spans), weights), n)
            for n in list_candidates(text, span, people)
        ]
        sure, person = max(scored, default=(0.0, 0))
        if sure >= least:
            yield Link(number, person, sure)
