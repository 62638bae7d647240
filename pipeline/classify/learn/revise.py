"""The classifier taught on with a user's own sentences, mixed with the project's.

Reach for `revise_classifier`. The user's few sentences are read several times an epoch, at a low
rate, among all of ours (rehearsal, against forgetting: Robins 1995).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.classify.calibrate import read_calibration
from pipeline.classify.heads import HEADS
from pipeline.classify.learn.fit import Plan
from pipeline.classify.learn.lessons import IGNORED, Lesson, Lessons
from pipeline.classify.learn.school import Figure, teach_net
from pipeline.classify.model import SETTINGS
from pipeline.classify.pieces import load_tokenizer
from pipeline.classify.serve import load_reader
from pipeline.classify.serve.reader import MODEL
from pipeline.classify.serve.restore import restore_net

REVISION = Plan(epochs=2, rate=5e-5)
_REPEATED = 8  # times an epoch that the user's sentences are read


@dataclass(frozen=True, slots=True)
class Revision:
    """Of `labels` corrected, how many are read right before and after; figures on our lessons."""

    labels: int
    before: int
    after: int
    figures: list[Figure]


def revise_classifier(
    own: Sequence[Lesson],
    lessons: Lessons,
    model: Path,
    out: Path,
    *,
    plan: Plan = REVISION,
    device: str = "cpu",
    progress: Callable[[int, int, float | None], None] = lambda *_: None,
) -> Revision:
    """Goes on from the weights in `model` and writes the new ones to `out`.

    Raises ConfigError where the model is not whole.
    """
    load_reader(model)
    net, tokenizer = restore_net(model / MODEL), load_tokenizer(model)
    before = count_right(model, own)
    mixed = mix_lessons(lessons, own)
    # Our development part does not know the user's sentences: it might choose weights without them.
    figures = teach_net(
        net, tokenizer, mixed, out, plan=plan, keep_last=True, device=device, progress=progress
    )
    labels = sum(label != IGNORED for lesson in own for label in lesson.labels)
    return Revision(labels, before, count_right(out, own), figures)


def mix_lessons(lessons: Lessons, own: Sequence[Lesson]) -> Lessons:
    """Ours with the user's among those trained on, in each variant."""
    more = tuple(own) * _REPEATED
    return replace(
        lessons,
        train=lessons.train + more,
        variants=tuple(variant + more for variant in lessons.variants),
    )


def count_right(model: Path, lessons: Sequence[Lesson]) -> int:
    """How many of the labels that are known are the likeliest by the model in the folder."""
    pairs = [(lesson.before, lesson.text) for lesson in lessons]
    chances = read_calibration(model / SETTINGS).apply(load_reader(model).read(pairs))
    return sum(
        HEADS[head][row.argmax()] == lesson.labels[number]
        for number, head in enumerate(HEADS)
        for row, lesson in zip(chances[head], lessons, strict=True)
    )
