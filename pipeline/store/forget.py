"""A person out of the store: rows about them go, and their words in all other cells.

Reach for `forget_person` with `erase`, which blots words out of a text and leaves it as long as it
was. What was made of a document that changes is let go of, and made again by the next run.
"""

import json
from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update

from pipeline.store.chunks import cut_chunks
from pipeline.store.codec import digest, pack_row, to_json, unpack_row
from pipeline.store.database import Store
from pipeline.store.heads import delete_work
from pipeline.store.tables import DOCUMENTS, INPUTS, PERSONS, SKIPS
from pipeline.store.wipe import mark_unwiped

Erase = Callable[[str, str], str]  # account and text -> text
# Cells that are JSON, whose strings are what can name somebody.
_JSON = ("envelope", "blocks", "record", "places")
_NAMING = {
    INPUTS: ("name",),
    SKIPS: ("source", "reason"),
    PERSONS: ("record", "places"),
}


def forget_person(store: Store, *, erase: Erase, ids: Collection[str] = ()) -> int:
    """Erase a person from all tables, in one transaction; gives how many documents told of them.

    `ids` are those of the person's rows. What is deleted stays in the bytes of the database until
    others take their place: `wipe_store` ends that, once no other process is at work on it.
    """
    with store.write() as connection:
        mark_unwiped(connection)
        documents = _erase_documents(connection, erase)
        connection.execute(delete(PERSONS).where(PERSONS.c.id.in_(list(ids))))
        for table, names in _NAMING.items():
            _erase_cells(connection, table, names, erase)
    return documents


def _erase_documents(connection: Connection, erase: Erase) -> int:
    """Blot the words out of documents; they are placed in their accounts anew by the next run."""
    stale = []
    keys = connection.execute(select(DOCUMENTS.c.input, DOCUMENTS.c.number)).all()
    for key, number in keys:
        here = (DOCUMENTS.c.input == key) & (DOCUMENTS.c.number == number)
        row = unpack_row(connection.execute(select(DOCUMENTS).where(here)).one()._asdict())
        names = ("id", "source", "name", "envelope", "blocks", "text")
        changed = {name: _erase_cell(name, row[name], row["account"], erase) for name in names}
        if any(row[name] != cell for name, cell in changed.items()):
            content = digest(row["kind"], changed["envelope"], changed["text"])
            new = {**changed, "content": content, "document": ""}
            connection.execute(update(DOCUMENTS).where(here).values(pack_row(new)))
            stale.append(row["document"])
    for some in cut_chunks(stale):
        delete_work(connection, some)
    return len(stale)


def _erase_cells(
    connection: Connection, table: Table, names: Collection[str], erase: Erase
) -> None:
    for row in connection.execute(select(table)).all():
        cells = unpack_row(row._asdict())
        account = cells.get("account", "")
        new = {name: _erase_cell(name, cells[name], account, erase) for name in names}
        if any(new[name] != cells[name] for name in names):
            connection.execute(update(table).where(_is_row(table, row)).values(pack_row(new)))


def _is_row(table: Table, row: Any) -> Any:
    """By the primary key."""
    first, *rest = (column == row._mapping[column.name] for column in table.primary_key)
    for one in rest:
        first &= one
    return first


def _erase_cell(name: str, cell: str, account: str, erase: Erase) -> str:
    if name in _JSON:
        erased = to_json(_erase_strings(json.loads(cell), account, erase)) if cell else cell
        return erased if erased != to_json(json.loads(cell or "null")) else cell
    return erase(account, cell)


def _erase_strings(value: Any, account: str, erase: Erase) -> Any:
    """A value of JSON with the words blotted out of all its strings."""
    if isinstance(value, str):
        return erase(account, value)
    if isinstance(value, list):
        return [_erase_strings(item, account, erase) for item in value]
    if isinstance(value, dict):
        return {key: _erase_strings(item, account, erase) for key, item in value.items()}
    return value
