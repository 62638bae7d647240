"""Invented firms and departments: varied, complete, and the same for the same seed."""

from random import Random

import pytest

from pipeline.extract.nlp.firms import invent_departments, invent_firms


@pytest.mark.parametrize("language", ["en", "zh"])
def test_invent_firms_repeats_itself_seldom(language: str) -> None:
    """Of a thousand firms most are met once, and no slot stays unfilled."""
    drawn = list(
        invent_firms(language, Random(1), names=["Ada"], surnames=["Orban", "Thrane"], count=1000)
    )
    assert len(set(drawn)) > 600
    assert not any(set(firm) & set("{};\n") or firm != firm.strip() for firm in drawn)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_invent_departments_fills_every_slot(language: str) -> None:
    """No department keeps a brace or a separator."""
    drawn = list(invent_departments(language, Random(1), count=300))
    assert len(set(drawn)) > 100
    assert not any(set(unit) & set("{};\n") or unit != unit.strip() for unit in drawn)


def test_invent_firms_draws_the_same_from_the_same_seed() -> None:
    """A training run can be repeated."""
    first, second = (
        list(invent_firms("zh", Random(4), names=["Ada"], surnames=["Orban"], count=50))
        for _ in range(2)
    )
    assert first == second
