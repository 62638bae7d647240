"""The network whose last layer is computed only where the heads look."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from pipeline.classify.model import find_model
from pipeline.classify.serve import load_reader

WINDOWS = (
    ("", "[P] signs."),
    ("[O] asks for the figures.", "[P] and [P] say that [P] decides."),
    ("采购在问价格。", "[P]拍板。"),
    ("", "Nobody is named here, however long the sentence may be before it ends."),
)


def test_scores_are_those_of_the_whole_network(make_net: Callable[[], Any]) -> None:
    """Windows without a mark, with one and with three, padded or not, have the net's own scores."""
    torch = pytest.importorskip("torch", reason="needs the extra `encoder`")
    from pipeline.classify.serve.looked import Looked

    net = make_net()
    ids = torch.tensor([[2, 4, 6, 3, 0, 0], [2, 4, 7, 4, 4, 3], [2, 8, 9, 10, 11, 3]])
    seen = (ids > 0).long()
    types = torch.tensor([[0, 0, 1, 1, 0, 0]] * len(ids))
    with torch.inference_mode():
        looked, whole = Looked(net)(ids, types, seen), net(ids, types, seen)
    assert torch.allclose(looked, whole, atol=1e-5)


def test_a_window_reads_the_same_alone_and_beside_others() -> None:
    """The committed model's scores are equal to the last digit, whatever shares their batch."""
    reader = load_reader(find_model("classifier"), threads=1, pieces=100_000)
    together = reader.read(WINDOWS)
    alone = np.concatenate([reader.read([window]) for window in WINDOWS])
    assert np.array_equal(together, alone)
