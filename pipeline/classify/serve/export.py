"""A trained network → `model.onnx`, the one file of weights that is kept.

Reach for `export_onnx`. Besides the graph the file holds what PyTorch needs to build the same
network again: the encoder's configuration, the id of the person's mark, and under which name each
weight lies.
"""

import json
import warnings
from copy import deepcopy
from dataclasses import astuple, dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from pipeline.classify.learn.net import Net
from pipeline.classify.serve.looked import Looked
from pipeline.classify.serve.quantize import quantize_model
from pipeline.classify.serve.reader import INPUTS, MODEL, OUTPUT
from pipeline.classify.serve.smooth import even_inputs

_OPSET = 17
_ROWS, _LENGTH, _SEED = 16, 64, 7  # random pieces on which inputs are measured
_ONE_SIDED = 8  # how many times the largest value the smallest one goes below 0 at most


@dataclass(frozen=True, slots=True)
class Place:
    """Where a weight of the network lies in the graph, how it is turned there and what rescaled it.

    `factors` names what the weight's inputs are multiplied by.
    """

    name: str
    turned: bool
    factors: str = ""


def export_onnx(net: Net, folder: Path) -> Path:
    """Writes `model.onnx` with 8-bit weights into the folder; the net stays as it is."""
    copied = deepcopy(net).cpu().float().eval()
    model = _trace(Looked(copied))
    places = _find_places(model, copied)
    inputs = {places[name].name: x for name, x in _watch_inputs(copied).items() if name in places}
    factors = even_inputs(model, {name: np.abs(x).max(axis=0) for name, x in inputs.items()})
    quantize_model(model, {name: -x.min() for name, x in inputs.items() if _is_one_sided(x)})
    kept = {key: replace(at, factors=factors.get(at.name, "")) for key, at in places.items()}
    told = {
        "encoder": copied.encoder.config.to_json_string(),
        "person": str(copied.person),
        "weights": json.dumps({key: astuple(at) for key, at in kept.items()}),
    }
    onnx.helper.set_model_props(model, told)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / MODEL
    path.write_bytes(model.SerializeToString())
    return path


def _trace(looked: Looked) -> onnx.ModelProto:
    """The graph by the older exporter: once 8-bit it is a fifth faster than by the newer."""
    ids = torch.full((2, 5), looked.net.person)
    axes = {name: {0: "windows", 1: "pieces"} for name in INPUTS} | {OUTPUT: {0: "windows"}}
    written: Any = BytesIO()  # the annotation of the exporter knows only paths
    with warnings.catch_warnings(), torch.inference_mode():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            looked,
            (ids, torch.zeros_like(ids), torch.ones_like(ids)),
            written,
            input_names=list(INPUTS),
            output_names=[OUTPUT],
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )
    return onnx.load_from_string(written.getvalue())


def _find_places(model: onnx.ModelProto, net: Net) -> dict[str, Place]:
    """Where each weight lies in the graph: the exporter turns, renames and joins some of them."""
    names = {_key(numpy_helper.to_array(item)): item.name for item in model.graph.initializer}
    found = {}
    for name, tensor in net.state_dict().items():
        values = tensor.numpy()
        if (key := _key(values)) in names:
            found[name] = Place(names[key], turned=False)
        elif (key := _key(values.T)) in names:
            found[name] = Place(names[key], turned=True)
    return found


def _key(values: NDArray[np.float32]) -> tuple[tuple[int, ...], bytes]:
    return values.shape, np.ascontiguousarray(values).tobytes()


def _watch_inputs(net: Net) -> dict[str, NDArray[np.float32]]:
    """What each linear layer takes in `(piece, channel)`, by its weight, on random pieces."""
    rng = np.random.default_rng(_SEED)
    ids = torch.from_numpy(rng.integers(net.encoder.config.vocab_size, size=(_ROWS, _LENGTH)))
    ids[:, _LENGTH // 2] = net.person
    seen: dict[str, NDArray[np.float32]] = {}
    hooks = [
        layer.register_forward_pre_hook(partial(_keep_input, seen, f"{name}.weight"))
        for name, layer in net.named_modules()
        if isinstance(layer, torch.nn.Linear)
    ]
    with torch.inference_mode():
        net(ids, torch.zeros_like(ids), torch.ones_like(ids))
    for hook in hooks:
        hook.remove()
    return seen


def _keep_input(
    seen: dict[str, NDArray[np.float32]], name: str, _: torch.nn.Module, taken: tuple[torch.Tensor]
) -> None:
    seen[name] = taken[0].flatten(0, -2).numpy()


def _is_one_sided(values: NDArray[np.float32]) -> bool:
    return bool(values.max() > -_ONE_SIDED * values.min())
