"""Evidence of one person → one label with a probability: strong sentences decide, facts do not.

Reach for `pool_reasons`. Every reason has a probability of its own, from the model or from a rule.
Reasons of one value add up as independent ones do (noisy-or), after a curve that takes weak ones
nearly out (a line on their log-odds); values then compete with each other and with silence by
their odds. What may change, such as a stance, fades with its age: an older reason counts less than
a newer one. The numbers of each attribute are fitted on people whose labels are known, see
`bench/pooling.py`.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import exp, log, log1p

from pipeline.aggregate.credit import is_claim
from pipeline.aggregate.sightings import document_order
from pipeline.config import models_dir
from pipeline.errors import ConfigError
from pipeline.types import Evidence, Judgement

_AROUND = 40  # characters on each side by which a quoted reason is known again
_LEAST, _MOST = 1e-4, 0.97  # no probability is surer than this
_DAY = 86_400  # seconds


@dataclass(frozen=True, slots=True)
class Reason:
    """What words say, how surely, and how many days before the newest reason they were written.

    `own`: whether people say it of themselves; `credit`: how much it counts, at most 1.
    """

    value: str
    chance: float
    age: float = 0.0
    own: bool = False
    credit: float = 1.0


@dataclass(frozen=True, slots=True)
class Pool:
    """How reasons of an attribute count.

    A reason with log-odds x weighs as one of `slope * x + shift`; `silence` is the odds that
    nothing is shown at all, against which the values' odds stand. `shown` and `silent` are lines
    on the log-odds of a value's share, and of silence's, that make them confidences: how often a
    label of that share is right. A reason counts half when it is `half_life` days old; None: age
    does not matter.
    """

    slope: float
    shift: float
    silence: float
    shown: tuple[float, float] = (1.0, 0.0)
    silent: tuple[float, float] = (1.0, 0.0)
    half_life: float | None = None


def pool_reasons(
    evidence: Iterable[Evidence],
    *,
    pool: Pool,
    otherwise: Judgement,
    least: float,
    own_word: float = 1.0,
) -> Judgement:
    """The likeliest value, or `otherwise` where no value is at least so likely.

    The confidence of `otherwise` is that of its being right where nothing is shown. `own_word`:
    see `discount_claims`.
    """
    reasons = discount_claims(distinct_reasons(evidence), own_word=own_word)
    return choose_value(reasons, pool=pool, otherwise=otherwise, least=least)


def choose_value(
    reasons: Iterable[Reason], *, pool: Pool, otherwise: Judgement, least: float
) -> Judgement:
    """The same from reasons none of which is said twice."""
    shares = weigh_values(reasons, pool=pool)
    nothing = shares.pop(None)
    said = {value: share for value, share in shares.items() if value is not None}
    silent = said.pop(otherwise.value, 0.0) + nothing * otherwise.confidence
    value = min(said, key=lambda value: (-said[value], value), default=otherwise.value)
    if value == otherwise.value or said[value] < least:
        return Judgement(otherwise.value, _to_confidence(silent, pool.silent))
    return Judgement(value, _to_confidence(said[value], pool.shown))


def _to_confidence(share: float, line: Sequence[float]) -> float:
    share = min(max(share, _LEAST), 1 - _LEAST)
    x = line[0] * log(share / (1 - share)) + line[1]
    return round(min(1 / (1 + exp(-x)), _MOST), 4)


def distinct_reasons(evidence: Iterable[Evidence]) -> list[Reason]:
    """The reasons there are; the same words quoted in other documents count once, as first said."""
    ordered = sorted(evidence, key=lambda item: (*document_order(item.document), item.start))
    best: dict[tuple[str, str], float] = defaultdict(float)
    said: dict[tuple[str, str], datetime | None] = {}
    others: set[tuple[str, str]] = set()
    for item in ordered:
        key = item.value, _context(item)
        best[key] = max(best[key], item.confidence)
        others.update(() if is_claim(item) else (key,))
        said.setdefault(key, item.mention.segment.sent)
    newest = max((sent for sent in said.values() if sent is not None), default=None)
    return [
        Reason(key[0], best[key], _count_days(sent, newest), own=key not in others)
        for key, sent in said.items()
    ]


def discount_claims(reasons: Sequence[Reason], *, own_word: float) -> list[Reason]:
    """The reasons; what people say of themselves counts less than what others and records say.

    It counts `own_word` where others speak of the same, too, and `own_word` again for all but the
    surest claim of a value: who says it often says no more.
    """
    spoken_of = any(not reason.own for reason in reasons)
    ordered = sorted(reasons, key=lambda reason: (-reason.chance, reason.age, reason.value))
    claimed: set[str] = set()
    discounted = []
    for reason in ordered:
        times = spoken_of + (reason.value in claimed)
        discounted.append(replace(reason, credit=own_word**times) if reason.own else reason)
        claimed.update((reason.value,) if reason.own else ())
    return discounted


def _count_days(sent: datetime | None, newest: datetime | None) -> float:
    """How long before the newest words these were written; words without a date are as new."""
    return (newest - sent).total_seconds() / _DAY if sent and newest else 0.0


def _context(item: Evidence) -> str:
    """The words around a reason: where they are the same in two documents, one quotes the other."""
    text = item.document.text
    around = text[max(item.start - _AROUND, 0) : item.end + _AROUND]
    return "".join(around.split())


def weigh_values(reasons: Iterable[Reason], *, pool: Pool) -> dict[str | None, float]:
    """The probability of each value; None stands for nothing shown. All sum to one."""
    doubts: dict[str, float] = defaultdict(float)
    for reason in reasons:
        doubts[reason.value] += _doubt(reason, pool)
    odds: dict[str | None, float] = {value: exp(-doubt) for value, doubt in doubts.items()}
    odds = {value: (1 - left) / max(left, _LEAST) for value, left in odds.items()}
    odds[None] = exp(pool.silence)
    total = sum(odds.values())
    return {value: share / total for value, share in odds.items()}


def _doubt(reason: Reason, pool: Pool) -> float:
    """How much a reason takes from the doubt: minus the log of what it leaves open."""
    chance = min(max(reason.chance, _LEAST), 1 - _LEAST)
    x = pool.slope * log(chance / (1 - chance)) + pool.shift
    faded = 0.5 ** (reason.age / pool.half_life) if pool.half_life else 1.0
    return log1p(exp(x)) * faded * reason.credit


def load_pools() -> dict[str, Pool]:
    """The project's own numbers by attribute. Raises ConfigError where they are not whole."""
    path = models_dir() / "pooling" / "weights.json"
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        return {attribute: Pool(**numbers) for attribute, numbers in read.items()}
    except (OSError, ValueError, TypeError, AttributeError) as exc:
        raise ConfigError(f"{path} holds no numbers for pooling: {exc}") from exc
