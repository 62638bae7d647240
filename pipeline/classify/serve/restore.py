"""`model.onnx` → the network in PyTorch, for GPUs and for training on.

Reach for `restore_net`. Weights that are 8-bit in the file are floats again, so that both ways of
reading have the same ones.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from google.protobuf.message import DecodeError
from transformers import AutoConfig, AutoModel

from pipeline.classify.learn.net import Net
from pipeline.classify.serve.export import Place
from pipeline.classify.serve.quantize import read_weight
from pipeline.errors import ConfigError


def restore_net(path: Path) -> Net:
    """The network whose weights the file holds, on the CPU. Raises ConfigError where damaged."""
    try:
        model = onnx.load(path)
        told = {item.key: item.value for item in model.metadata_props}
        config = AutoConfig.for_model(**json.loads(told["encoder"]))
        build: Any = AutoModel.from_config
        net = Net(build(config), person=int(told["person"]))
        weights = {
            name: _read(model, Place(*at)) for name, at in json.loads(told["weights"]).items()
        }
        net.load_state_dict(weights, strict=False)
    except (DecodeError, KeyError, TypeError, ValueError, RuntimeError) as exc:
        raise ConfigError(
            f"{path} is damaged: reinstall keyroles, or train the model again"
        ) from exc
    return net.eval()


def _read(model: onnx.ModelProto, place: Place) -> torch.Tensor:
    values = read_weight(model, place.name)
    if place.factors:
        values = values * read_weight(model, place.factors)[:, None]
    return torch.from_numpy(np.array(values.T if place.turned else values, order="C"))
