"""No input, however twisted, gets more than a bounded time, an exception, or out of its file."""

import os
import time
from itertools import chain

import pytest

from pipeline.config import load_config
from pipeline.ingest import Source, read_source, segment
from pipeline.types import Document, Segment, Skipped
from tests.ingest.shapes.hostile import ATTACKS, Attack, Hostile, lines, pack, packed, tables

# What a file is grown from: small enough for every day. HOSTILE_SIZE=100000 is the full attack.
SIZE = int(os.environ.get("HOSTILE_SIZE", "1000"))
SECONDS = 2.0 * max(1.0, SIZE / 10_000)  # of processor time; grows no faster than the input

NAMES = {
    "none": "",
    "root": "/",
    "parent": "..",
    "nul": "a\x00b",
    "surrogate": "\ud800.txt",
    "endless": "x" * 9_999,
    "right-to-left": "\u202etxt.exe",
    "no-such-day": "2025-02-30.txt",
    "no-such-month": "20251399.txt",
    "no-such-year": "0000-00-00.txt",
    "arabic-digits": "٢٠٢٥-٠٣-٠٤.txt",
    "superscript-digits": "²⁰²⁵-03-04.txt",
}
WORDLESS = {
    "empty.zip": b"PK\x05\x06" + bytes(18),
    "folders.zip": pack([("a/", b""), ("b/c/", b"")]),
    "commas.csv": b",,\na,b,c\n",
    "quotes.csv": b'"' * 1_000,
    "words.json": b'{"sentences": [{"speaker_name": "Hugo", "text": ["Hi"], "raw_text": ""}]}',
    "bare.docx": pack([("[Content_Types].xml", b"<Types/>")]),
}


def _read_all(item: Hostile) -> tuple[list[Document | Skipped], list[Segment]]:
    name, payload = item
    found = list(read_source(Source(name=name, payload=payload), limits=load_config().limits))
    documents = [result for result in found if isinstance(result, Document)]
    return found, list(chain.from_iterable(segment(document) for document in documents))


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda item: item.__name__)
def test_hostile_input_is_read_or_skipped_in_time(attack: Attack) -> None:
    """Every twisted input gives documents or a reason, within its time, and no fault of ours."""
    item = attack(SIZE)
    started = time.process_time()
    found, segments = _read_all(item)
    assert time.process_time() - started < SECONDS
    assert found
    reasons = [result.reason for result in found if isinstance(result, Skipped)]
    assert not [reason for reason in reasons if "please report" in reason]
    assert all(0 <= piece.start < piece.end <= len(piece.document.text) for piece in segments)


@pytest.mark.parametrize("attack", [packed.fetch_entity, packed.laugh_entities])
def test_entities_are_never_resolved(attack: Attack) -> None:
    """A document never holds what an entity would bring in."""
    found, _ = _read_all(attack(SIZE))
    texts = [result.text for result in found if isinstance(result, Document)]
    assert not [text for text in texts if "root:" in text or "haha" in text]


def test_archives_in_archives_end_at_the_limit() -> None:
    """A chain of archives is followed as far as the configuration allows, and says so."""
    found, _ = _read_all(packed.nest_zips(50))
    assert [type(result) for result in found] == [Skipped]
    assert "limits.nesting" in str(found[0])


def test_members_are_named_below_their_archive() -> None:
    """Names that point outside the archive are shown, and nothing is opened by them."""
    found, _ = _read_all(packed.escape_zip(SIZE))
    assert {result.source.split("/")[0] for result in found} == {"escape.zip"}


@pytest.mark.parametrize("attack", [lines.hide_names, tables.surrogate_json, tables.null_csv])
def test_hidden_characters_leave_the_text(attack: Attack) -> None:
    """Zero-width and direction marks, NULs and halves of characters do not reach a document."""
    found, _ = _read_all(attack(SIZE))
    texts = [result.text for result in found if isinstance(result, Document)]
    assert not set("".join(texts)) & set("\u202e\u2066\u200b\u2069\x00\ud800")


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_any_file_name_will_do(name: str) -> None:
    """A name is shown and searched for a day, and breaks nothing."""
    found, _ = _read_all((name, b"Met Hugo at the fair."))
    assert [type(result) for result in found] == [Document]


@pytest.mark.parametrize("item", WORDLESS.items(), ids=WORDLESS)
def test_a_file_without_words_says_so(item: Hostile) -> None:
    """What gives no document gives a reason: nothing is passed over in silence."""
    found, _ = _read_all(item)
    assert [type(result) for result in found] == [Skipped]
