"""Calibration: scores to probabilities, and the file in which it stands."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.classify.calibrate import (
    PLAIN,
    Calibration,
    read_calibration,
    softmax,
    write_calibration,
)
from pipeline.classify.heads import HEADS, WIDTH
from pipeline.errors import ConfigError

SHARP = Calibration(
    scales=dict.fromkeys(HEADS, 2.0),
    shifts={head: [0.0, *[-1.0] * (len(values) - 1)] for head, values in HEADS.items()},
)
SCORES = st.lists(st.floats(-80, 80, width=32), min_size=WIDTH, max_size=WIDTH)


@given(SCORES)
def test_calibrate_gives_probabilities(row: list[float]) -> None:
    """The values of each head share one probability, whatever the scores."""
    for head, shares in SHARP.apply(np.array([row, row], dtype=np.float32)).items():
        assert shares.shape == (2, len(HEADS[head]))
        assert ((shares >= 0) & (shares <= 1)).all()
        assert shares.sum(axis=1) == pytest.approx(1, abs=1e-5)


def test_calibrate_plain_is_the_softmax() -> None:
    """Without fitted numbers the scores stand for themselves."""
    scores = np.arange(WIDTH, dtype=np.float32)[None]
    assert PLAIN.apply(scores)["needs"] == pytest.approx(softmax(scores[:, -2:]))
    assert softmax(np.array([[0.0, np.log(3.0)]])) == pytest.approx(np.array([[0.25, 0.75]]))


def test_calibrate_scale_sharpens_and_shift_moves() -> None:
    """Equal scores stay apart by the shift alone, others by scale times their difference."""
    scores = np.zeros((2, WIDTH), dtype=np.float32)
    scores[1, -1] = 1
    assert SHARP.apply(scores)["needs"][:, 1] == pytest.approx([1 / (1 + np.e), np.e / (1 + np.e)])


def test_calibrate_huge_scores_do_not_overflow() -> None:
    """A sure model is sure, without a warning."""
    assert softmax(np.array([1e30, 0.0, -1e30])).tolist() == [1.0, 0.0, 0.0]


def test_calibrate_what_is_written_is_read(tmp_path: Path) -> None:
    """The file gives the same probabilities again."""
    path = tmp_path / "calibration.json"
    write_calibration(SHARP, path)
    scores = np.linspace(-3, 3, WIDTH, dtype=np.float32)[None]
    read = read_calibration(path).apply(scores)
    assert all(np.array_equal(read[head], shares) for head, shares in SHARP.apply(scores).items())


def content(**changes: object) -> str:
    """A whole file with changes."""
    shifts = {head: [0] * len(values) for head, values in HEADS.items()}
    return json.dumps({"scales": dict.fromkeys(HEADS, 1), "shifts": shifts} | changes)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        content(scales={"role": 1}),
        content(scales=dict.fromkeys(HEADS, "much")),
        content(shifts=dict.fromkeys(HEADS, (0.0,))),
        content(shifts=dict.fromkeys(HEADS, 1)),
    ],
)
def test_calibrate_a_broken_file_is_a_clear_error(text: str, tmp_path: Path) -> None:
    """A damaged file is named."""
    path = tmp_path / "calibration.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"calibration\.json"):
        read_calibration(path)


def test_calibrate_a_missing_file_is_a_clear_error(tmp_path: Path) -> None:
    """A file that is not there is named."""
    with pytest.raises(ConfigError, match=r"absent\.json"):
        read_calibration(tmp_path / "absent.json")
