"""A base, texts and lessons → folders with an encoder, and with the classifier as it is served.

Reach for `make_encoder` first, then for `train_classifier`; `teach_net` goes on from a network.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from transformers import AutoModel
from transformers.utils import logging

from pipeline.classify.calibrate import PLAIN, write_calibration
from pipeline.classify.learn.calibrate import fit_calibration
from pipeline.classify.learn.fit import Plan, Vary, fit_net
from pipeline.classify.learn.lessons import Lesson, Lessons
from pipeline.classify.learn.mlm import CHECKPOINT, Course, meet_halfway, train_encoder
from pipeline.classify.learn.net import Net
from pipeline.classify.learn.score import score_heads, score_lessons
from pipeline.classify.learn.vary import swap_genders, thin_silent
from pipeline.classify.learn.vocabulary import extend_encoder
from pipeline.classify.model import SETTINGS
from pipeline.classify.pieces import TOKENIZER, load_tokenizer, special_id
from pipeline.classify.serve.export import export_onnx
from pipeline.classify.windows import PERSON
from pipeline.errors import UsageError
from pipeline.sums import write_sums

Progress = Callable[[int, int, float | None], None]


@dataclass(frozen=True, slots=True)
class Figure:
    """Macro-F1 of a head over the lessons of one language on one side of the split."""

    part: str
    language: str
    head: str
    f1: float
    lessons: int


def make_encoder(
    base: Path,
    glosses: Mapping[str, str],
    texts: Sequence[str],
    out: Path,
    *,
    course: Course,
    device: str = "cpu",
    progress: Callable[[int, int, float], None] = lambda *_: None,
) -> None:
    """Writes to `out` the base with Chinese words, half-way to one that guesses masked words.

    A run that was stopped goes on from its checkpoint in `out`. Raises UsageError where the base
    is no encoder or there is hardly any text.
    """
    encoder, tokenizer = load_encoder(base), load_tokenizer(base)
    extend_encoder(encoder, tokenizer, glosses)
    start = {name: weight.clone() for name, weight in encoder.state_dict().items()}
    train_encoder(
        encoder, tokenizer, texts, course=course, folder=out, device=device, progress=progress
    )
    meet_halfway(encoder.to("cpu"), start)
    encoder.save_pretrained(out)
    tokenizer.save(str(out / TOKENIZER))
    (out / CHECKPOINT).unlink(missing_ok=True)


def train_classifier(
    lessons: Lessons,
    encoder: Path,
    out: Path,
    *,
    plan: Plan,
    device: str = "cpu",
    progress: Progress = lambda *_: None,
) -> list[Figure]:
    """The classifier from an encoder's folder, written to `out`, and how well it reads.

    Raises UsageError where the folder holds no encoder, ConfigError where its tokenizer is not one
    made by `extend_encoder`.
    """
    torch.manual_seed(plan.seed)
    net, tokenizer = load_encoder(encoder), load_tokenizer(encoder)
    learner = Net(net, person=special_id(tokenizer, PERSON))
    return teach_net(learner, tokenizer, lessons, out, plan=plan, device=device, progress=progress)


def check_device(name: str) -> None:
    """Raises UsageError where PyTorch cannot compute on a device of this name."""
    try:
        torch.empty(0, device=name)
    except (RuntimeError, AssertionError, NotImplementedError) as exc:
        raise UsageError(f"PyTorch finds no device {name!r} here; use --device cpu") from exc


def load_encoder(folder: Path) -> Any:
    """An encoder for training: its own dropout is off, the head's is enough for short lessons.

    Raises UsageError where the folder holds none.
    """
    for name in ("config.json", TOKENIZER):
        if not (folder / name).is_file():
            raise UsageError(f"{folder} holds no encoder: {name} is missing")
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    return AutoModel.from_pretrained(
        folder, local_files_only=True, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0
    )


def teach_net(
    net: Net,
    tokenizer: Tokenizer,
    lessons: Lessons,
    out: Path,
    *,
    plan: Plan,
    keep_last: bool = False,
    device: str = "cpu",
    progress: Progress = lambda *_: None,
) -> list[Figure]:
    """Trains and calibrates the net, writes it to `out`, and says how well it reads.

    With `keep_last` the development lessons calibrate it but do not choose its epoch. Without any
    its scores are taken as they are. Raises ValueError where there is
    nothing to learn from.
    """
    fit_net(
        net,
        tokenizer,
        lessons.train,
        () if keep_last else lessons.dev,
        plan=plan,
        vary=take_turns(lessons),
        device=device,
        progress=progress,
    )
    scores = score_lessons(net, tokenizer, lessons.dev)
    calibration = fit_calibration(scores, lessons.dev) if lessons.dev else PLAIN
    export_onnx(net, out)
    tokenizer.save(str(out / TOKENIZER))
    write_calibration(calibration, out / SETTINGS)
    write_sums(out)
    return [
        figure
        for part, members in (("dev", lessons.dev), ("test", lessons.test))
        for language in sorted({lesson.language for lesson in members})
        for figure in _measure(net, tokenizer, part, language, members)
    ]


def take_turns(lessons: Lessons) -> Vary:
    """Each epoch reads another variant, another half of it with he for she, and less silence."""
    turns = cycle([lessons.train, *lessons.variants])
    return lambda _, rng: swap_genders(thin_silent(next(turns), rng), rng)


def _measure(
    net: Net, tokenizer: Tokenizer, part: str, language: str, lessons: tuple[Lesson, ...]
) -> list[Figure]:
    chosen = [lesson for lesson in lessons if lesson.language == language]
    found = score_heads(score_lessons(net, tokenizer, chosen), chosen)
    return [Figure(part, language, head, f1, len(chosen)) for head, f1 in found.items()]
