"""A float ONNX graph → one whose large weights are 8-bit, read as such by ONNX Runtime.

Reach for `quantize_model`. Products take their input 8-bit too, with a step for each row of the
input (a piece of the text) and each column of the weights. ONNX Runtime's own dynamic quantisation
takes one step for the whole batch: it is a tenth faster, changes more labels, and what is read of a
window would hang on the windows read beside it. A table of embeddings has a step for each row. Both
are functions within the model, which ONNX Runtime inlines and fuses.
"""

from collections.abc import Iterator, Mapping

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper, parser

DOMAIN = "keyroles"
STEPS = ".steps"
LIFT = ".lift"
_LEAST = 10_000  # values of a weight for which 8 bits pay
_FULL = 127
_OPSET = '<opset_import: ["": 17, "com.microsoft": 1], domain: "keyroles">'

# VNNI multiplies unsigned inputs. Those of both signs are shifted by 128; those that have next to
# nothing below 0 (what comes from GELU) are lifted above it and have all 8 bits for themselves.
_PRODUCT = """
{name} (x, weight, steps) => (product) {{
  rows = Flatten<axis=2>(x)
  sizes = {size}(rows)
  most = ReduceMax<axes=[1], keepdims=0>(sizes)
  share = Constant<value=float {{{share}}}>()
  least = Constant<value=float {{1e-10}}>()
  wanted = Mul(most, share)
  row_steps = Max(wanted, least)
  number = Shape(row_steps)
  middles = ConstantOfShape<value=uint8[1] {{{middle}}}>(number)
  short = QuantizeLinear<axis=0>(rows, row_steps, middles)
  one = Constant<value=float {{1.0}}>()
  middle = Constant<value=uint8 {{{middle}}}>()
  sums = com.microsoft.MatMulIntegerToFloat(short, weight, one, steps, middle)
  second = Constant<value=int64[1] {{1}}>()
  column = Unsqueeze(row_steps, second)
  scaled = Mul(sums, column)
  outer = Shape<end=2>(x)
  width = Shape(steps)
  shape = Concat<axis=0>(outer, width)
  product = Reshape(scaled, shape)
}}"""
_LOOKUP = """
GatherRows (table, steps, ids) => (vectors) {
  short = Gather(table, ids)
  wide = Cast<to=1>(short)
  step = Gather(steps, ids)
  vectors = Mul(wide, step)
}"""
_FUNCTIONS = (
    _PRODUCT.format(name="MatMulSigned", size="Abs", share=1 / 127, middle=128),
    _PRODUCT.format(name="MatMulLifted", size="Identity", share=1 / 255, middle=0),
    _LOOKUP,
)


def quantize_model(model: onnx.ModelProto, lifts: Mapping[str, float]) -> None:
    """Makes the large weights of products and look-ups 8-bit, in place, under their old names.

    `lifts` says, by the weight's name, what makes all values of a product's input positive.
    """
    weights = {item.name: item for item in model.graph.initializer if _is_large(item)}
    nodes = [new for node in model.graph.node for new in _rewrite(model, node, weights, lifts)]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    model.functions.extend(parser.parse_function(_OPSET + text) for text in _FUNCTIONS)
    model.opset_import.extend(
        onnx.helper.make_opsetid(domain, 1) for domain in (DOMAIN, "com.microsoft")
    )


def _is_large(weight: onnx.TensorProto) -> bool:
    return (
        weight.data_type == onnx.TensorProto.FLOAT
        and len(weight.dims) == 2
        and weight.dims[0] * weight.dims[1] >= _LEAST
    )


def _rewrite(
    model: onnx.ModelProto,
    node: onnx.NodeProto,
    weights: Mapping[str, onnx.TensorProto],
    lifts: Mapping[str, float],
) -> Iterator[onnx.NodeProto]:
    """What stands in the place of a node."""
    if node.op_type == "MatMul" and node.input[1] in weights:
        x, name = node.input
        _shorten(model, weights[name], axis=0)
        if name in lifts:
            yield from _lift(model, x, name, node.output[0], lifts[name])
        else:
            yield _call("MatMulSigned", [x, name, name + STEPS], node.output[0])
    elif node.op_type == "Gather" and node.input[0] in weights:
        name, ids = node.input
        _shorten(model, weights[name], axis=1)
        yield _call("GatherRows", [name, name + STEPS, ids], node.output[0])
    else:
        yield node


def _lift(
    model: onnx.ModelProto, x: str, name: str, output: str, lift: float
) -> Iterator[onnx.NodeProto]:
    """The product of the lifted input, less what the lift adds to it."""
    excess = -lift * read_weight(model, name).sum(axis=0)
    model.graph.initializer.extend([
        numpy_helper.from_array(np.array(lift, dtype=np.float32), name + LIFT),
        numpy_helper.from_array(excess.astype(np.float32), f"{name}.excess"),
    ])  # fmt: skip
    yield onnx.helper.make_node("Add", [x, name + LIFT], [f"{name}.lifted"])
    yield _call("MatMulLifted", [f"{name}.lifted", name, name + STEPS], f"{name}.product")
    yield onnx.helper.make_node("Add", [f"{name}.product", f"{name}.excess"], [output])


def _call(function: str, inputs: list[str], output: str) -> onnx.NodeProto:
    return onnx.helper.make_node(function, inputs, [output], domain=DOMAIN)


def _shorten(model: onnx.ModelProto, weight: onnx.TensorProto, *, axis: int) -> None:
    """Replaces a weight by its 8-bit values and adds their steps, once."""
    if weight.data_type != onnx.TensorProto.FLOAT:
        return
    values = numpy_helper.to_array(weight)
    sizes = np.abs(values).max(axis=axis, keepdims=True)
    steps = np.maximum(sizes / _FULL, np.finfo(np.float32).tiny).astype(np.float32)
    short = np.round(values / steps).clip(-_FULL, _FULL).astype(np.int8)
    weight.CopyFrom(numpy_helper.from_array(short, weight.name))
    steps = steps if axis else steps[0]
    model.graph.initializer.append(numpy_helper.from_array(steps, weight.name + STEPS))


def read_weight(model: onnx.ModelProto, name: str) -> NDArray[np.float32]:
    """A weight of a model as floats again. Raises KeyError where there is none of this name."""
    found = {item.name: item for item in model.graph.initializer if item.name.startswith(name)}
    values = numpy_helper.to_array(found[name])
    if name + STEPS not in found:
        return values.astype(np.float32)
    wide: NDArray[np.float32] = values * numpy_helper.to_array(found[name + STEPS])
    return wide
