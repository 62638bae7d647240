"""How long each room takes."""

from collections.abc import Iterator

import pytest

from pipeline.timing import list_times, start_timing, stop_timing, timed


@timed("outer")
def count_up(last: int) -> Iterator[int]:
    """Even numbers, one after another."""
    yield from double(list(range(last)))


@timed("inner")
def double(numbers: list[int]) -> list[int]:
    """Each twice as large."""
    return [2 * number for number in numbers]


@pytest.fixture(autouse=True)
def _stopped() -> Iterator[None]:
    yield
    stop_timing()


def test_timing_counts_what_each_room_gives() -> None:
    """A list counts its items, a generator what it yields, each for its own room."""
    times = start_timing()
    assert list(count_up(3)) == [0, 2, 4]
    assert {room: items for room, _, _, items in list_times(times)} == {
        "outer": 3,
        "inner": 3,
        "the rest": 0,
        "all": 0,
    }


def test_timing_splits_the_time() -> None:
    """The rooms' seconds add up to all there were."""
    times = start_timing()
    list(count_up(1000))
    *rooms, (_, seconds, busy, _) = list_times(times)
    assert sum(row[1] for row in rooms) == pytest.approx(seconds)
    assert sum(row[2] for row in rooms) == pytest.approx(busy)
    assert all(row[1] >= 0 for row in rooms)


def test_timing_is_off_by_default() -> None:
    """Nothing is measured, and results are the same, before somebody asks."""
    assert list(count_up(2)) == [0, 2]
    assert [row[0] for row in list_times(start_timing())] == ["the rest", "all"]
