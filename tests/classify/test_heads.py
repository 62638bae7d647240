"""The heads: their values and where their scores stand."""

import pytest

from pipeline.classify.heads import HEADS, NONE, SLICES, WIDTH
from pipeline.labels import LABELS


def test_heads_begin_with_none() -> None:
    """The first value of each head is that nothing is shown, and no value stands twice."""
    assert {values[0] for values in HEADS.values()} == {NONE}
    assert all(len(set(values)) == len(values) for values in HEADS.values())


@pytest.mark.parametrize("head", ["role", "influence", "style", "stance"])
def test_heads_hold_what_a_sentence_can_show(head: str) -> None:
    """All labels of the table but the one that stands where nothing is shown."""
    assert set(LABELS[head]) - set(HEADS[head]) == {"neutral" if head == "stance" else "unknown"}
    assert set(HEADS[head]) - set(LABELS[head]) == {NONE}


def test_heads_scores_stand_one_after_the_other() -> None:
    """Every score belongs to one value of one head."""
    places = [n for part in SLICES.values() for n in range(part.start, part.stop)]
    assert places == list(range(WIDTH))
    assert all(part.stop - part.start == len(HEADS[head]) for head, part in SLICES.items())
