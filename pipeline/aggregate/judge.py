"""Evidence of one person → one label with a probability.

Reasons of one document count once per value, and so do the same words quoted in another; reasons of
several documents add up as independent ones do (noisy-or); what speaks for another value takes from
the confidence.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import prod

from pipeline.aggregate.sightings import document_order
from pipeline.types import Evidence, Judgement

_MOST = 0.97  # no sum of reasons is surer than this
_AROUND = 40  # characters on each side by which a quoted reason is known again
_RIVAL = 0.5  # how much of the second value's weight is taken off the first's


def weigh_values(evidence: Iterable[Evidence]) -> dict[str, float]:
    """Each value with the weight of its reasons: two documents with 0.6 each -> 0.84."""
    origin: dict[tuple[str, str], str] = {}
    best: dict[tuple[str, str], float] = defaultdict(float)
    for item in sorted(evidence, key=lambda item: (*document_order(item.document), item.start)):
        source = origin.setdefault((item.value, _context(item)), item.document.id)
        best[item.value, source] = max(best[item.value, source], item.confidence)
    values = sorted({value for value, _ in best})
    return {
        value: min(_MOST, 1 - prod(1 - c for (of, _), c in best.items() if of == value))
        for value in values
    }


def _context(item: Evidence) -> str:
    """The words around a reason: where they are the same in two documents, one quotes the other."""
    text = item.document.text
    around = text[max(item.start - _AROUND, 0) : item.end + _AROUND]
    return "".join(around.split())


def judge(evidence: Sequence[Evidence], *, otherwise: Judgement) -> Judgement:
    """The value with most weight; `otherwise` where there is no evidence at all."""
    weights = weigh_values(evidence)
    if not weights:
        return otherwise
    first, *rest = sorted(weights, key=lambda value: (-weights[value], value))
    rival = weights[rest[0]] if rest else 0.0
    return Judgement(first, round(weights[first] * (1 - _RIVAL * rival), 4))
