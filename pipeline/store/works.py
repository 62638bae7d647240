"""What was made of each document: segments, mentions, evidence, and what each was made from.

Reach for `load_works`, replace what has gone stale, and save it; a save is one transaction.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from pipeline.store.codec import pack, pack_row, unpack_row
from pipeline.store.database import Store
from pipeline.store.heads import delete_work
from pipeline.store.tables import EVIDENCE, MENTIONS, SEGMENTS, WORKS
from pipeline.store.work import (
    Work,
    evidence_rows,
    mention_rows,
    read_work,
    segment_rows,
    work_row,
)
from pipeline.timing import timed
from pipeline.types import Document

_CHANGE = (
    update(WORKS)
    .where(WORKS.c.document == bindparam("document_is"))
    .values({c: bindparam(f"{c.name}_is") for c in WORKS.c if not c.primary_key})
)


@timed("store", counted=False)
def load_works(store: Store, documents: Mapping[str, Document]) -> dict[str, Work]:
    """The work on each of an account's documents by its key, in their order."""
    account = next((document.account for document in documents.values()), "")
    with store.read() as connection:
        works = {
            row["document"]: row
            for row in _fetch(connection, WORKS, WORKS.c.account == pack(account))
        }
        ours = select(WORKS.c.document).where(WORKS.c.account == pack(account))
        pieces = {
            table: _group(_fetch(connection, table, table.c.document.in_(ours)))
            for table in (SEGMENTS, MENTIONS, EVIDENCE)
        }
    return {
        key: read_work(key, document, works.get(key), *(pieces[t][key] for t in pieces))
        for key, document in documents.items()
    }


def _fetch(connection: Connection, table: Table, where: Any) -> list[dict[str, Any]]:
    rows = connection.execute(select(table).where(where))
    return [unpack_row(row._asdict()) for row in rows]


def _group(rows: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row["document"], row["number"])):
        groups[row["document"]].append(row)
    return groups


@timed("store", counted=False)
def save_read(store: Store, works: Sequence[Work]) -> None:
    """Keep segments and tags of these documents; all else that was made of them goes."""
    with store.write() as connection:
        delete_work(connection, [work.key for work in works])
        _insert(connection, WORKS, [work_row(work) for work in works])
        _insert(connection, SEGMENTS, [row for work in works for row in segment_rows(work)])


@timed("store", counted=False)
def save_found(store: Store, works: Sequence[Work]) -> None:
    """Keep the mentions of these documents; the evidence goes where `judged` is empty."""
    with store.write() as connection:
        _update(connection, works)
        _replace(connection, MENTIONS, works, mention_rows)
        unjudged = [work.key for work in works if not work.judged]
        connection.execute(delete(EVIDENCE).where(EVIDENCE.c.document.in_(unjudged)))


@timed("store", counted=False)
def save_judged(store: Store, works: Sequence[Work]) -> None:
    """Keep the evidence of these documents."""
    with store.write() as connection:
        _update(connection, works)
        _replace(connection, EVIDENCE, works, evidence_rows)


def _update(connection: Connection, works: Sequence[Work]) -> None:
    rows = [pack_row(work_row(work)) for work in works]
    if rows:
        changes = [{f"{name}_is": cell for name, cell in row.items()} for row in rows]
        connection.execute(_CHANGE, changes)


def _replace(
    connection: Connection,
    table: Table,
    works: Sequence[Work],
    to_rows: Callable[[Work], list[dict[str, Any]]],
) -> None:
    connection.execute(delete(table).where(table.c.document.in_([work.key for work in works])))
    _insert(connection, table, [row for work in works for row in to_rows(work)])


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), [pack_row(row) for row in rows])
