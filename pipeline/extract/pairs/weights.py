"""The weights of a trained pair model: feature -> weight, as a readable table."""

import json
import math
from collections.abc import Iterable, Mapping
from functools import cache

from pipeline.config import config_dir
from pipeline.errors import ConfigError

BIAS = "bias"


@cache
def load_weights(name: str) -> Mapping[str, float]:
    """The weights in `models/links/<name>.json`, read once per process.

    Raises ConfigError where the file is missing or is no table of numbers.
    """
    path = config_dir().parent / "models" / "links" / f"{name}.json"
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return {str(feature): float(weight) for feature, weight in table.items()}
    except (OSError, ValueError, TypeError, AttributeError) as exc:
        raise ConfigError(f"the weights in {path} cannot be read: {exc}") from exc


def score(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """The probability that logistic regression gives to a pair with these features."""
    total = weights.get(BIAS, 0.0) + sum(weights.get(feature, 0.0) for feature in features)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
