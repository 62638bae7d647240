"""A transformer that learns the labels first and then reads raw text to the name model.

Reach for `load_teacher` and `train_teacher`, then for `silver.py`: what a pretrained encoder knows
of English, the small model learns from a million words that it labelled (distillation, Hinton et
al. 2015, here with hard labels and doubtful words left out). PyTorch and transformers come
with the extra `encoder`; the finished name model needs neither.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from pipeline.errors import ConfigError
from pipeline.extract.nlp.augment import augment_own
from pipeline.extract.nlp.docbin import make_blank
from pipeline.extract.nlp.lexicons import Lexicon
from pipeline.extract.nlp.samples import Sample
from pipeline.extract.nlp.windows import (
    SHAPES,
    TAGS,
    UNKNOWN,
    Window,
    batch_windows,
    count_pieces,
    cut_windows,
)

_BATCH = 3000  # word pieces
_HEAD_RATE = 1e-3
_WARM_UP = 0.06
Batch = tuple[int, Sequence[Window]]  # its head, and what it reads
OWN, PUBLIC = 0, 1  # a head each: public sets call other things titles and firms


@dataclass(frozen=True, slots=True)
class Stage:
    """Epochs with so many varied copies of our texts, and public batches for each of ours."""

    epochs: int
    copies: int
    public: float
    rate: float


STAGES = (Stage(2, 1, 1.0, 8e-5), Stage(3, 2, 0.25, 1.2e-4), Stage(2, 1, 0.15, 1e-4))


@dataclass(frozen=True, slots=True)
class Teacher:
    """An encoder, what it is told of capitals, and a head for each kind of text."""

    torch: Any
    tokenizer: Any
    encoder: Any
    shapes: Any
    heads: Any

    def modules(self) -> tuple[Any, ...]:
        """Whatever has weights."""
        return self.encoder, self.shapes, self.heads


def load_teacher(base: Path) -> Teacher:
    """The pretrained encoder in the folder `base`, with new heads.

    Raises ConfigError without the extra `encoder`, and where no encoder lies in `base`.
    """
    try:
        import torch
        from transformers import AutoModel, AutoTokenizer
    except ImportError as exc:
        raise ConfigError("a teacher needs PyTorch: pip install 'keyroles[encoder]'") from exc
    if not (base / "config.json").is_file():
        raise ConfigError(f"no encoder in {base}: a folder with config.json and weights is needed")
    encoder = AutoModel.from_pretrained(base, local_files_only=True)
    width = encoder.config.hidden_size
    shapes = torch.nn.Embedding(SHAPES, width)
    torch.nn.init.zeros_(shapes.weight)
    heads = torch.nn.ModuleList([torch.nn.Linear(width, len(TAGS)) for _ in (OWN, PUBLIC)])
    tokenizer = AutoTokenizer.from_pretrained(base, local_files_only=True)
    return Teacher(torch, tokenizer, encoder, shapes, heads)


def train_teacher(
    teacher: Teacher,
    own: Sequence[Sample],
    public: Iterable[Sample],
    lexicon: Lexicon,
    *,
    seed: int,
    stages: Sequence[Stage] = STAGES,
) -> None:
    """Teaches it our labels and those of the public sets, stage by stage."""
    rng = Random(seed)  # noqa: S311 - order and augmentation, no secret
    teacher.torch.manual_seed(seed)
    others = _cut_all(teacher, public)
    for stage in stages:
        batches = [
            batch
            for _ in range(stage.epochs)
            for batch in _draw_epoch(
                _cut_all(teacher, augment_own(own, lexicon, rng, copies=stage.copies)),
                others,
                stage.public,
                rng,
            )
        ]
        _run_stage(teacher, batches, rate=stage.rate)


def _cut_all(teacher: Teacher, samples: Iterable[Sample]) -> list[Window]:
    nlp = make_blank()
    return [window for one in samples for window in cut_windows(nlp, teacher.tokenizer, one)]


def _draw_epoch(ours: list[Window], others: list[Window], share: float, rng: Random) -> list[Batch]:
    """All of ours, and of the others `share` batches for each of ours, mixed."""
    epoch: list[Batch] = [(OWN, [ours[n] for n in b]) for b in batch_windows(ours, _BATCH, rng)]
    few = batch_windows(others, _BATCH, rng)[: int(len(epoch) * share)]
    epoch += [(PUBLIC, [others[n] for n in batch]) for batch in few]
    rng.shuffle(epoch)
    return epoch


def _run_stage(teacher: Teacher, batches: Sequence[Batch], *, rate: float) -> None:
    torch = teacher.torch
    small = [*teacher.shapes.parameters(), *teacher.heads.parameters()]
    groups = [
        {"params": list(teacher.encoder.parameters()), "lr": rate},
        {"params": small, "lr": _HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: _warm(n / len(batches)))
    weights = [weight for module in teacher.modules() for weight in module.parameters()]
    teacher.encoder.train()
    for head, windows in batches:
        scores, tags, _ = score_windows(teacher, windows, head=head)
        loss = torch.nn.functional.cross_entropy(
            scores.flatten(0, 1), tags.flatten(), ignore_index=UNKNOWN
        )
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        schedule.step()


def _warm(done: float) -> float:
    """Up to the full rate, then down to none."""
    return min(done / _WARM_UP, (1 - done) / (1 - _WARM_UP)) if done < 1 else 0.0


def score_windows(
    teacher: Teacher, windows: Sequence[Window], *, head: int
) -> tuple[Any, Any, Any]:
    """A head's scores `(window, piece, tag)`; the tags of first pieces and where these stand."""
    torch, tokenizer = teacher.torch, teacher.tokenizer
    shape = len(windows), max(count_pieces(window) for window in windows)
    pieces, shapes, seen = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    tags = torch.full(shape, UNKNOWN)
    firsts: list[list[int]] = []
    for row, window in enumerate(windows):
        at = 1
        pieces[row, 0] = tokenizer.cls_token_id
        firsts.append([])
        for word in window:
            stop = at + len(word.pieces)
            pieces[row, at:stop] = torch.tensor(word.pieces)
            shapes[row, at:stop] = word.shape
            tags[row, at] = word.tag
            firsts[-1].append(at)
            at = stop
        pieces[row, at] = tokenizer.sep_token_id
        seen[row, : at + 1] = 1
    vectors = teacher.encoder.embeddings.word_embeddings(pieces) + teacher.shapes(shapes)
    read = teacher.encoder(inputs_embeds=vectors, attention_mask=seen).last_hidden_state
    return teacher.heads[head](read), tags, firsts
