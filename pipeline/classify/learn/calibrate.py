"""Fits the calibration of a trained net on lessons that its weights did not learn from."""

from collections.abc import Sequence

import torch
from torch.nn.functional import cross_entropy

from pipeline.classify.calibrate import Calibration
from pipeline.classify.heads import HEADS, SLICES
from pipeline.classify.learn.lessons import IGNORED, Lesson
from pipeline.classify.learn.score import Scores

_HOLD = 1e-2  # how strongly shifts are held near zero
_STEPS = 60


def fit_calibration(scores: Scores, lessons: Sequence[Lesson]) -> Calibration:
    """Scale and shifts of each head by maximum likelihood; scores `(lesson, WIDTH)`."""
    scales, shifts = {}, {}
    for number, (head, part) in enumerate(SLICES.items()):
        labels = [lesson.labels[number] for lesson in lessons]
        known = [n for n, label in enumerate(labels) if label != IGNORED]
        wanted = torch.tensor([HEADS[head].index(labels[n]) for n in known])
        scales[head], shifts[head] = _fit_head(torch.from_numpy(scores[known][:, part]), wanted)
    return Calibration(scales=scales, shifts=shifts)


def _fit_head(scores: torch.Tensor, wanted: torch.Tensor) -> tuple[float, list[float]]:
    size = torch.zeros(1, requires_grad=True)  # the log of the scale, which so stays positive
    shift = torch.zeros(scores.shape[1], requires_grad=True)
    optimizer = torch.optim.LBFGS([size, shift], max_iter=_STEPS, line_search_fn="strong_wolfe")

    def find_loss() -> torch.Tensor:
        optimizer.zero_grad()
        loss = cross_entropy(scores * size.exp() + shift, wanted) + _HOLD * shift.square().mean()
        torch.autograd.backward(loss)
        return loss

    optimizer.step(find_loss)  # type: ignore[no-untyped-call]
    return float(size.exp().item()), (shift - shift[0]).tolist()
