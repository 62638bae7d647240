"""Mentions → evidence: nothing is lost, and every reason points at its words."""

import pytest

from pipeline.classify import classify
from pipeline.config import Classify, load_config
from pipeline.types import How
from tests.records import make_mention, make_segment


@pytest.fixture(name="config")
def _config() -> Classify:
    return load_config().classify


def said(text: str, name: str, config: Classify, **facts: str) -> list[tuple[str, str, str]]:
    """(attribute, value, quote) of all evidence from one mention."""
    mention = make_mention(make_segment(text), name, how=How.SIGNATURE, **facts)
    return [(e.attribute, e.value, e.quote) for e in classify([mention], config=config)]


def test_evidence_a_bare_name_is_evidence(config: Classify) -> None:
    """A person of whom nothing is said still has one reason to be in the table."""
    assert said("Hello Nora", "Nora", config) == [("name", "Nora", "Nora")]


def test_evidence_facts_pass_on_with_their_words(config: Classify) -> None:
    """What extraction found becomes evidence at the same place."""
    found = said("Nora, tel 555 01", "Nora", config, phone="555 01")
    assert ("phone", "555 01", "555 01") in found


def test_evidence_a_title_shows_the_role_alone(config: Classify) -> None:
    """The title's words are the reason for the role, and none for the part in the decision."""
    found = said("Nora Quist, Purchasing Manager", "Nora Quist", config, title="Purchasing Manager")
    assert ("role", "procurement", "Purchasing Manager") in found
    assert "influence" not in {attribute for attribute, _, _ in found}


def test_evidence_a_title_without_function_shows_no_role(config: Classify) -> None:
    """Where the title says nothing of the function, nothing is guessed."""
    found = said("Nora, Director", "Nora", config, title="Director")
    assert [attribute for attribute, _, _ in found] == ["name", "title"]


def test_evidence_department_counts_without_a_title(config: Classify) -> None:
    """A department shows the role only where no title does."""
    assert ("role", "technical", "IT") in said("Nora from IT", "Nora", config, department="IT")
    found = said("Nora, CEO, IT", "Nora", config, title="CEO", department="IT")
    assert ("role", "technical", "IT") not in found


def test_evidence_a_trade_as_form_of_address_shows_the_role(config: Classify) -> None:
    """王工 is technical, by the words of the address."""
    assert ("role", "technical", "王工") in said("找王工问接口", "王工", config)


def test_evidence_confidence_of_a_fact_carries_over(config: Classify) -> None:
    """A doubtful title gives a doubtful role."""
    mention = make_mention(make_segment("Nora, CTO"), "Nora", title="CTO")
    (role,) = (e for e in classify([mention], config=config) if e.attribute == "role")
    assert role.confidence == config.title_role
