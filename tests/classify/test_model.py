"""Probabilities of windows → evidence: what is likely enough, and where it stands."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from pipeline.classify.calibrate import Floats
from pipeline.classify.heads import HEADS
from pipeline.classify.model import find_model_evidence, list_evidence
from pipeline.classify.windows import Window, cut_windows
from pipeline.config import Classify, load_config
from pipeline.types import Fact, Mention
from tests.classify.written import write_note


@pytest.fixture(name="config")
def _config() -> Classify:
    return replace(load_config().classify, evidence_floor=0.4, need_floor=0.6)


def chances(windows: int, **said: tuple[str, float]) -> dict[str, Floats]:
    """Nothing is shown in any window, but `said` in the first: (value, probability) by head."""
    found = {head: np.zeros((windows, len(v)), dtype=np.float32) for head, v in HEADS.items()}
    for head, shares in found.items():
        shares[:, 0] = 1
        if head in said:
            value, chance = said[head]
            shares[0, 0] = 1 - chance
            shares[0, HEADS[head].index(value)] = chance
    return found


def list_found(
    windows: list[Window], config: Classify, **said: tuple[str, float]
) -> Iterator[tuple[str, str, float, str]]:
    """(attribute, value, confidence, quote) of what the windows show."""
    for item in list_evidence(windows, chances(len(windows), **said), config=config):
        yield item.attribute, item.value, round(item.confidence, 3), item.quote


@pytest.fixture(name="windows")
def _windows() -> list[Window]:
    return cut_windows(write_note("[Dana]\twants  numbers. [Kit] left."))


@pytest.mark.parametrize(
    ("head", "value"),
    [("role", "user"), ("influence", "gatekeeper"), ("style", "driver"), ("stance", "opponent")],
)
def test_model_likely_values_are_evidence(
    windows: list[Window], config: Classify, head: str, value: str
) -> None:
    """The value with its probability, at the words of the window's sentence."""
    found = list(list_found(windows, config, **{head: (value, 0.7)}))
    assert found == [(head, value, 0.7, "Dana\twants  numbers.")]


def test_model_needs_are_told_in_their_words(windows: list[Window], config: Classify) -> None:
    """A need's value is its sentence, blanks evened out, since that is what the table shows."""
    (found,) = list_found(windows, config, needs=("need", 0.9))
    assert found[:2] == ("needs", "Dana wants numbers.")


@pytest.mark.parametrize(
    ("head", "value", "chance", "count"),
    [
        ("role", "user", 0.39, 0),
        ("role", "user", 0.41, 1),
        ("needs", "need", 0.59, 0),
        ("needs", "need", 0.61, 1),
    ],
)
def test_model_unlikely_values_are_none(
    windows: list[Window], config: Classify, head: str, value: str, chance: float, count: int
) -> None:
    """Each kind of evidence has a floor; needs, which all stand in the table, their own."""
    assert len(list(list_found(windows, config, **{head: (value, chance)}))) == count


def test_model_a_value_may_be_less_likely_than_nothing(
    windows: list[Window], config: Classify
) -> None:
    """What is likely enough counts beside a likelier `none`, which is no evidence."""
    found = list_found(windows, config, style=("driver", 0.45))
    assert [item[:3] for item in found] == [("style", "driver", 0.45)]
    assert list(list_found(windows, config)) == []


def test_model_one_sentence_may_show_several_things(
    windows: list[Window], config: Classify
) -> None:
    """Each head speaks for itself, all of the person whose window it is."""
    said = {"role": ("user", 0.8), "stance": ("supporter", 0.5)}
    items = list_evidence(windows, chances(len(windows), **said), config=config)
    assert [(i.mention.name, i.attribute) for i in items] == [("Dana", "role"), ("Dana", "stance")]


def test_model_nobody_of_ours_is_read(config: Classify) -> None:
    """Where all people are ours there is nothing to read, not even a model."""
    config = replace(config, model="/absent")
    mentions = [_as_seller(m) for m in write_note("[Dana] wants numbers. [Kit] left.")]
    assert list(find_model_evidence(mentions, config=config)) == []
    assert list(find_model_evidence([], config=config)) == []


def _as_seller(mention: Mention) -> Mention:
    return replace(mention, facts=(Fact("side", "seller", mention.start, mention.end),))
