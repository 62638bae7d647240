"""Nothing that was erased stays in the bytes of a database.

Reach for `wipe_store` once nobody else is at work on the store. A run that is killed between the
erasure and the wiping leaves its mark, so that the next one wipes.
"""

from sqlalchemy import Connection, delete, insert, select

from pipeline.store.database import Store
from pipeline.store.tables import METADATA, SCHEMA

_MARK = "unwiped"
_HERE = SCHEMA.c.part == _MARK
# SQLite: a new file without a free page, then an empty log. PostgreSQL: new files, table by table,
# since others' tables in the same database are none of ours.
_COMMANDS = {
    "sqlite": ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"),
    "postgresql": tuple(f"VACUUM FULL {table}" for table in METADATA.tables),
}


def mark_unwiped(connection: Connection) -> None:
    """Note that words are erased in this transaction whose bytes are still there."""
    connection.execute(delete(SCHEMA).where(_HERE))
    connection.execute(insert(SCHEMA).values(part=_MARK, version=1))


def wipe_store(store: Store) -> None:
    """Write the database anew where words were erased since it was last wiped."""
    with store.read() as connection:
        if connection.execute(select(SCHEMA).where(_HERE)).first() is None:
            return
    with store.command() as connection:
        for command in _COMMANDS[store.engine.dialect.name]:
            connection.exec_driver_sql(command)
    with store.write() as connection:
        connection.execute(delete(SCHEMA).where(_HERE))
