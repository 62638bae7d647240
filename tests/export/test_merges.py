"""merges.csv: why the forms of a name are one person's."""

from pathlib import Path

from pipeline.export.merges import MERGE_COLUMNS
from pipeline.types import Findings, Join
from tests.export.tables import write_findings
from tests.records import make_stakeholder


def test_merges_have_a_row_for_each_two_names(tmp_path: Path) -> None:
    """Both names, the cause, and how much speaks for it; who has one name only has no row."""
    joins = (Join("Peg Oduya", "Margaret Oduya", "nickname or middle name", 0.9),)
    people = (make_stakeholder("Margaret Oduya", joins=joins), make_stakeholder("Nora Quist"))
    _, (row,) = write_findings(tmp_path, "merges.csv", Findings(people=people))
    assert tuple(row) == MERGE_COLUMNS
    assert [*row.values()][2:] == ["Peg Oduya", "Margaret Oduya", "nickname or middle name", "0.90"]
