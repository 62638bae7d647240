"""Files and what was read from them: a file that has not changed is never read again.

Each file is stored in transactions of so many documents; only the last one says that it is whole.
Statements that run for each file are made once, for that takes longer than to run them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from pipeline.store.chunks import cut_chunks, mark_last
from pipeline.store.codec import digest, encode_blocks, encode_envelope, pack_row, unpack_row
from pipeline.store.database import Store
from pipeline.store.tables import DOCUMENTS, INPUTS, SKIPS
from pipeline.timing import timed
from pipeline.types import Document, Skipped

_HERE = INPUTS.c.input == bindparam("key")
_GET_VERSION = select(INPUTS.c.digest, INPUTS.c.version).where(_HERE)
_SET_VERSION = (
    update(INPUTS)
    .where(_HERE)
    .values(digest=bindparam("digest_is"), version=bindparam("version_is"))
)
_CLEAR = tuple(
    delete(table).where(table.c.input == bindparam("key")) for table in (DOCUMENTS, SKIPS)
)


@dataclass(frozen=True, slots=True)
class File:
    """A file of a run; `digest` is that of its bytes, `version` of what reads it."""

    folder: str
    name: str
    fallback: str
    digest: str = ""
    version: str = ""

    @property
    def key(self) -> str:
        """What the file is known by."""
        return digest(self.folder, self.name)


def begin_run(store: Store, files: Iterable[File]) -> None:
    """Mark the files of this run; those that are new are there to be read."""
    with store.write() as connection:
        connection.execute(update(INPUTS).values(current=0))
        stored = set(connection.execute(select(INPUTS.c.input)).scalars())
        for some in cut_chunks(files):
            known = [{"key": f.key, "fallback_is": f.fallback} for f in some if f.key in stored]
            fresh = [_file_row(f) for f in some if f.key not in stored]
            if known:
                mark = update(INPUTS).where(_HERE)
                values = {"current": 1, "fallback": bindparam("fallback_is")}
                connection.execute(mark.values(values), [pack_row(row) for row in known])
            if fresh:
                connection.execute(insert(INPUTS), fresh)


def _file_row(file: File) -> dict[str, object]:
    row = {"input": file.key, "folder": file.folder, "name": file.name, "fallback": file.fallback}
    return pack_row({**row, "digest": "", "version": "", "current": 1})


def is_stored(store: Store, file: File) -> bool:
    """Whether these bytes were read by this version, to the end; what is not read never is."""
    if not file.version:
        return False
    with store.read() as connection:
        found = connection.execute(_GET_VERSION, {"key": file.key}).one_or_none()
    return found is not None and tuple(found) == (file.digest, file.version)


@timed("store", counted=False)
def store_file(store: Store, file: File, results: Iterable[Document | Skipped]) -> None:
    """Keep what a file holds in the place of what it held before."""
    number = 0
    for some, last in mark_last(cut_chunks(results)):
        rows = [(number + at, item) for at, item in enumerate(some)]
        version = file.version if last else ""
        with store.write() as connection:
            for clear in _CLEAR if number == 0 else ():
                connection.execute(clear, {"key": file.key})
            _insert_results(connection, file.key, rows)
            values = {"digest_is": file.digest, "version_is": version}
            connection.execute(_SET_VERSION, {"key": file.key, **values})
        number += len(some)


def _insert_results(
    connection: Connection, key: str, rows: Sequence[tuple[int, Document | Skipped]]
) -> None:
    documents = [_document_row(key, n, item) for n, item in rows if isinstance(item, Document)]
    skips = [
        pack_row({"input": key, "number": n, "source": item.source, "reason": item.reason})
        for n, item in rows
        if isinstance(item, Skipped)
    ]
    if documents:
        connection.execute(insert(DOCUMENTS), documents)
    if skips:
        connection.execute(insert(SKIPS), skips)


def _document_row(key: str, number: int, document: Document) -> dict[str, object]:
    envelope = encode_envelope(document.envelope)
    row = {
        "input": key,
        "number": number,
        "content": digest(document.kind, envelope, document.text),
        "id": document.id,
        "source": document.source,
        "stated": document.account,
        "kind": document.kind.value,
        "envelope": envelope,
        "blocks": encode_blocks(document.blocks),
        "text": document.text,
    }
    return pack_row({**row, "account": "", "name": "", "dated": "", "document": ""})


def list_skips(store: Store) -> list[tuple[str, Skipped]]:
    """What of the run's files could not be read, each with the folder of its file."""
    query = (
        select(INPUTS.c.folder, SKIPS.c.source, SKIPS.c.reason)
        .join_from(SKIPS, INPUTS, SKIPS.c.input == INPUTS.c.input)
        .where(INPUTS.c.current == 1)
    )
    with store.read() as connection:
        rows = [unpack_row(row._asdict()) for row in connection.execute(query)]
    return [(row["folder"], Skipped(row["source"], row["reason"])) for row in rows]
