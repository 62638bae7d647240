"""Fitted calibration: probabilities as often right as they say."""

import numpy as np
import pytest

from pipeline.classify.calibrate import PLAIN, Calibration
from pipeline.classify.heads import HEADS, NONE, WIDTH
from pipeline.classify.learn.lessons import IGNORED, Lesson

pytest.importorskip("torch", reason="needs the extra `encoder`")

from pipeline.classify.learn.calibrate import fit_calibration
from pipeline.classify.learn.score import Scores


def draw(count: int, *, loud: float = 1.0, towards: float = 0.0) -> tuple[Scores, list[Lesson]]:
    """Scores and needs drawn by the odds that these tell, then made too loud and moved."""
    rng = np.random.default_rng(3)
    odds = rng.normal(-1.0, 1.5, count)
    needed = rng.random(count) < 1 / (1 + np.exp(-odds))
    scores = np.zeros((count, WIDTH), dtype=np.float32)
    scores[:, -1] = loud * odds + towards
    return scores, [
        Lesson("a", "en", "", "", (*[NONE] * (len(HEADS) - 1), "need" if need else NONE))
        for need in needed
    ]


def gap(calibration: Calibration, scores: Scores, lessons: list[Lesson]) -> float:
    """How far the mean probability of a need is from how often there is one, over ten bins."""
    chances = calibration.apply(scores)["needs"][:, 1]
    right = np.array([lesson.labels[-1] == "need" for lesson in lessons])
    bins = np.array_split(np.argsort(chances), 10)
    return float(np.mean([abs(chances[b].mean() - right[b].mean()) for b in bins]))


@pytest.mark.parametrize(("loud", "towards"), [(4.0, 0.0), (1.0, 3.0), (0.5, -1.0)])
def test_calibrate_takes_back_what_the_scores_exaggerate(loud: float, towards: float) -> None:
    """Too loud, too faint or moved: fitted probabilities are as often right as they say."""
    scores, lessons = draw(3000, loud=loud, towards=towards)
    fitted = fit_calibration(scores, lessons)
    assert gap(fitted, scores, lessons) < 0.04 < gap(PLAIN, scores, lessons)


def test_calibrate_the_order_of_needs_stays() -> None:
    """Surer scores stay surer: the scale is positive even where scores say the contrary."""
    scores, lessons = draw(500)
    assert fit_calibration(-scores, lessons).scales["needs"] > 0


def test_calibrate_leaves_out_what_nobody_can_say() -> None:
    """Lessons without an answer change nothing."""
    scores, lessons = draw(300)
    unsaid = [Lesson("a", "en", "", "", (IGNORED,) * len(HEADS))] * 300
    one = fit_calibration(scores, lessons)
    two = fit_calibration(np.concatenate([scores, scores + 9]), [*lessons, *unsaid])
    assert one.scales["needs"] == pytest.approx(two.scales["needs"], rel=1e-3)
