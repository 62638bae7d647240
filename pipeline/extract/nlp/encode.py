"""What a token's neighbours say of it: dilated windows, one above another.

Reach for this through `configs/ner.cfg`. Each layer looks at three tokens that lie a growing
distance apart, so that four layers see eight tokens to either side at the price of four (iterated
dilated convolutions, Strubell et al. 2017). A Chinese title of six characters and the name behind
it fit into such a window, which contiguous windows of the same cost cut in two.
"""

from collections.abc import Callable, Sequence
from typing import Any

from thinc.api import Maxout, Model, chain, residual, with_array
from thinc.types import Floats2d


def build_encoder(width: int, pieces: int, dilations: Sequence[int]) -> Model[Any, Any]:
    """Vectors of tokens → vectors of tokens in their context, both of `width`.

    One layer for each of `dilations`, the distance to the neighbours that it looks at.
    """
    layers = [
        residual(chain(look_around(distance), Maxout(width, width * 3, nP=pieces, normalize=True)))
        for distance in dilations
    ]
    encoder: Model[Any, Any] = with_array(chain(*layers), pad=sum(dilations))
    encoder.set_dim("nO", width)
    return encoder


def look_around(distance: int) -> Model[Floats2d, Floats2d]:
    """Rows `(n, width)` → `(n, 3 * width)`: the row itself between the two `distance` away."""
    return Model("look_around", _forward, attrs={"distance": distance})


def _forward(
    model: Model[Floats2d, Floats2d],
    rows: Floats2d,
    is_train: bool,  # noqa: ARG001 - thinc gives it by this name
) -> tuple[Floats2d, Callable[[Floats2d], Floats2d]]:
    distance, width = model.attrs["distance"], rows.shape[1]
    seen = model.ops.alloc2f(len(rows), 3 * width)
    seen[distance:, :width] = rows[:-distance]
    seen[:, width : 2 * width] = rows
    seen[:-distance, 2 * width :] = rows[distance:]

    def backprop(change: Floats2d) -> Floats2d:
        back = model.ops.as_contig(change[:, width : 2 * width])
        back[:-distance] += change[distance:, :width]
        back[distance:] += change[:-distance, 2 * width :]
        return back

    return seen, backprop
