"""One account over its store, from files that are stored to rows."""

from dataclasses import replace
from itertools import chain

from pipeline.extract.unnamed import find_unnamed
from pipeline.placing import place_documents
from pipeline.resume.desk import Desk, Outcome
from pipeline.resume.stages import find_stale, judge_stale, read_stale
from pipeline.run import conclude
from pipeline.store import (
    Store,
    load_documents,
    load_works,
    save_heads,
    save_persons,
    stream_heads,
)
from pipeline.types import Skipped


def resume_account(name: str, desk: Desk) -> Outcome:
    """The rows of an account whose files are stored."""
    place_account(name, desk.store)
    works = load_works(desk.store, load_documents(desk.store, name))
    documents = len(works)
    skipped: list[Skipped] = []
    for step in (read_stale, find_stale, judge_stale):
        works, faults = step(works, desk)
        skipped += faults
    evidence = chain.from_iterable(work.evidence for work in works.values())
    segments = chain.from_iterable(work.segments for work in works.values())
    mentions = chain.from_iterable(work.mentions for work in works.values())
    unnamed = find_unnamed(segments, mentions)
    found = conclude(name, evidence, settings=desk.settings, unnamed=unnamed)
    save_persons(desk.store, name, found.people)
    return Outcome(name, found, len(found.people), documents, tuple(skipped))


def place_account(name: str, store: Store) -> None:
    """Settle which of an account's documents are copies, what they are called, when they are of."""
    heads = sorted(
        stream_heads(store, account=name),
        key=lambda h: (h.document.id, h.folder, h.file, h.number),
    )
    documents = [replace(head.document, account=name) for head in heads]
    placed = [head.place(d) for head, d in zip(heads, place_documents(documents), strict=True)]
    save_heads(store, [new for old, new in zip(heads, placed, strict=True) if new != old])
