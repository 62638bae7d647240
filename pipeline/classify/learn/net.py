"""The network: an encoder and one linear head for each attribute, all read in one pass.

Reach for `build_net` to train, and for `load_net` to serve with PyTorch. A head reads the state of
the first piece beside the mean state of the person's marks (entity markers, Baldini Soares et al.
2019).
"""

from typing import Any

import torch
from torch import nn

from pipeline.classify.heads import WIDTH

_DROPOUT = 0.1


class Net(nn.Module):
    """Scores `(window, WIDTH)` from piece ids, types and attention, each `(window, piece)`."""

    def __init__(self, encoder: Any, *, person: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.person = person
        self.drop = nn.Dropout(_DROPOUT)
        self.heads = nn.Linear(2 * encoder.config.hidden_size, WIDTH)

    def forward(self, ids: torch.Tensor, types: torch.Tensor, seen: torch.Tensor) -> torch.Tensor:
        """Scores before any softmax."""
        states = self.encoder(
            input_ids=ids, token_type_ids=types, attention_mask=seen
        ).last_hidden_state
        marks = (ids == self.person).unsqueeze(-1).to(states.dtype)
        person = (states * marks).sum(1) / marks.sum(1).clamp(min=1)
        scores: torch.Tensor = self.heads(self.drop(torch.cat([states[:, 0], person], dim=-1)))
        return scores
