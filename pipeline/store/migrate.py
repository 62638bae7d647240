"""Brings a store made by an earlier keyroles up to this one's tables, step by step.

A change of the tables is a change in tables.py, one more step here, and a store of the version
before in the tests. Steps are SQL that SQLite and PostgreSQL both read.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, inspect, select

from pipeline.errors import StoreError
from pipeline.store.tables import METADATA, SCHEMA

# Step n leads from version n to version n + 1.
STEPS: tuple[tuple[str, ...], ...] = (("DROP TABLE decisions",),)
_PART = "tables"


def migrate(connection: Connection, *, steps: Sequence[Sequence[str]] = STEPS) -> None:
    """New tables in an empty database; in an older store, the steps that it lacks.

    All in the caller's transaction. Raises StoreError for a store of a later keyroles.
    """
    latest = len(steps) + 1
    version = _read_version(connection)
    if version == 0:
        METADATA.create_all(connection)
        connection.execute(SCHEMA.insert().values(part=_PART, version=latest))
        return
    if version > latest:
        raise StoreError(f"the store is of a later keyroles (tables {version}, here {latest})")
    for step in steps[version - 1 :]:
        for statement in step:
            connection.exec_driver_sql(statement)
    if version < latest:
        of_tables = SCHEMA.update().where(SCHEMA.c.part == _PART)
        connection.execute(of_tables.values(version=latest))


def _read_version(connection: Connection) -> int:
    """The version of the tables, 0 where there are none."""
    if not inspect(connection).has_table(SCHEMA.name):
        return 0
    found: int = connection.execute(
        select(SCHEMA.c.version).where(SCHEMA.c.part == _PART)
    ).scalar_one()
    return found
