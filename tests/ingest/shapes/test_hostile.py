"""No input, however twisted, gets more than a bounded time, an exception, or out of its file."""

import os
import time
from collections.abc import Callable
from itertools import chain

import pytest

from pipeline.config import load_config
from pipeline.ingest import Source, read_source, segment
from pipeline.types import Document, Segment, Skipped
from tests.ingest.shapes import hostile

# What a file is grown from: small enough for every day. HOSTILE_SIZE=100000 is the full attack.
SIZE = int(os.environ.get("HOSTILE_SIZE", "1000"))
SECONDS = 2.0 * max(1.0, SIZE / 10_000)  # of processor time; grows no faster than the input


def _read_all(item: hostile.Hostile) -> tuple[list[Document | Skipped], list[Segment]]:
    name, payload = item
    found = list(read_source(Source(name=name, payload=payload), limits=load_config().limits))
    documents = [result for result in found if isinstance(result, Document)]
    return found, list(chain.from_iterable(segment(document) for document in documents))


@pytest.mark.parametrize("make", hostile.ALL, ids=lambda make: make.__name__)
def test_hostile_input_is_read_or_skipped_in_time(make: Callable[[int], hostile.Hostile]) -> None:
    """Every twisted input gives documents or a reason, within its time, and no fault of ours."""
    item = make(SIZE)
    started = time.process_time()
    found, segments = _read_all(item)
    assert time.process_time() - started < SECONDS
    assert found
    reasons = [result.reason for result in found if isinstance(result, Skipped)]
    assert not [reason for reason in reasons if "please report" in reason]
    assert all(0 <= piece.start < piece.end <= len(piece.document.text) for piece in segments)


@pytest.mark.parametrize("make", [hostile.fetch_entity, hostile.laugh_entities])
def test_entities_are_never_resolved(make: Callable[[int], hostile.Hostile]) -> None:
    """A document never holds what an entity would bring in."""
    found, _ = _read_all(make(SIZE))
    texts = [result.text for result in found if isinstance(result, Document)]
    assert not [text for text in texts if "root:" in text or "haha" in text]


def test_archives_in_archives_end_at_the_limit() -> None:
    """A chain of archives is followed as far as the configuration allows, and says so."""
    found, _ = _read_all(hostile.nest_zips(50))
    assert [type(result) for result in found] == [Skipped]
    assert "limits.nesting" in str(found[0])


def test_members_are_named_by_the_archive_alone() -> None:
    """Names that point outside the archive are shown, and nothing is opened by them."""
    found, _ = _read_all(hostile.escape_zip(SIZE))
    assert {result.source.split("/")[0] for result in found} == {"escape.zip"}


def test_hidden_characters_leave_the_text() -> None:
    """Zero-width and direction marks, NULs and halves of characters do not reach a document."""
    for make in (hostile.hide_names, hostile.surrogate_json, hostile.null_csv):
        found, _ = _read_all(make(SIZE))
        texts = [result.text for result in found if isinstance(result, Document)]
        assert not [text for text in texts if set(text) & set("\u202e\u2066\u200b\u2069\x00\ud800")]
