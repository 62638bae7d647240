"""Statements of who reports to whom → a forest that holds no circle."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.aggregate.forest import grow_forest
from pipeline.aggregate.ties import Tie
from tests.records import met

LINES = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(1, 28)).filter(
        lambda line: line[0] != line[1]
    ),
    max_size=30,
)


def make_tie(source: int, target: int, day: int) -> Tie:
    """Somebody says on a day of March that one reports to the other."""
    evidence = met("Nora", document=f"{source}-{target}-{day}.txt", reports_to=str(target))[1]
    return Tie("reports_to", source, target, datetime(2025, 3, day), evidence)


def grow(*lines: tuple[int, int, int]) -> dict[int, int]:
    """Person -> manager, by number."""
    return grow_forest(make_tie(*line) for line in lines)


@pytest.mark.parametrize(
    ("lines", "forest"),
    [
        ([], {}),
        ([(0, 1, 1), (2, 1, 1), (1, 3, 1)], {0: 1, 2: 1, 1: 3}),
        ([(0, 1, 1), (0, 2, 5)], {0: 2}),
        ([(0, 1, 5), (1, 0, 1)], {0: 1}),
        ([(0, 1, 5), (1, 2, 4), (2, 0, 3)], {0: 1, 1: 2}),
        ([(0, 1, 5), (1, 0, 4), (1, 2, 3)], {0: 1, 1: 2}),
    ],
    ids=["none", "a tree", "the latest", "two in a circle", "three in a circle", "an older one"],
)
def test_forest_takes_the_latest_line_that_closes_no_circle(
    lines: list[tuple[int, int, int]], forest: dict[int, int]
) -> None:
    """Each person's latest statement holds, and the oldest one of a circle gives way."""
    assert grow(*lines) == forest


@given(LINES)
def test_forest_leads_everybody_to_a_top(lines: list[tuple[int, int, int]]) -> None:
    """However people contradict one another, every line upwards ends."""
    forest = grow(*lines)
    for person in forest:
        seen = {person}
        while person in forest:
            person = forest[person]
            assert person not in seen
            seen.add(person)


@given(LINES, st.randoms())
def test_forest_does_not_depend_on_the_order_of_statements(
    lines: list[tuple[int, int, int]], random: object
) -> None:
    """The same statements give the same forest in any order."""
    shuffled = list(lines)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert grow(*shuffled) == grow(*lines)


@pytest.mark.parametrize(
    ("fixed", "forest"),
    [
        ({}, {0: 1, 1: 2}),
        ({0: 2}, {0: 2, 1: 2}),
        ({2: 0}, {2: 0, 0: 1}),
        ({0: None}, {1: 2}),
        ({1: 0, 0: 1}, {0: 1}),
        ({0: 1, 1: 0}, {1: 0}),
    ],
    ids=["none", "another", "a circle", "nobody", "two in a circle", "the other way round"],
)
def test_forest_grows_around_fixed_lines(
    fixed: dict[int, int | None], forest: dict[int, int]
) -> None:
    """What a human decided stands, statements give way to it, and of two decisions the later."""
    assert grow_forest([make_tie(0, 1, 5), make_tie(1, 2, 4)], fixed=fixed) == forest
