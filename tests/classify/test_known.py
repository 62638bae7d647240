"""Windows that were read before."""

import numpy as np

from pipeline.classify.calibrate import read_calibration
from pipeline.classify.model import OWN, SETTINGS, Model, find_model
from pipeline.classify.serve import load_reader

FIRST, SECOND = ("", "[P] signs the contract."), ("Hello.", "[P]要看测试数据。")


def test_known_pairs_score_alike() -> None:
    """A pair scores the same first or again, alone or beside another, and is kept once."""
    folder = find_model(OWN)
    model = Model(load_reader(folder), read_calibration(folder / SETTINGS))
    alone = model.score([FIRST])
    both = model.score([SECOND, FIRST, SECOND])
    assert np.array_equal(both, load_reader(folder).read([SECOND, FIRST, SECOND]))
    assert np.array_equal(both[1], alone[0])
    assert set(model.known) == {FIRST, SECOND}
