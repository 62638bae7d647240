"""Evidence of one person that disagrees so strongly that a human should look."""

from dataclasses import replace

import pytest

from pipeline.aggregate.conflicts import find_conflicts
from pipeline.types import Doubt, Evidence, How
from tests.records import make_stakeholder, met


def said(
    attribute: str, value: str, *, sent: str, how: How = How.NAMED, sure: float = 0.9
) -> Evidence:
    """One statement of one document."""
    (name,) = met(
        "Nora Quist", how=how, sent=sent, document=f"{sent}{value}.txt", text="Nora Quist"
    )
    return replace(name, attribute=attribute, value=value, confidence=sure)


def conflicts(*evidence: Evidence) -> list[Doubt]:
    """The doubts about one person of whom this is said."""
    return find_conflicts([make_stakeholder(evidence=evidence)])


@pytest.mark.parametrize(
    ("attribute", "one", "other"),
    [
        ("title", "CFO", "Plant Manager"),
        ("reports_to", "Bo Marl", "Ida Voss"),
        ("email", "nora.quist@northlea.example", "n.quist@northlea.example"),
        ("influence", "decision_maker", "gatekeeper"),
        ("stance", "supporter", "opponent"),
        ("role", "executive", "support"),
    ],
)
def test_conflicts_of_one_day_are_doubts(attribute: str, one: str, other: str) -> None:
    """Two values that do not go together are named, with what says so."""
    pair = [said(attribute, value, sent="2026-03-05") for value in (one, other)]
    (doubt,) = conflicts(*pair)
    assert (doubt.kind, doubt.one, doubt.other) == (attribute, "Nora Quist", "")
    assert one in doubt.reason and other in doubt.reason and "2026-03-05" in doubt.reason
    assert {item.value for item in doubt.evidence} == {one, other}
    assert conflicts(*reversed(pair)) == [doubt]


@pytest.mark.parametrize(
    ("attribute", "one", "other"),
    [
        ("title", "Chief Financial Officer", "CFO"),
        ("title", "采购总监", "集团采购总监"),
        ("reports_to", "Bo Marl", "Bo"),
        ("email", "nora.quist@northlea.example", "nora@gmail.com"),
        ("email", "nora@northlea.example", "Nora@Northlea.example"),
        ("influence", "decision_maker", "influencer"),
        ("stance", "supporter", "neutral"),
        ("role", "technical", "user"),
    ],
)
def test_conflicts_pass_over_what_goes_together(attribute: str, one: str, other: str) -> None:
    """The same in other words, a private address, a label next to the other: no doubt."""
    assert conflicts(*(said(attribute, value, sent="2026-03-05") for value in (one, other))) == []


def test_conflicts_pass_over_change() -> None:
    """A title of another day is a promotion."""
    assert (
        conflicts(
            said("title", "CFO", sent="2026-03-05"),
            said("title", "Plant Manager", sent="2025-03-05"),
        )
        == []
    )


def test_conflicts_tell_which_way_a_stance_turned() -> None:
    """The latest of either label, in order of time."""
    turned = [
        said("stance", "opponent", sent="2026-06-01"),
        said("stance", "supporter", sent="2026-01-01"),
    ]
    assert conflicts(*turned)[0].reason == "supporter (2026-01-01), then opponent (2026-06-01)"


def test_conflicts_pass_over_weak_words() -> None:
    """A side that is not strongly shown is no conflict."""
    assert (
        conflicts(
            said("influence", "decision_maker", sent="2026-03-05"),
            said("influence", "gatekeeper", sent="2026-03-05", sure=0.59),
        )
        == []
    )


def test_conflicts_find_who_left_and_speaks() -> None:
    """Somebody said to have left writes later; before that it is no conflict."""
    left = said("status", "left", sent="2026-03-05")
    assert [
        d.kind
        for d in conflicts(left, said("name", "Nora Quist", sent="2026-04-01", how=How.AUTHOR))
    ] == ["status"]
    assert conflicts(left, said("name", "Nora Quist", sent="2026-03-01", how=How.AUTHOR)) == []
    assert conflicts(left, said("name", "Nora Quist", sent="2026-04-01")) == []
