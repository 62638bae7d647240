"""Stakeholders → `documents.csv`: when the words were written that the evidence quotes.

One row for each message in which something was found, since a mail quotes older ones. It holds
no words of the documents.
"""

from collections.abc import Iterable

from pipeline.export.table import format_date
from pipeline.types import Stakeholder

DOCUMENT_COLUMNS = ("account", "document", "kind", "start", "date")


def to_document_rows(stakeholders: Iterable[Stakeholder]) -> list[dict[str, str]]:
    """A row for each message with evidence; `start` is where its first such segment begins."""
    starts: dict[tuple[str, str, str, int, str], int] = {}
    for person in stakeholders:
        for item in person.evidence:
            segment, document = item.mention.segment, item.document
            date = format_date(segment.sent)
            key = (person.account, document.id, document.kind.value, segment.message, date)
            starts[key] = min(starts.get(key, segment.start), segment.start)
    return [
        dict(zip(DOCUMENT_COLUMNS, (account, document, kind, str(start), date), strict=True))
        for (account, document, kind, _, date), start in sorted(
            starts.items(), key=lambda item: (item[0][:3], item[1])
        )
    ]
