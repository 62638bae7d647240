"""What runs remember: files read, what was made of each document, people.

open_store(place) -> Store, a SQLite file or PostgreSQL by its URL
hold_store(store) -> keeps other runs out meanwhile; keep_store(place) does both
hold_folder(out) -> the same for the folder that a run writes to
begin_run, is_stored, store_file, list_skips -> files
stream_heads, save_heads, list_accounts, load_documents, forget_absent -> documents
load_works, save_read, save_found, save_judged -> what was made of them
save_persons, load_persons -> people
"""

from pipeline.store.chunks import cut_chunks
from pipeline.store.codec import digest
from pipeline.store.database import Store, describe, open_store
from pipeline.store.files import File, begin_run, is_stored, list_skips, store_file
from pipeline.store.heads import (
    Head,
    forget_absent,
    list_accounts,
    load_documents,
    save_heads,
    stream_heads,
)
from pipeline.store.hold import hold_folder, hold_store, keep_store
from pipeline.store.persons import load_persons, save_persons
from pipeline.store.work import Work
from pipeline.store.works import load_works, save_found, save_judged, save_read

__all__ = [
    "File",
    "Head",
    "Store",
    "Work",
    "begin_run",
    "cut_chunks",
    "describe",
    "digest",
    "forget_absent",
    "hold_folder",
    "hold_store",
    "is_stored",
    "keep_store",
    "list_accounts",
    "list_skips",
    "load_documents",
    "load_persons",
    "load_works",
    "open_store",
    "save_found",
    "save_heads",
    "save_judged",
    "save_persons",
    "save_read",
    "store_file",
    "stream_heads",
]
