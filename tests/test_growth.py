"""Hostile text of any length: four times as much takes about four times as long.

Each piece is what patterns of ours may take in more than one way: separators, openers, words that
they leave open. It is repeated where a label, a name or a sentence may stand, with an end that
fits nothing. With GROWTH=all (`make bombs`) people are sought in all of it, and texts are longer.
"""

import os
from time import thread_time

import pytest

from pipeline.config import load_config
from pipeline.extract import extract
from pipeline.ingest import segment
from pipeline.types import Document, Seller
from tests.ingest.reading import read_all

ALL = os.environ.get("GROWTH") == "all"
SIZES = (2_000, 8_000, 32_000) if ALL else (1_000, 4_000)
FACTOR = 9  # for four times the text, where a square would take sixteen
FLOOR = 0.12  # seconds of the processor below which a clock tells nothing
SELLER = Seller(names=("Tarnlight",), domains=("tarnlight.example",))
PIECES = (
    " ", "\t", ",", "，", "、", "- ", "> ", "<", "(", "（", "[", "|", ":", "·", "*_", "/", "\\",
    '"', "a", "A", "A ", "A b. ", "a@", "中", "王总", "经理", "我们", "的", "0", "0:", "00:00 ",
    "1. ", "# ", "and ", "of the ", "'s ", "Mr ", "Director ", "VP of ", "Anna Weber, ",
    "Anna Weber (", "，李经理",
)  # fmt: skip
SOUGHT = PIECES if ALL else (" ", "a", "A ", "中")
# File -> what stands before the pieces.
PLACES = (
    ("f.txt", ""),
    ("f.txt", "Anna Weber: "),
    ("f.txt", "[00:01] "),
    ("f.txt", "From: A <a@b.example>\nTo: "),
    ("f.txt", "参会人员：李明、"),
    ("f.txt", "Attendees: Anna Weber, "),
    ("f.txt", "Kind regards\nAnna Weber\n"),
    ("f.txt", "Anna Weber reports to "),
    ("f.txt", "李经理（"),
    ("f.md", "| a |\n|"),
    ("f.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n"),
    ("f.srt", "1\n00:00:01,000 --> 00:00:02,000\n"),
    ("f.eml", "From: "),
    ("f.eml", "From: a@b.example\nTo: "),
    ("f.eml", "From: a@b.example\nDate: "),
    ("f.eml", "From: a@b.example\n\nOn Mon, "),
    ("f.eml", "From: a@b.example\n\n-----Original Message-----\nFrom: "),
)


def spend(name: str, text: str, *, whole: bool) -> float:
    """Seconds of the processor for reading a file and, of the whole way, for finding its people."""
    start = thread_time()
    read = [one for one in read_all(name, text) if isinstance(one, Document)]
    segments = [piece for document in read for piece in segment(document)]
    if whole:
        list(extract(segments, seller=SELLER, config=load_config().extract))
    return thread_time() - start


def grows_faster(name: str, before: str, piece: str, *, whole: bool) -> bool:
    """Whether time grows faster than the text, twice in a row: a clock may be wrong once."""

    def take(size: int) -> float:
        return spend(name, f"{before}{piece * (size // len(piece))}\nx", whole=whole)

    times = [take(size) for size in SIZES]
    pairs = zip(SIZES, times, SIZES[1:], times[1:], strict=False)
    return any(
        later > max(FLOOR, FACTOR * sooner) and take(large) > max(FLOOR, FACTOR * take(small))
        for small, sooner, large, later in pairs
    )


@pytest.mark.parametrize(("name", "before"), PLACES)
def test_reading_is_linear(name: str, before: str) -> None:
    """No piece repeated in this place makes reading and splitting grow faster than the text."""
    spend(name, before, whole=False)
    assert [piece for piece in PIECES if grows_faster(name, before, piece, whole=False)] == []


@pytest.mark.parametrize(("name", "before"), PLACES if ALL else PLACES[:1])
def test_finding_people_is_linear(name: str, before: str) -> None:
    """Nor does finding people in it."""
    spend(name, before, whole=True)
    assert [piece for piece in SOUGHT if grows_faster(name, before, piece, whole=True)] == []
