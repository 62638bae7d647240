"""One step of training, and how large it is: shared by the language model and the classifier."""

from collections.abc import Iterable

import torch
from torch import nn
from torch.optim.lr_scheduler import LambdaLR

_WARM_UP = 0.06  # share of all steps in which the rate rises
_CLIP = 1.0


def plan_rates(optimizer: torch.optim.Optimizer, steps: int) -> LambdaLR:
    """The optimizer's rates over so many steps: up to the full rate, then down to none."""
    return LambdaLR(optimizer, lambda step: _warm(step / steps))


def _warm(done: float) -> float:
    return min(done / _WARM_UP, (1 - done) / (1 - _WARM_UP)) if done < 1 else 0.0


def take_step(
    loss: torch.Tensor,
    weights: Iterable[nn.Parameter],
    optimizer: torch.optim.Optimizer,
    schedule: LambdaLR,
) -> None:
    """Moves the weights against the loss; gradients that are too long are shortened."""
    optimizer.zero_grad()
    torch.autograd.backward(loss)
    nn.utils.clip_grad_norm_(weights, _CLIP)
    optimizer.step()
    schedule.step()
