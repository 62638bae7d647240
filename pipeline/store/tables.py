"""The tables of the store. All keys are digests and numbers made from content, never counters.

So the rows of a run say nothing of when it ran, in which order it read, or how often it stopped.
"""

from typing import Any

from sqlalchemy import Column, Double, Index, Integer, MetaData, Table, Text

METADATA = MetaData()


def _words(name: str, *, key: bool = False) -> "Column[Any]":
    return Column(name, Text, primary_key=key, nullable=False)


def _number(name: str, *, key: bool = False) -> "Column[Any]":
    return Column(name, Integer, primary_key=key, nullable=False, autoincrement=False)


def _table(name: str, *columns: "Column[Any]") -> Table:
    return Table(name, METADATA, *columns, sqlite_with_rowid=False)


# The version of these tables, see migrate.py, and whether words are still to be wiped, see wipe.py.
SCHEMA = _table("keyroles", _words("part", key=True), _number("version"))

# One file each. `version` tells what read it, and is empty until all of it is stored; `current` is
# 1 for the files of the latest run.
INPUTS = _table(
    "inputs",
    _words("input", key=True),
    _words("folder"),
    _words("name"),
    _words("fallback"),
    _words("digest"),
    _words("version"),
    _number("current"),
)
# What of a file could not be read.
SKIPS = _table(
    "skips",
    _words("input", key=True),
    _number("number", key=True),
    _words("source"),
    _words("reason"),
)
# What a file holds, as it was read, and in `account`, `name`, `dated`, `document` what its account
# made of it; `document` is empty for a copy. `content` is the digest of kind, envelope and text.
DOCUMENTS = _table(
    "documents",
    _words("input", key=True),
    _number("number", key=True),
    _words("content"),
    _words("id"),
    _words("source"),
    _words("stated"),
    _words("kind"),
    _words("envelope"),
    _words("blocks"),
    _words("text"),
    _words("account"),
    _words("name"),
    _words("dated"),
    _words("document"),
)
Index("documents_account", DOCUMENTS.c.account)
# How far a document was worked on, and what its account has to know of it. `read`, `found` and
# `judged` are digests of all that segments, mentions and evidence were made from.
WORKS = _table(
    "works",
    _words("document", key=True),
    _words("account"),
    _words("read"),
    _words("names"),
    _words("found"),
    _words("titles"),
    _words("asked"),
    _words("judged"),
)
Index("works_account", WORKS.c.account)
SEGMENTS = _table(
    "segments",
    _words("document", key=True),
    _number("number", key=True),
    _number("start"),
    _number("stop"),
    _words("part"),
    _number("message"),
    _words("envelope"),
    _words("tags"),
)
MENTIONS = _table(
    "mentions",
    _words("document", key=True),
    _number("number", key=True),
    _number("segment"),
    _number("start"),
    _number("stop"),
    _words("name"),
    _words("how"),
    _words("facts"),
)
EVIDENCE = _table(
    "evidence",
    _words("document", key=True),
    _number("number", key=True),
    _number("mention"),
    _words("attribute"),
    _words("value"),
    Column("confidence", Double, nullable=False),
    _number("start"),
    _number("stop"),
)
# The rows of the latest run of each account; `places` are the mentions of the person.
PERSONS = _table(
    "persons",
    _words("account", key=True),
    _words("id", key=True),
    _words("name"),
    _words("record"),
    _words("places"),
)
# Made from documents, and of no use without them.
OF_DOCUMENTS = (EVIDENCE, MENTIONS, SEGMENTS, WORKS)
