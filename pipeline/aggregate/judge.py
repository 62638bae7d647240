"""Evidence of one person → one label with a probability.

Reasons of one document count once per value; reasons of several documents add up as independent
ones do (noisy-or); what speaks for another value takes from the confidence.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import prod

from pipeline.types import Evidence, Judgement

_MOST = 0.97  # no sum of reasons is surer than this
_RIVAL = 0.5  # how much of the second value's weight is taken off the first's


def weigh_values(evidence: Iterable[Evidence]) -> dict[str, float]:
    """Each value with the weight of its reasons: two documents with 0.6 each -> 0.84."""
    best: dict[tuple[str, str], float] = defaultdict(float)
    for item in evidence:
        key = (item.value, item.document.id)
        best[key] = max(best[key], item.confidence)
    values = sorted({value for value, _ in best})
    return {
        value: min(_MOST, 1 - prod(1 - c for (of, _), c in best.items() if of == value))
        for value in values
    }


def judge(evidence: Sequence[Evidence], *, otherwise: Judgement) -> Judgement:
    """The value with most weight; `otherwise` where there is no evidence at all."""
    weights = weigh_values(evidence)
    if not weights:
        return otherwise
    first, *rest = sorted(weights, key=lambda value: (-weights[value], value))
    rival = weights[rest[0]] if rest else 0.0
    return Judgement(first, round(weights[first] * (1 - _RIVAL * rival), 4))
