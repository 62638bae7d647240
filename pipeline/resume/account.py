"""One account over its store, from files that are stored to rows."""

from dataclasses import replace
from itertools import chain

from pipeline.extract.unnamed import find_unnamed
from pipeline.forget import MOST_ROUNDS, erase_text, find_erasure
from pipeline.placing import place_documents
from pipeline.resume.desk import Desk, Outcome
from pipeline.resume.renew import Works
from pipeline.resume.stages import Surveys, find_stale, judge_stale, read_stale
from pipeline.run import conclude
from pipeline.store import (
    Store,
    load_documents,
    load_persons,
    load_works,
    save_heads,
    save_persons,
    stream_heads,
)
from pipeline.store.forget import forget_person
from pipeline.types import Skipped


def resume_account(name: str, desk: Desk) -> Outcome:
    """The rows of an account whose files are stored."""
    works, skipped = find_again(name, desk)
    for _ in range(MOST_ROUNDS if desk.settings.forgotten.hashes else 0):
        if not erase_forgotten(name, works, desk):
            break
        works, skipped = find_again(name, desk)
    works, faults = judge_stale(works, desk)
    skipped += faults
    evidence = chain.from_iterable(work.evidence for work in works.values())
    segments = chain.from_iterable(work.segments for work in works.values())
    mentions = chain.from_iterable(work.mentions for work in works.values())
    unnamed = find_unnamed(segments, mentions)
    known = load_persons(desk.store, name)
    found = conclude(name, evidence, settings=desk.settings, unnamed=unnamed, known=known)
    save_persons(desk.store, name, (*found.people, *found.excluded))
    return Outcome(name, found, len(found.people), len(works), tuple(skipped))


def find_again(name: str, desk: Desk) -> tuple[Works, list[Skipped]]:
    """The account's documents in their places, and the people whom they name."""
    place_account(name, desk.store)
    works = load_works(desk.store, load_documents(desk.store, name))
    surveys: Surveys = {}
    works, unread = read_stale(works, desk, surveys)
    works, unmet = find_stale(works, desk, surveys)
    return works, [*unread, *unmet]


def erase_forgotten(name: str, works: Works, desk: Desk) -> bool:
    """Blots forgotten people out of the account's stored documents; whether there were any."""
    mentions = chain.from_iterable(work.mentions for work in works.values())
    erasure = find_erasure(mentions, desk.settings.forgotten)
    if erasure is not None:
        forget_person(
            desk.store,
            erase=lambda account, text: erase_text(text, erasure) if account == name else text,
        )
    return erasure is not None


def place_account(name: str, store: Store) -> None:
    """Settle which of an account's documents are copies, what they are called, when they are of."""
    heads = sorted(
        stream_heads(store, account=name),
        key=lambda h: (h.document.id, h.folder, h.file, h.number),
    )
    documents = [replace(head.document, account=name) for head in heads]
    placed = [head.place(d) for head, d in zip(heads, place_documents(documents), strict=True)]
    save_heads(store, [new for old, new in zip(heads, placed, strict=True) if new != old])
