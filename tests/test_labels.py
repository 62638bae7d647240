"""The label sets are those that users are told of."""

import re
from pathlib import Path

import pytest

from pipeline.labels import ATTRIBUTES, LABELS

GUIDE = (Path(__file__).parent.parent / "docs" / "LABELS.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("attribute", ["role", "influence", "style"])
def test_labels_are_those_of_the_guide(attribute: str) -> None:
    """Every value has its line in the guide's table, and the guide has no other."""
    section = re.split(r"^## ", GUIDE, flags=re.MULTILINE)
    (chapter,) = (part for part in section if part.startswith(f"{attribute}:"))
    values = re.findall(r"^\| `(\w+)`", chapter, flags=re.MULTILINE)
    assert sorted(values) == sorted(LABELS[attribute])


@pytest.mark.parametrize("value", [*LABELS["stance"], *LABELS["status"], "third parties"])
def test_labels_without_a_table_are_named_in_the_guide(value: str) -> None:
    """Stances, statuses and sides are explained in the guide's words."""
    assert value in GUIDE


def test_labels_of_judged_attributes_are_attributes() -> None:
    """What has labels can be stated by evidence."""
    assert set(LABELS) <= set(ATTRIBUTES)
