"""The network with its last layer computed only where the heads look: the first piece, the marks.

Reach for `Looked` before a network is written for serving. The scores are those of the network
itself; of the last of six layers a fifth remains, so that a window costs an eighth less.
"""

from typing import Any

import torch
from torch import nn
from torch.nn.functional import softmax

from pipeline.classify.learn.net import Net

# A product of one row goes another way in ONNX Runtime, and ends in another last digit.
_LEAST = 2
_NEVER = torch.finfo(torch.float32).min


class Looked(nn.Module):
    """Scores `(window, WIDTH)` from piece ids, types and attention, each `(window, piece)`."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: torch.Tensor, types: torch.Tensor, seen: torch.Tensor) -> torch.Tensor:
        """Scores before any softmax."""
        encoder = self.net.encoder
        mask = (1 - seen[:, None, None, :].float()) * _NEVER
        states = encoder.embeddings(input_ids=ids, token_type_ids=types)
        *layers, last = encoder.encoder.layer
        for layer in layers:
            states = read_layer(layer, states, states, mask)
        places = find_places(ids == self.net.person)
        looked = take_rows(states, places)
        states = read_layer(last, looked, states, mask)
        marks = (ids.gather(1, places) == self.net.person).unsqueeze(-1).to(states.dtype)
        person = (states * marks).sum(1) / marks.sum(1).clamp(min=1)
        scores: torch.Tensor = self.net.heads(torch.cat([states[:, 0], person], dim=-1))
        return scores


def find_places(marks: torch.Tensor) -> torch.Tensor:
    """Where the first piece and all marks stand; other pieces fill up the shorter rows.

    `(window, piece)` of truth -> `(window, most marks + 1)` of indices.
    """
    wanted = marks.int()
    wanted[:, 0] = 2
    # Stays a tensor: a trace would take a number for good.
    most: Any = (wanted > 0).sum(1).max().clamp(min=_LEAST)
    return wanted.topk(most, dim=1).indices


def take_rows(states: torch.Tensor, places: torch.Tensor) -> torch.Tensor:
    """The states `(window, place, channel)` at the places `(window, place)`."""
    return states.gather(1, places.unsqueeze(-1).expand(-1, -1, states.shape[-1]))


def read_layer(
    layer: Any, asking: torch.Tensor, states: torch.Tensor, mask: torch.Tensor
) -> torch.Tensor:
    """A layer's states for the asking pieces, which attend to all pieces of their window."""
    own = layer.attention.self
    query, key, value = (
        _split_heads(project(x), own.num_attention_heads)
        for project, x in ((own.query, asking), (own.key, states), (own.value, states))
    )
    weights = softmax(query @ key.transpose(2, 3) * own.attention_head_size**-0.5 + mask, dim=-1)
    joined = (weights @ value).transpose(1, 2).flatten(2)
    attended = layer.attention.output(joined, asking)
    read: torch.Tensor = layer.output(layer.intermediate(attended), attended)
    return read


def _split_heads(x: torch.Tensor, heads: int) -> torch.Tensor:
    return x.reshape(*x.shape[:2], heads, -1).transpose(1, 2)
