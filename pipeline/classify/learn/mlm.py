"""Language-model training of the extended encoder: masked words are guessed from those around.

Reach for `train_encoder`. It writes a checkpoint every so often and goes on from the last one, on
whatever device there is (BERT, Devlin et al. 2019: 15% masked, of these 80% by the mask, 10% by
another word, 10% left).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn.functional import cross_entropy

from pipeline.classify.learn.steps import plan_rates, take_step
from pipeline.classify.pieces import special_id
from pipeline.classify.windows import OTHER, PERSON
from pipeline.errors import UsageError

_SPECIAL = ("[CLS]", "[SEP]", PERSON, OTHER)
_RIVALS = 3000  # pieces among which one is guessed, besides those wanted
_FIRST = 1000  # where the words of BERT's vocabulary begin, behind marks and single letters
_MASKED = 0.15
_SHOWN, _SWAPPED = 0.8, 0.9  # below the first: masked; below the second: another word
_LEFT_OUT = -100
CHECKPOINT = "checkpoint.pt"
Progress = Callable[[int, int, float], None]


@dataclass(frozen=True, slots=True)
class Course:
    """How long and how fast: `batch` rows of `length` pieces a step."""

    steps: int = 1000
    batch: int = 32
    length: int = 128
    rate: float = 3e-4
    save_every: int = 100
    seed: int = 7


class Guesser(nn.Module):
    """The encoder and a head that guesses pieces with the encoder's own embeddings."""

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.turn = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.LayerNorm(width))
        self.bias = nn.Parameter(torch.zeros(encoder.config.vocab_size))

    def forward(self, ids: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
        """The loss over the places whose piece is wanted.

        A guess is between the pieces wanted anywhere in the batch and so many others drawn by
        chance (sampled softmax, Jean et al. 2015): all of them would take most of the time.
        """
        states = self.encoder(input_ids=ids).last_hidden_state
        at = wanted != _LEFT_OUT
        table = self.encoder.embeddings.word_embeddings.weight
        others = torch.randint(len(table), (_RIVALS,), device=ids.device)
        pieces, number = torch.unique(torch.cat([wanted[at], others]), return_inverse=True)
        guesses = self.turn(states[at]) @ table[pieces].T + self.bias[pieces]
        return cross_entropy(guesses, number[: int(at.sum())])


def pack_rows(texts: Sequence[str], tokenizer: Tokenizer, *, length: int) -> torch.Tensor:
    """All texts one after the other, cut into rows of `length` pieces: `(row, piece)`."""
    first, last = special_id(tokenizer, "[CLS]"), special_id(tokenizer, "[SEP]")
    stream: list[int] = []
    for encoded in tokenizer.encode_batch(list(texts), add_special_tokens=False):
        stream += [*encoded.ids, last]
    body = length - 1
    rows = [stream[n : n + body] for n in range(0, len(stream) - body + 1, body)]
    return torch.tensor([[first, *row] for row in rows])


def mask_rows(
    rows: torch.Tensor, tokenizer: Tokenizer, chance: torch.Generator
) -> tuple[torch.Tensor, torch.Tensor]:
    """Rows with masks, and the pieces to guess."""
    special = torch.tensor([special_id(tokenizer, token) for token in _SPECIAL])
    drawn = torch.rand(rows.shape, generator=chance)
    chosen = (drawn < _MASKED) & ~torch.isin(rows, special)
    wanted = torch.where(chosen, rows, _LEFT_OUT)
    how = torch.rand(rows.shape, generator=chance)
    size = tokenizer.get_vocab_size()
    others = torch.randint(min(_FIRST, size - 1), size, rows.shape, generator=chance)
    mask = torch.full_like(rows, special_id(tokenizer, "[MASK]"))
    masked = torch.where(how < _SHOWN, mask, torch.where(how < _SWAPPED, others, rows))
    return torch.where(chosen, masked, rows), wanted


def train_encoder(
    encoder: Any,
    tokenizer: Tokenizer,
    texts: Sequence[str],
    *,
    course: Course,
    folder: Path,
    device: str = "cpu",
    progress: Progress = lambda *_: None,
) -> Any:
    """The encoder after its course; `folder` keeps the checkpoint from which it goes on.

    Raises UsageError where the texts do not fill a row.
    """
    torch.manual_seed(course.seed)
    model = Guesser(encoder).to(device)
    rows = pack_rows(texts, tokenizer, length=course.length)
    if not len(rows):
        raise UsageError(f"the texts together are shorter than {course.length} words")
    optimizer = torch.optim.AdamW(model.parameters(), lr=course.rate, weight_decay=0.01)
    schedule = plan_rates(optimizer, course.steps)
    parts = {"model": model, "optimizer": optimizer, "schedule": schedule}
    model.train()
    for step in range(_resume(parts, folder / CHECKPOINT, device), course.steps):
        torch.manual_seed(_seed(course, step))
        ids, wanted = _draw_batch(rows, tokenizer, course, step)
        loss = model(ids.to(device), wanted.to(device))
        take_step(loss, model.parameters(), optimizer, schedule)
        progress(step + 1, course.steps, loss.item())
        if (step + 1) % course.save_every == 0:
            _save(parts, folder / CHECKPOINT, step + 1)
    return encoder


def meet_halfway(encoder: Any, start: Mapping[str, torch.Tensor]) -> None:
    """Sets the weights half-way between those at the start and those after training.

    Chinese is learnt and the base's English is not lost (WiSE-FT, Wortsman et al. 2022).
    """
    encoder.load_state_dict({
        name: torch.lerp(start[name], weight, 0.5) if weight.is_floating_point() else weight
        for name, weight in encoder.state_dict().items()
    })  # fmt: skip


def _draw_batch(
    rows: torch.Tensor, tokenizer: Tokenizer, course: Course, step: int
) -> tuple[torch.Tensor, torch.Tensor]:
    """The rows of a step, the same whenever training comes to it; each epoch has its own order."""
    per_epoch = max(len(rows) // course.batch, 1)
    epoch, number = divmod(step, per_epoch)
    order = list(range(len(rows)))
    Random(course.seed + epoch).shuffle(order)  # noqa: S311 - order alone
    chosen = rows[order[number * course.batch : (number + 1) * course.batch]]
    chance = torch.Generator().manual_seed(_seed(course, step))
    return mask_rows(chosen, tokenizer, chance)


def _seed(course: Course, step: int) -> int:
    """What is drawn by chance in a step hangs on the step alone, not on where a run began."""
    return course.seed * 1_000_003 + step


def _resume(parts: dict[str, Any], path: Path, device: str) -> int:
    """Takes up the last checkpoint, if there is one; the step to go on with."""
    if not path.is_file():
        return 0
    saved = torch.load(path, map_location=device, weights_only=True)
    for name, part in parts.items():
        part.load_state_dict(saved[name])
    return int(saved["step"])


def _save(parts: dict[str, Any], path: Path, step: int) -> None:
    """Writes the checkpoint beside the old one and puts it in its place at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    torch.save({name: part.state_dict() for name, part in parts.items()} | {"step": step}, fresh)
    fresh.replace(path)
