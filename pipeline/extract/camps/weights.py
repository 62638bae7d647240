"""The weights of the trained model of sides: feature -> weight, as a readable table."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pipeline.config import config_dir
from pipeline.errors import ConfigError


def weights_path() -> Path:
    """Where the weights lie."""
    return config_dir().parent / "models" / "side" / "weights.json"


@cache
def load_weights() -> Mapping[str, float]:
    """The weights, read once per process.

    Raises ConfigError where the file is missing or is no table of numbers.
    """
    path = weights_path()
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return {str(feature): float(weight) for feature, weight in table.items()}
    except (OSError, ValueError, TypeError, AttributeError) as exc:
        raise ConfigError(f"the weights in {path} cannot be read: {exc}") from exc
