"""Lessons → weights: all heads learn together, rare values weigh more, the best epoch is kept.

Reach for `fit_net`. Values of a head weigh by the inverse root of how often they occur, so that
`none` does not drown the rest; the score by which an epoch is kept is the mean macro-F1 of the
heads over the development part.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn.functional import cross_entropy

from pipeline.classify.heads import HEADS, SLICES
from pipeline.classify.learn.lessons import IGNORED, Lesson
from pipeline.classify.learn.net import Net
from pipeline.classify.learn.score import (
    encode_lessons,
    read_batch,
    score_heads,
    score_lessons,
)
from pipeline.classify.learn.steps import plan_rates, take_step
from pipeline.classify.pieces import Pieces, batch_by_length

_SKIPPED = -100
_LENIENT = 0.05  # label smoothing: marks are not always right
_HEAD_RATE = 1e-3
Vary = Callable[[Sequence[Lesson], Random], Sequence[Lesson]]


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast: `pieces` a batch, padding counted."""

    epochs: int = 4
    pieces: int = 512
    rate: float = 1.5e-4
    seed: int = 7


def fit_net(
    net: Net,
    tokenizer: Tokenizer,
    train: Sequence[Lesson],
    dev: Sequence[Lesson],
    *,
    plan: Plan,
    vary: Vary = lambda lessons, _: lessons,
    device: str = "cpu",
    progress: Callable[[int, int, float | None], None] = lambda *_: None,
) -> None:
    """Trains the net; in the end it has the weights of its best epoch.

    Raises ValueError where there is nothing to learn from.
    """
    torch.manual_seed(plan.seed)
    rng = Random(plan.seed)  # noqa: S311 - order and variation, no secret
    net.to(device)
    net.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    weights = [weight.to(device) for weight in weigh_values(train)]
    turns = [vary(train, rng) for _ in range(plan.epochs)]
    last = sum(len(_draw_batches(encode_lessons(tokenizer, turn), plan, rng)) for turn in turns)
    optimizer, schedule = _make_optimizer(net, plan, last)
    best, kept, step = -1.0, net.state_dict(), 0
    for lessons in turns:
        for loss in _find_losses(net, tokenizer, lessons, weights, plan, rng):
            take_step(loss, net.parameters(), optimizer, schedule)
            step += 1
            progress(step, last, None)
        score = score_heads(score_lessons(net, tokenizer, dev), dev)
        mean = float(np.mean(list(score.values()))) if dev else step
        progress(step, last, mean)
        if mean > best:
            best, kept = mean, {k: v.detach().clone() for k, v in net.state_dict().items()}
    net.load_state_dict(kept)


def _find_losses(
    net: Net,
    tokenizer: Tokenizer,
    lessons: Sequence[Lesson],
    weights: Sequence[torch.Tensor],
    plan: Plan,
    rng: Random,
) -> Iterator[torch.Tensor]:
    """The loss of each batch of an epoch, found when the weights are those of its turn."""
    pieces = encode_lessons(tokenizer, lessons)
    net.train()
    for batch in _draw_batches(pieces, plan, rng):
        scores = read_batch(net, [pieces[n] for n in batch])
        wanted = _targets([lessons[n] for n in batch]).to(scores.device)
        yield _find_loss(scores, wanted, weights)


def _make_optimizer(
    net: Net, plan: Plan, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    encoder = [w for w in net.encoder.parameters() if w.requires_grad]
    groups = [
        {"params": encoder, "lr": plan.rate},
        {"params": list(net.heads.parameters()), "lr": _HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = plan_rates(optimizer, steps)
    return optimizer, schedule


def _draw_batches(pieces: Sequence[Pieces], plan: Plan, rng: Random) -> list[list[int]]:
    """Batches of like length in random order; lengths are blurred so that batches differ."""
    lengths = [len(window.ids) + rng.randrange(4) for window in pieces]
    order = list(range(len(pieces)))
    rng.shuffle(order)
    chosen = batch_by_length([lengths[n] for n in order], most=plan.pieces)
    batches = [[order[n] for n in batch] for batch in chosen]
    rng.shuffle(batches)
    return batches


def _targets(lessons: Sequence[Lesson]) -> torch.Tensor:
    """The number of each head's value `(window, head)`."""
    return torch.tensor([
        [_SKIPPED if label == IGNORED else HEADS[head].index(label)
         for head, label in zip(HEADS, lesson.labels, strict=True)]
        for lesson in lessons
    ])  # fmt: skip


def _find_loss(
    scores: torch.Tensor, wanted: torch.Tensor, weights: Sequence[torch.Tensor]
) -> torch.Tensor:
    losses = [
        cross_entropy(
            scores[:, part],
            wanted[:, number],
            weight=weights[number],
            ignore_index=_SKIPPED,
            label_smoothing=_LENIENT,
        )
        for number, part in enumerate(SLICES.values())
        if (wanted[:, number] != _SKIPPED).any()
    ]
    return torch.stack(losses).sum()


def weigh_values(lessons: Sequence[Lesson]) -> list[torch.Tensor]:
    """The weight of each value of each head: the inverse root of its share, about 1 on average."""
    if not lessons:
        raise ValueError("no lessons to train on")
    weights = []
    for number, values in enumerate(HEADS.values()):
        counts = Counter(lesson.labels[number] for lesson in lessons)
        shares = np.array([max(counts[value], 1) for value in values], dtype=np.float64)
        inverse = np.sqrt(shares.sum() / shares / len(values))
        mean = (inverse * shares).sum() / shares.sum()
        weights.append(torch.tensor(inverse / mean, dtype=torch.float32))
    return weights
