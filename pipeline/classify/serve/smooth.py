"""A float graph → the same function, with inputs of products that 8 bits can hold.

Reach for `even_inputs` before the graph is quantised. A few channels of an encoder's normalised
states are ten times as large as the rest, whatever is read, and would take most of the 8 bits.
They are made smaller, and the weights that meet them larger (SmoothQuant, Xiao et al. 2023). Where
they stand is seen on random pieces, so no text is needed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

_SHARE = 0.75  # of the difference between channels that moves into the weights
_LEAST = 1e-5
Floats = NDArray[np.float32]


def even_inputs(model: onnx.ModelProto, sizes: Mapping[str, Floats]) -> dict[str, str]:
    """Rescales normalised inputs in place; gives each weight that changed the name of its factors.

    `sizes` has the largest value of each input channel, by the weight's name.
    """
    graph = model.graph
    values = {item.name: item for item in graph.initializer}
    normed = {node.output[0] for node in graph.node if node.op_type == "LayerNormalization"}
    readers = defaultdict(list)
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[0] in normed and node.input[1] in sizes:
            readers[node.input[0]].append(node)
    factors = {}
    for x, nodes in readers.items():
        weights = [values[node.input[1]] for node in nodes]
        factor = _find_factors(sizes[weights[0].name], map(numpy_helper.to_array, weights))
        for node, weight in zip(nodes, weights, strict=True):
            even = numpy_helper.to_array(weight) / factor[:, None]
            weight.CopyFrom(numpy_helper.from_array(even.astype(np.float32), weight.name))
            node.input[0] = f"{x}.even"
            factors[weight.name] = f"{x}.factors"
        _insert_product(graph, x, factor)
    return factors


def _find_factors(sizes: Floats, weights: Iterable[Floats]) -> Floats:
    """By what each channel is multiplied: little where it is large and its weights are small."""
    reach = np.max([np.abs(weight).max(axis=1) for weight in weights], axis=0)
    raised = reach.clip(_LEAST) ** (1 - _SHARE) / sizes.clip(_LEAST) ** _SHARE
    factors: Floats = raised.astype(np.float32)
    return factors


def _insert_product(graph: onnx.GraphProto, x: str, factors: Floats) -> None:
    graph.initializer.append(numpy_helper.from_array(factors, f"{x}.factors"))
    place = next(number for number, node in enumerate(graph.node) if x in node.output)
    graph.node.insert(place + 1, onnx.helper.make_node("Mul", [x, f"{x}.factors"], [f"{x}.even"]))
