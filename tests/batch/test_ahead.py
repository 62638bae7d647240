"""What is handed out comes back in order, and only so much of it is out at a time."""

from collections.abc import Callable

import pytest

from pipeline.batch.ahead import submit_ahead


@pytest.mark.parametrize("count", [0, 1, 3, 10])
@pytest.mark.parametrize("most", [1, 3])
def test_submit_ahead_keeps_order_and_measure(count: int, most: int) -> None:
    """Every item is submitted once, none more than so many before the first that is not taken."""
    submitted: list[int] = []
    for taken, item in enumerate(submit_ahead(range(count), _note(submitted), most=most)):
        assert item == taken
        assert len(submitted) == min(taken + most, count)
    assert submitted == list(range(count))


def _note(submitted: list[int]) -> Callable[[int], int]:
    def submit(item: int) -> int:
        submitted.append(item)
        return item

    return submit
