"""Windows of words: tags, capitals, batches, and the way back to spans."""

from random import Random

import pytest

from pipeline.extract.nlp.docbin import make_blank
from pipeline.extract.nlp.samples import Sample
from pipeline.extract.nlp.windows import (
    TAGS,
    UNKNOWN,
    Word,
    batch_windows,
    count_pieces,
    name_shape,
    read_tags,
    tag_tokens,
)


def word(start: int, end: int, *, pieces: int = 1) -> Word:
    """A word of some length; what it says does not matter here."""
    return Word(start, end, (1,) * pieces, 0, 0)


@pytest.mark.parametrize(
    ("text", "shape"),
    [("pump", 1), ("Orla", 2), ("SAP", 3), ("iPad", 4), ("42", 5), ("—", 0)],
)
def test_name_shape_keeps_what_lower_case_loses(text: str, shape: int) -> None:
    """Five kinds of capitals and digits, and none of these."""
    assert name_shape(text) == shape


def test_tag_tokens_marks_spans_and_what_is_not_known() -> None:
    """A span that cuts a word in two and a missing stretch are unknown, not none."""
    text = "Orla Bream met CTOHugo at noon"
    sample = Sample(text, ((0, 10, "PERSON"), (15, 18, "TITLE")), "own", "en", ((26, 30),))
    tags = tag_tokens(make_blank().make_doc(text), sample)
    assert [TAGS[tag] if tag != UNKNOWN else "?" for tag in tags] == [
        "B-PERSON", "I-PERSON", "O", "?", "O", "?",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        (["B-TITLE", "I-TITLE", "O"], [(0, 3, "TITLE")]),
        (["B-PERSON", "B-PERSON", "O"], [(0, 1, "PERSON"), (2, 3, "PERSON")]),
        (["I-ORG", "I-DEPT", "I-DEPT"], [(0, 1, "ORG"), (2, 5, "DEPT")]),
        (["O", "O", "O"], []),
    ],
)
def test_read_tags_joins_what_belongs_together(
    tags: list[str], spans: list[tuple[int, int, str]]
) -> None:
    """A word that goes on where nothing began opens a span of its own."""
    words = [word(0, 1), word(2, 3), word(4, 5)]
    assert read_tags(words, [TAGS.index(tag) for tag in tags]) == spans


def test_batch_windows_holds_every_window_once_within_the_size() -> None:
    """No batch, padded to its longest window, is larger than asked."""
    windows = [[word(0, 1, pieces=size)] for size in (1, 9, 30, 2, 17, 5, 30, 8)]
    batches = batch_windows(windows, 64, Random(2))
    assert sorted(n for batch in batches for n in batch) == list(range(8))
    assert all(max(count_pieces(windows[n]) for n in b) * len(b) <= 64 for b in batches)
