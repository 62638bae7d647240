"""How a person's sentences become one label: fits the numbers of pooling, and measures them.

usage: bench/pooling.py [--write]

Runs the whole pipeline over the accounts of `corpora/accounts`, which no weights learn from. Half
of the accounts (by the hash of the name) are fitted on by maximum likelihood, the other half is
only measured, beside two simpler ways to pool: the strongest sentence alone, and the plain mean.
`--write` keeps the numbers in models/pooling/weights.json.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from gold import is_held_out
from scipy.optimize import minimize

from pipeline.aggregate.labelling import (
    TAKING_PART,
    collect_reasons,
    list_reasons,
    name_usual,
)
from pipeline.aggregate.people import build_row, find_people
from pipeline.aggregate.pool import Pool, Reason, choose_value, distinct_reasons, weigh_values
from pipeline.config import load_config, load_seller, models_dir
from pipeline.export import to_row
from pipeline.ingest.accounts import find_account
from pipeline.inputs import find_inputs
from pipeline.labels import JUDGED, LABELS, UNKNOWN
from pipeline.measures import macro_f1, match_rows
from pipeline.run import Settings, read_inputs, trace_account
from pipeline.types import Evidence, Judgement

ROOT = Path(__file__).resolve().parent.parent
_TINY = 1e-4
# Days after which a reason counts half. A stance may turn, a style stays; the accounts here are too
# short to fit this: from 14 to 120 days their stances are as likely, and their styles less so than
# without.
HALF_LIVES = {"stance": 60.0}
Sure = tuple[float, float]  # how sure silence is: of others, of the involved
_GRID = np.arange(0.1, 0.75, 0.05)


@dataclass(frozen=True, slots=True)
class Case:
    """One label of one person: its reasons, what holds without any, and what is right."""

    account: str
    attribute: str
    reasons: tuple[Reason, ...]
    otherwise: str
    gold: str
    involved: bool  # whether silence is of somebody who takes part, which makes it less sure


def main(argv: Sequence[str]) -> None:
    """Print what each attribute's pooling reaches, and keep the numbers if asked to."""
    cases = [case for language in ("en", "zh") for case in load_cases(language)]
    pools = {}
    for attribute in JUDGED:
        ours = [case for case in cases if case.attribute == attribute]
        fitted = [case for case in ours if not is_held_out(case.account)]
        pool, sure = fit_pool(fitted)
        least = choose_least(fitted, pool, sure)
        pool = calibrate(fitted, pool, sure, least)
        pools[attribute] = pool
        silence = f"confidence of silence {sure[0]:.2f}, of the involved {sure[1]:.2f}"
        print(f"{attribute}: {pool} {silence} least {least:.2f}")
        for part, some in (
            ("fitted", fitted),
            ("held out", [c for c in ours if is_held_out(c.account)]),
        ):
            figures = {
                "learned": score_pool(some, pool, sure, least),
                "strongest": score_simple(some, fitted, max),
                "mean": score_simple(some, fitted, lambda chances: sum(chances) / len(chances)),
            }
            print(f"  {part:9}{len(some):5}", *(f"{k} {v:.3f}" for k, v in figures.items()))
    if "--write" in argv:
        path = models_dir() / "pooling" / "weights.json"
        table = {name: _round(asdict(pool)) for name, pool in pools.items()}
        lines = (f' "{name}": {json.dumps(numbers)}' for name, numbers in table.items())
        path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _round(numbers: Mapping[str, float | tuple[float, float] | None]) -> dict[str, object]:
    return {
        name: [round(part, 3) for part in n] if isinstance(n, tuple) else round(n, 3)
        for name, n in numbers.items()
        if n is not None
    }


def load_cases(language: str) -> Iterator[Case]:
    """All labels of the people who are found in the accounts of a language."""
    folder = ROOT / "corpora" / "accounts" / language
    settings = Settings(config=load_config(), seller=load_seller(folder / "seller.toml"))
    reading = read_inputs(find_inputs([str(folder / "notes")]), settings=settings)
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        documents = reading.documents.get(gold["account"], ())
        evidence = [
            item
            for item in trace_account(documents, settings=settings, until="evidence")
            if isinstance(item, Evidence)
        ]
        yield from _list_cases(gold, evidence, settings)


def _list_cases(
    gold: Mapping[str, Any], evidence: Sequence[Evidence], settings: Settings
) -> Iterator[Case]:
    name = str(gold["account"])
    account = find_account(name, settings.accounts)
    people = find_people(evidence, account=account, seller=settings.seller)
    rows = [
        build_row(p, identifier=str(n), account=name, config=settings.config.aggregate)
        for n, p in enumerate(people)
    ]
    labelled = gold["stakeholders"]
    for at, row_at in match_rows(labelled, [to_row(row) for row in rows]).items():
        originals = [s for s in people[row_at].sightings if not s.copy]
        sightings = originals or people[row_at].sightings
        reasons = collect_reasons(sightings, former=rows[row_at].former_titles)
        involved = any(list_reasons(sightings, name) for name in TAKING_PART)
        otherwise = dict.fromkeys(JUDGED, UNKNOWN) | {
            "stance": "neutral",
            "influence": name_usual(rows[row_at].role.value, involved=involved),
        }
        for attribute in JUDGED:
            yield Case(
                account=name,
                attribute=attribute,
                reasons=tuple(distinct_reasons(reasons[attribute])),
                otherwise=otherwise[attribute],
                gold=labelled[at][attribute],
                involved=involved and attribute in ("role", "influence"),
            )


def fit_pool(cases: Sequence[Case]) -> tuple[Pool, Sure]:
    """The numbers under which the right labels are likeliest, and how sure silence is."""
    half_life = HALF_LIVES.get(cases[0].attribute)

    def read(x: np.ndarray) -> Pool:
        slope, shift, silence = float(np.exp(x[0])), float(x[1]), float(x[2])
        return Pool(slope=slope, shift=shift, silence=silence, half_life=half_life)

    def loss(x: np.ndarray) -> float:
        pool, sure = read(x), _squash_both(x[3:])
        held = 0.02 * len(cases) * (x[0] ** 2 + 0.1 * x[1] ** 2 + 0.1 * x[2] ** 2) / 10
        return float(held - sum(log(max(_chance(case, pool, sure), _TINY)) for case in cases))

    found = minimize(loss, np.array([0.0, 0.0, 0.0, 1.0, 1.0]), method="Nelder-Mead",
                     options={"maxiter": 900, "xatol": 1e-3, "fatol": 1e-2}).x  # fmt: skip
    return read(found), _squash_both(found[3:])


def _squash_both(x: np.ndarray) -> Sure:
    return _squash(x[0]), _squash(x[1])


def _squash(x: float) -> float:
    return float(1 / (1 + np.exp(-x)))


def _chance(case: Case, pool: Pool, sure: Sure) -> float:
    """How likely the right label is."""
    shares = weigh_values(case.reasons, pool=pool)
    if case.gold == case.otherwise:
        return shares.get(case.gold, 0.0) + shares[None] * sure[case.involved]
    others = len(LABELS[case.attribute]) - 1
    return shares.get(case.gold, 0.0) + shares[None] * (1 - sure[case.involved]) / others


def choose_least(cases: Sequence[Case], pool: Pool, sure: Sure) -> float:
    """The least share with the best macro-F1; the lowest of equals."""
    return float(max(_GRID, key=lambda least: round(score_pool(cases, pool, sure, least), 3)))


def calibrate(cases: Sequence[Case], pool: Pool, sure: Sure, least: float) -> Pool:
    """The pool with lines that make shares confidences, shown labels and silence apart."""
    points: dict[bool, list[tuple[float, bool]]] = {True: [], False: []}
    for case in cases:
        said = _pool(case, pool, sure, least)
        points[said.value == case.otherwise].append((said.confidence, said.value == case.gold))
    return replace(pool, shown=_fit_line(points[False]), silent=_fit_line(points[True]))


def _fit_line(points: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """The line on log-odds under which the labels that are right are likeliest to be right."""

    def loss(x: np.ndarray) -> float:
        held = float(0.5 * ((x[0] - 1) ** 2 + 0.1 * x[1] ** 2))
        chances = [_squash(x[0] * log(c / (1 - c)) + x[1]) for c, _ in points]
        pairs = zip(chances, points, strict=True)
        return held - sum(log(max(c if right else 1 - c, _TINY)) for c, (_, right) in pairs)

    found = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    return float(found[0]), float(found[1])


def score_pool(cases: Sequence[Case], pool: Pool, sure: Sure, least: float) -> float:
    """Macro-F1 of the pooled labels."""
    pairs = [(case.gold, _pool(case, pool, sure, least).value) for case in cases]
    return macro_f1(pairs, LABELS[cases[0].attribute])


def _pool(case: Case, pool: Pool, sure: Sure, least: float) -> Judgement:
    otherwise = Judgement(case.otherwise, sure[case.involved])
    return choose_value(case.reasons, pool=pool, otherwise=otherwise, least=least)


def score_simple(
    cases: Sequence[Case], fitted: Sequence[Case], join: Callable[[Sequence[float]], float]
) -> float:
    """Macro-F1 where a value's chances are joined so, with the threshold that fits best."""

    def score(some: Sequence[Case], least: float) -> float:
        pairs = [(case.gold, _choose(case, join, least)) for case in some]
        return macro_f1(pairs, LABELS[some[0].attribute])

    return score(cases, max(_GRID, key=lambda least: score(fitted, least)))


def _choose(case: Case, join: Callable[[Sequence[float]], float], least: float) -> str:
    values = sorted({reason.value for reason in case.reasons})
    joined = {v: join([r.chance for r in case.reasons if r.value == v]) for v in values}
    best = max(values, key=lambda value: joined[value], default=case.otherwise)
    return best if joined.get(best, 0.0) >= least else case.otherwise


if __name__ == "__main__":
    main(sys.argv[1:])
