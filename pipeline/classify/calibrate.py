"""Scores → probabilities that mean what they say: 0.8 is right in four windows of five.

Reach for `Calibration.apply` wherever the model's scores are used. Each head has a scale and a
shift for each value (vector scaling, Guo et al. 2017), fitted on documents the weights did not see:
the loss weighs rare values more than they occur, and the shifts take that back.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.heads import HEADS, SLICES
from pipeline.errors import ConfigError

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Calibration:
    """By head: one scale, and a shift for each of its values in their order."""

    scales: Mapping[str, float]
    shifts: Mapping[str, Sequence[float]]

    def apply(self, scores: Floats) -> dict[str, Floats]:
        """Probabilities `(window, value)` of each head from scores `(window, WIDTH)`."""
        return {
            head: softmax(scores[:, part] * self.scales[head] + np.array(self.shifts[head]))
            for head, part in SLICES.items()
        }


def softmax(scores: Floats) -> Floats:
    """Along the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return shares


PLAIN = Calibration(
    scales=dict.fromkeys(HEADS, 1.0),
    shifts={head: (0.0,) * len(values) for head, values in HEADS.items()},
)


def read_calibration(path: Path) -> Calibration:
    """From the model's settings. Raises ConfigError where a head is missing or misfits."""
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        found = Calibration(
            scales={head: float(read["scales"][head]) for head in HEADS},
            shifts={head: tuple(map(float, read["shifts"][head])) for head in HEADS},
        )
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise ConfigError(f"{path} is no calibration of the classifier: {exc}") from exc
    if misfit := [head for head in HEADS if len(found.shifts[head]) != len(HEADS[head])]:
        raise ConfigError(f"{path}: {misfit[0]} needs {len(HEADS[misfit[0]])} shifts")
    return found


def write_calibration(calibration: Calibration, path: Path) -> None:
    """As `read_calibration` reads it."""
    content = {
        "scales": {head: round(scale, 4) for head, scale in calibration.scales.items()},
        "shifts": {head: [round(s, 4) for s in row] for head, row in calibration.shifts.items()},
    }
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
