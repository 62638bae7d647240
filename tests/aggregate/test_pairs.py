"""Pairs of people that are hard to tell apart or together; `pairs.toml` explains and holds them."""

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parent.parent.parent / "bench" / "hard_pairs.py"
LEAST_PAIRS = 120
LEAST_RECALL = 0.85


def _load_bench() -> ModuleType:
    """The bench's own judgement of a pair."""
    spec = importlib.util.spec_from_file_location("hard_pairs", BENCH)
    if spec is None or spec.loader is None:
        raise ImportError(BENCH)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


HARD = _load_bench()
PAIRS = HARD.load_pairs()
APART = [pair for pair in PAIRS if pair.verdict != "same"]


@pytest.mark.parametrize("pair", APART, ids=lambda pair: pair.label)
def test_pairs_of_two_people_stay_apart(pair: object) -> None:
    """No wrong merge, however alike the names; who may be one person is asked about."""
    outcome = HARD.judge_pair(pair)
    assert not outcome.mixed
    assert outcome.holds(pair.verdict)  # type: ignore[attr-defined]


def test_pairs_of_one_person_are_found() -> None:
    """Of the pairs that are one person, nearly all become one row."""
    outcomes = [HARD.judge_pair(pair).same for pair in PAIRS if pair.verdict == "same"]
    assert sum(outcomes) >= LEAST_RECALL * len(outcomes)


def test_pairs_are_many_and_of_all_sorts() -> None:
    """The suite has pairs of every verdict, in English, in Chinese and across."""
    assert len(PAIRS) >= LEAST_PAIRS
    assert set(Counter(pair.verdict for pair in PAIRS)) == {"same", "different", "undecidable"}


@pytest.mark.parametrize("pair", [p for p in PAIRS if p.verdict == "same"], ids=lambda p: p.label)
def test_pairs_joined_say_why(pair: object) -> None:
    """Two names in one row are tied by joins with a cause and a score."""
    sightings, camp = HARD.read_pair(pair)
    for person in HARD.group_people(sightings, camp=camp):
        keys = {HARD.name_key(sighting.name) for sighting in person.sightings}
        tied = {HARD.name_key(name) for join in person.joins for name in (join.name, join.other)}
        assert len(keys) == 1 or keys <= tied
        assert all(join.cause and 0 < join.score <= 1 for join in person.joins)
