"""The encoder: windows that widen, gradients that are right, documents that do not mix."""

from typing import Any

import numpy as np
import pytest

from pipeline.extract.nlp.encode import build_encoder, look_around

Rows = Any


def draw_rows(count: int, width: int) -> Rows:
    """Rows of numbers that are the same in every run."""
    return np.random.default_rng(3).random((count, width), np.float32)


@pytest.mark.parametrize("distance", [1, 2, 4])
def test_look_around_puts_a_row_between_those_that_far_away(distance: int) -> None:
    """Beyond the border there is nothing: zeros."""
    rows = draw_rows(6, 2)
    seen: Any = look_around(distance).predict(rows)
    padded = np.vstack([np.zeros((distance, 2)), rows, np.zeros((distance, 2))])
    assert np.allclose(seen[3], [*padded[3], *rows[3], *padded[3 + 2 * distance]])
    assert not seen[0, :2].any() and not seen[-1, 4:].any()


@pytest.mark.parametrize("distance", [1, 2, 4])
def test_look_around_gives_back_the_gradient(distance: int) -> None:
    """The backward pass is the transpose of the forward pass."""
    rows, change = draw_rows(7, 3), draw_rows(7, 9)
    layer = look_around(distance)
    seen, backprop = layer(rows, is_train=True)
    assert np.isclose((seen * change).sum(), (rows * backprop(change.copy())).sum(), rtol=1e-4)


def test_encoder_reads_a_document_alike_alone_and_among_others() -> None:
    """No document sees its neighbour in the batch."""
    docs = [draw_rows(count, 8) for count in (5, 1, 20)]
    encoder = build_encoder(8, 2, [1, 2, 4, 1])
    encoder.initialize(X=docs, Y=docs)
    together = encoder.predict(docs)
    alone = [encoder.predict([doc])[0] for doc in docs]
    assert all(np.allclose(a, b, atol=1e-6) for a, b in zip(together, alone, strict=True))


def test_encoder_sees_as_far_as_its_distances_add_up() -> None:
    """A change reaches the tokens within the sum of the distances and none beyond."""
    rows = draw_rows(40, 8)
    encoder = build_encoder(8, 2, [1, 2, 4, 1])
    encoder.initialize(X=[rows], Y=[rows])
    other = rows.copy()
    other[20] += 1
    moved = np.abs(encoder.predict([rows])[0] - encoder.predict([other])[0]).max(axis=1) > 0
    assert moved[20 - 8 : 20 + 9].all() and moved.sum() == 17
