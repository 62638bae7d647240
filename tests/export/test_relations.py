"""Ties and mail figures as tables, and ids that name rows of evidence.csv."""

from datetime import datetime
from pathlib import Path

import pytest

from pipeline.export import (
    NETWORK_COLUMNS,
    RELATION_COLUMNS,
    to_evidence_rows,
)
from pipeline.export.evidence_ids import identify_evidence
from pipeline.types import Centrality, Evidence, Findings, Relation
from tests.export.tables import write_findings
from tests.records import make_mention, make_segment, make_stakeholder

MENTION = make_mention(make_segment("Nora Quist reports to Olle."), "Nora Quist")
SAID = Evidence(MENTION, "reports_to", "Olle", 0.8, 0, 26)


def test_relations_table_names_rows_of_the_evidence(tmp_path: Path) -> None:
    """A tie has its people, count and dates, and the ids of the rows of evidence that say so."""
    line = Relation(
        account="Northlea",
        kind="reports_to",
        source_id="a1",
        source="=Nora Quist",
        target_id="b2",
        target="Olle Brandt",
        count=2,
        first_seen=datetime(2025, 3, 1, 9, 30),
        evidence=(SAID, Evidence(MENTION, "reports_to", "Olle", 0.8, 0, 25)),
        decided="Sam Pell, 2026-03-05",
    )
    text, (row,) = write_findings(tmp_path, "relations.csv", Findings(relations=(line,)))
    assert tuple(row) == RELATION_COLUMNS
    assert (row["source"], row["count"], row["first_seen"], row["last_seen"]) == (
        "=Nora Quist",
        "2",
        "2025-03-01",
        "",
    )
    people = [make_stakeholder(evidence=line.evidence)]
    ids = [cells["evidence_id"] for person in people for cells in to_evidence_rows(person)]
    assert (row["evidence"], row["decided"]) == ("; ".join(ids), "Sam Pell, 2026-03-05")
    assert '"\'=Nora Quist"' in text


def test_network_table_has_a_row_per_person(tmp_path: Path) -> None:
    """Counts are whole numbers, betweenness has three decimals."""
    found = Findings(network=(Centrality("Northlea", "a1", "Nora", 3, 1, 2, 1 / 3),))
    _, (row,) = write_findings(tmp_path, "network.csv", found)
    assert tuple(row) == NETWORK_COLUMNS
    assert [*row.values()] == ["Northlea", "a1", "Nora", "3", "1", "2", "0.333"]


@pytest.mark.parametrize(
    "other",
    [
        Evidence(MENTION, "title", "Olle", 0.8, 0, 26),
        Evidence(MENTION, "reports_to", "Dana", 0.8, 0, 26),
        Evidence(MENTION, "reports_to", "Olle", 0.8, 1, 26),
        Evidence(
            make_mention(make_segment("Nora Quist reports to Olle.", document="b.txt"), "Nora"),
            "reports_to",
            "Olle",
            0.8,
            0,
            26,
        ),
    ],
    ids=["attribute", "value", "place", "document and person"],
)
def test_evidence_ids_tell_evidence_apart(other: Evidence) -> None:
    """Evidence that differs in what it says, of whom, or where, has another id."""
    assert identify_evidence(other) != identify_evidence(SAID)


def test_evidence_ids_stay_when_only_the_confidence_changes() -> None:
    """A better calibrated model renames no evidence."""
    surer = Evidence(MENTION, "reports_to", "Olle", 0.9, 0, 26)
    assert identify_evidence(surer) == identify_evidence(SAID)
