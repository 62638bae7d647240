"""Evidence of one person → one label with a probability: strong sentences decide, facts do not.

Reach for `pool_reasons`. Every reason has a probability of its own, from the model or from a rule.
Reasons of one value add up as independent ones do (noisy-or), after a curve that takes weak ones
nearly out (a line on their log-odds); values then compete with each other and with silence by
their odds. The three numbers of each attribute are fitted on people whose labels are known, see
`bench/pooling.py`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp, log, log1p

from pipeline.aggregate.sightings import document_order
from pipeline.types import Evidence, Judgement

_AROUND = 40  # characters on each side by which a quoted reason is known again
_LEAST, _MOST = 1e-4, 0.97  # no probability is surer than this


@dataclass(frozen=True, slots=True)
class Pool:
    """How reasons of an attribute count.

    A reason with log-odds x weighs as one of `slope * x + shift`; `silence` is the odds that
    nothing is shown at all, against which the values' odds stand.
    """

    slope: float
    shift: float
    silence: float


def pool_reasons(evidence: Iterable[Evidence], *, pool: Pool, otherwise: Judgement) -> Judgement:
    """The likeliest value, or `otherwise` where silence is likelier.

    The confidence of `otherwise` is that of its being right where nothing is shown.
    """
    chances = weigh_values(distinct_reasons(evidence), pool=pool)
    nothing = chances.pop(None, 1.0)
    shares = {value: share for value, share in chances.items() if value is not None}
    shares[otherwise.value] = shares.get(otherwise.value, 0.0) + nothing * otherwise.confidence
    value = min(shares, key=lambda value: (-shares[value], value))
    return Judgement(value, round(min(shares[value], _MOST), 4))


def distinct_reasons(evidence: Iterable[Evidence]) -> list[tuple[str, float]]:
    """Values with their probabilities; the same words quoted in other documents count once."""
    best: dict[tuple[str, str], float] = defaultdict(float)
    for item in sorted(evidence, key=lambda item: (*document_order(item.document), item.start)):
        key = item.value, _context(item)
        best[key] = max(best[key], item.confidence)
    return [(value, chance) for (value, _), chance in best.items()]


def _context(item: Evidence) -> str:
    """The words around a reason: where they are the same in two documents, one quotes the other."""
    text = item.document.text
    around = text[max(item.start - _AROUND, 0) : item.end + _AROUND]
    return "".join(around.split())


def weigh_values(reasons: Iterable[tuple[str, float]], *, pool: Pool) -> dict[str | None, float]:
    """The probability of each value; None stands for nothing shown. All sum to one."""
    doubts: dict[str, float] = defaultdict(float)
    for value, chance in reasons:
        doubts[value] += _doubt(chance, pool)
    odds: dict[str | None, float] = {value: exp(-doubt) for value, doubt in doubts.items()}
    odds = {value: (1 - left) / max(left, _LEAST) for value, left in odds.items()}
    odds[None] = exp(pool.silence)
    total = sum(odds.values())
    return {value: share / total for value, share in odds.items()}


def _doubt(chance: float, pool: Pool) -> float:
    """How much a reason takes from the doubt: minus the log of what it leaves open."""
    chance = min(max(chance, _LEAST), 1 - _LEAST)
    x = pool.slope * log(chance / (1 - chance)) + pool.shift
    return log1p(exp(x))


def read_pools(table: Mapping[str, Mapping[str, float]]) -> dict[str, Pool]:
    """Pools by attribute from a table of numbers. Raises TypeError where one is missing."""
    return {attribute: Pool(**numbers) for attribute, numbers in table.items()}
