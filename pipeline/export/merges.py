"""Stakeholders → `merges.csv`: why the forms of a name are one person's."""

from pipeline.export.cells import fold_space
from pipeline.types import Stakeholder

MERGE_COLUMNS = ("account", "stakeholder_id", "one", "other", "cause", "score")


def to_merge_rows(stakeholder: Stakeholder) -> list[dict[str, str]]:
    """A row for each two names that were taken for one person's; `score` is out of 1."""
    own = {"account": fold_space(stakeholder.account), "stakeholder_id": stakeholder.id}
    return [
        {
            **own,
            "one": fold_space(join.name),
            "other": fold_space(join.other),
            "cause": join.cause,
            "score": f"{join.score:.2f}",
        }
        for join in stakeholder.joins
    ]
