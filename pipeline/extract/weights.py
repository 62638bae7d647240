"""Weights of a logistic regression: feature -> weight, kept as a readable table.

Reach for it from a room's small models: `load_weights` and `score` to use one, `list_weights` and
`write_weights` once scikit-learn has fitted it.
"""

import json
import math
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.config import models_dir
from pipeline.errors import ConfigError

BIAS = "bias"
_LEAST = 0.01  # a smaller weight decides nothing


def locate_weights(name: str) -> Path:
    """`links/title` -> `models/links/title.json`."""
    return models_dir() / f"{name}.json"


@cache
def load_weights(name: str) -> Mapping[str, float]:
    """The weights of that name, read once per process.

    Raises ConfigError where the file is missing or is no table of numbers.
    """
    path = locate_weights(name)
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return {str(feature): float(weight) for feature, weight in table.items()}
    except (OSError, ValueError, TypeError, AttributeError) as exc:
        raise ConfigError(f"the weights in {path} cannot be read: {exc}") from exc


def score(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """The probability that the regression gives to something with these features."""
    total = weights.get(BIAS, 0.0) + sum(weights.get(feature, 0.0) for feature in features)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def list_weights(names: Iterable[Any], model: Any) -> dict[str, float]:
    """What a fitted `LogisticRegression` of two classes has learnt, to two places."""
    pairs = zip(names, model.coef_[0], strict=True)
    weights = {str(name): round(float(w), 2) for name, w in pairs if abs(w) >= _LEAST}
    return {BIAS: round(float(model.intercept_[0]), 2), **weights}


def write_weights(name: str, weights: Mapping[str, float]) -> None:
    """One feature a line, in order, so that changes can be read."""
    path = locate_weights(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    words = json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True)
    path.write_text(words + "\n", encoding="utf-8")
