"""What accounts make of stored documents: whose each is, which are copies, what dates they get.

Reach for `stream_heads` to see all documents of a run without holding their words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select, update

from pipeline.errors import StoreError
from pipeline.store.chunks import cut_chunks
from pipeline.store.codec import (
    decode_blocks,
    decode_envelope,
    decode_moment,
    digest,
    encode_moment,
    pack,
    pack_row,
    unpack_row,
)
from pipeline.store.database import Store, describe
from pipeline.store.faults import DAMAGED
from pipeline.store.tables import DOCUMENTS, INPUTS, OF_DOCUMENTS, SKIPS, WORKS
from pipeline.timing import timed
from pipeline.types import Document, Kind

_FETCHED = 1_000  # rows that are held at a time


@dataclass(frozen=True, slots=True)
class Head:
    """A stored document without its words: `document.text` is the digest of what it says.

    `name`, `dated` and `key` are what its account made of it, empty before that; `key` is empty
    for a copy.
    """

    input: str
    number: int
    folder: str
    file: str
    fallback: str
    blocks: str
    document: Document
    account: str
    name: str
    dated: str
    key: str

    def settle(self, account: str) -> "Head":
        """The head as one of that account's."""
        return replace(self, account=account)

    def place(self, document: Document | None) -> "Head":
        """The head with what its account made of it; None for a copy."""
        if document is None:
            return replace(self, name="", dated="", key="")
        dated = encode_moment(document.envelope.sent)
        content = (self.document.text, document.source, self.blocks)
        key = digest(document.account, document.id, dated, *content)
        return replace(self, name=document.id, dated=dated, key=key)


_HEAD = (
    *(column for column in DOCUMENTS.c if column.name != "text"),
    INPUTS.c.folder,
    INPUTS.c.fallback,
    INPUTS.c.name.label("file"),
)


def stream_heads(store: Store, *, account: str | None = None) -> Iterator[Head]:
    """The run's documents without their words, of one account or of all."""
    query = select(*_HEAD).join_from(DOCUMENTS, INPUTS, DOCUMENTS.c.input == INPUTS.c.input)
    query = query.where(INPUTS.c.current == 1)
    if account is not None:
        query = query.where(DOCUMENTS.c.account == pack_row({"account": account})["account"])
    with store.read() as connection:
        for row in connection.execution_options(yield_per=_FETCHED).execute(query):
            yield _read_head(row)


def _read_head(row: Row[tuple[object, ...]]) -> Head:
    cells = unpack_row(row._asdict())
    document = Document(
        id=cells["id"],
        source=cells["source"],
        account=cells["stated"],
        kind=Kind(cells["kind"]),
        text=cells["content"],
        envelope=decode_envelope(cells["envelope"]),
    )
    same = {
        name: cells[name] for name in ("input", "number", "folder", "file", "fallback", "blocks")
    }
    made = {name: cells[name] for name in ("account", "name", "dated")}
    return Head(document=document, key=cells["document"], **same, **made)


@timed("store", counted=False)
def save_heads(store: Store, heads: Iterable[Head]) -> None:
    """Keep what accounts made of their documents."""
    here = (DOCUMENTS.c.input == bindparam("of")) & (DOCUMENTS.c.number == bindparam("at"))
    names = ("account", "name", "dated", "document")
    change = update(DOCUMENTS).where(here).values({n: bindparam(f"new_{n}") for n in names})
    for some in cut_chunks(heads):
        rows = [
            {
                "of": head.input,
                "at": head.number,
                "new_account": head.account,
                "new_name": head.name,
                "new_dated": head.dated,
                "new_document": head.key,
            }
            for head in some
        ]
        with store.write() as connection:
            connection.execute(change, [pack_row(row) for row in rows])


def list_accounts(store: Store) -> list[str]:
    """The accounts of this run, by name."""
    query = (
        select(DOCUMENTS.c.account)
        .distinct()
        .join_from(DOCUMENTS, INPUTS, DOCUMENTS.c.input == INPUTS.c.input)
    )
    with store.read() as connection:
        return sorted(
            unpack_row({"account": name})["account"]
            for name in connection.execute(query.where(INPUTS.c.current == 1)).scalars()
        )


@timed("store", counted=False)
def load_documents(store: Store, account: str) -> dict[str, Document]:
    """The documents of an account by key, in the order of their ids, copies left out.

    Raises StoreError where what is stored is not what was: databases keep no sums of their pages.
    """
    query = (
        select(DOCUMENTS)
        .join_from(DOCUMENTS, INPUTS, DOCUMENTS.c.input == INPUTS.c.input)
        .where(INPUTS.c.current == 1, DOCUMENTS.c.account == pack(account))
        .where(DOCUMENTS.c.document != "")
    )
    with store.read() as connection:
        rows = [unpack_row(row._asdict()) for row in connection.execute(query)]
    if any(digest(row["kind"], row["envelope"], row["text"]) != row["content"] for row in rows):
        raise StoreError(f"{describe(store.place)} holds other words than were read; {DAMAGED}")
    return {row["document"]: _read_document(row) for row in sorted(rows, key=lambda r: r["name"])}


def _read_document(cells: dict[str, Any]) -> Document:
    envelope = decode_envelope(cells["envelope"])
    return Document(
        id=cells["name"],
        source=cells["source"],
        account=cells["account"],
        kind=Kind(cells["kind"]),
        text=cells["text"],
        envelope=replace(envelope, sent=decode_moment(cells["dated"])),
        blocks=decode_blocks(cells["blocks"]),
    )


def forget_absent(store: Store) -> None:
    """Let go of files that the accounts of this run no longer hold, and of work on none."""
    ours = (
        select(DOCUMENTS.c.account)
        .join_from(DOCUMENTS, INPUTS, DOCUMENTS.c.input == INPUTS.c.input)
        .where(INPUTS.c.current == 1)
    )
    others = select(DOCUMENTS.c.input).where(DOCUMENTS.c.account.not_in(ours))
    gone = (INPUTS.c.current == 0) & INPUTS.c.input.not_in(others)
    with store.write() as connection:
        connection.execute(delete(INPUTS).where(gone))
        kept = select(INPUTS.c.input)
        for table in (DOCUMENTS, SKIPS):
            connection.execute(delete(table).where(table.c.input.not_in(kept)))
        idle = WORKS.c.document.not_in(select(DOCUMENTS.c.document))
        stale = list(connection.execute(select(WORKS.c.document).where(idle)).scalars())
        for some in cut_chunks(stale):
            delete_work(connection, some)


def delete_work(connection: Connection, keys: list[str]) -> None:
    """All that was made of these documents."""
    for table in OF_DOCUMENTS:
        connection.execute(delete(table).where(table.c.document.in_(keys)))
