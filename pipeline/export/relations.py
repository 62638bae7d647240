"""Ties between people → `relations.csv`, and their places in the mail graph → `network.csv`."""

from pipeline.export.cells import fold_space, join_list
from pipeline.export.evidence_ids import identify_evidence
from pipeline.export.table import format_date
from pipeline.types import Centrality, Relation

RELATION_COLUMNS = (
    "account",
    "kind",
    "source_id",
    "source",
    "target_id",
    "target",
    "count",
    "first_seen",
    "last_seen",
    "evidence",
    "decided",
)
NETWORK_COLUMNS = (
    "account",
    "stakeholder_id",
    "name",
    "messages",
    "in_degree",
    "out_degree",
    "betweenness",
)


def to_relation_row(relation: Relation) -> dict[str, str]:
    """One tie as the cells of its row; `evidence` names rows of `evidence.csv`."""
    return {
        "account": fold_space(relation.account),
        "kind": relation.kind,
        "source_id": relation.source_id,
        "source": fold_space(relation.source),
        "target_id": relation.target_id,
        "target": fold_space(relation.target),
        "count": str(relation.count),
        "first_seen": format_date(relation.first_seen),
        "last_seen": format_date(relation.last_seen),
        "evidence": join_list(identify_evidence(item) for item in relation.evidence),
        "decided": fold_space(relation.decided),
    }


def to_network_row(centrality: Centrality) -> dict[str, str]:
    """One person's place in the mail graph as the cells of its row."""
    return {
        "account": fold_space(centrality.account),
        "stakeholder_id": centrality.stakeholder_id,
        "name": fold_space(centrality.name),
        "messages": str(centrality.messages),
        "in_degree": str(centrality.in_degree),
        "out_degree": str(centrality.out_degree),
        "betweenness": f"{centrality.betweenness:.3f}",
    }
