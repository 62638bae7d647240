"""Stakeholders → CSV tables, and any record → JSON. Knows nothing of how labels came about.

write_stakeholders(stakeholders, stream) -> stakeholders.csv
begin_tables(out) -> Tables, which take the findings of one account after another
to_json(people) -> one JSON object, as docs/people.schema.json describes it
to_json_line(record) -> one line of JSON
"""

from pipeline.export.files import Tables, begin_tables
from pipeline.export.records import VERSION, to_json, to_json_line
from pipeline.export.relations import (
    NETWORK_COLUMNS,
    RELATION_COLUMNS,
)
from pipeline.export.table import (
    COLUMNS,
    EVIDENCE_COLUMNS,
    SKIPPED_COLUMNS,
    read_rows,
    to_evidence_rows,
    to_row,
    write_stakeholders,
)

__all__ = [
    "COLUMNS",
    "EVIDENCE_COLUMNS",
    "NETWORK_COLUMNS",
    "RELATION_COLUMNS",
    "SKIPPED_COLUMNS",
    "VERSION",
    "Tables",
    "begin_tables",
    "read_rows",
    "to_evidence_rows",
    "to_json",
    "to_json_line",
    "to_row",
    "write_stakeholders",
]
