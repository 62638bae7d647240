"""Sentences: where they end, and where they do not."""

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.classify.windows.sentences import split_sentences


def cut(text: str) -> list[str]:
    """The words of each sentence."""
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mr. Ito agreed. Next?", ["Mr. Ito agreed.", "Next?"]),
        ("J. Ito agreed! “Good.” We left…", ["J. Ito agreed!", "“Good.”", "We left…"]),
        ("It costs 3.5 a day. Fine", ["It costs 3.5 a day.", "Fine"]),
        ("Prices incl. e.g. VAT; none left", ["Prices incl.", "e.g. VAT;", "none left"]),
        ("他说：“先看数据。”然后走了！好；行", ["他说：“先看数据。”", "然后走了！", "好；", "行"]),
        ("first line\n\n second line ", ["first line", "second line"]),
        ("...\n— \n", []),
        ("", []),
    ],
)
def test_sentences_end_at_their_marks(text: str, sentences: list[str]) -> None:
    """A mark or a line's end; no abbreviation, initial or number, and nothing without words."""
    assert cut(text) == sentences


def test_sentences_too_long_are_cut_at_a_clause() -> None:
    """The last comma before the limit is the place; without one the limit is."""
    clause = "we wait for the numbers, "
    pieces = cut(clause * 20)
    assert all(len(piece) <= 320 and piece.endswith(",") for piece in pieces)
    assert [len(piece) for piece in cut("长" * 700)] == [320, 320, 60]


@given(st.text(st.sampled_from("ab .,!?\n;。；，…“”— 1长Mr"), max_size=700))
def test_sentences_hold_all_words_once(text: str) -> None:
    """In order, short, apart from each other, and no letter or digit is lost."""
    spans = list(split_sentences(text))
    assert all(0 < end - start <= 320 for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


@pytest.mark.parametrize("unit", [".", " ", "a.", "”", ",", "\n", "a.b", "。」"])
def test_sentences_hostile_text_takes_bounded_time(unit: str) -> None:
    """A long run of any mark is read at once."""
    began = perf_counter()
    list(split_sentences(unit * (200_000 // len(unit))))
    assert perf_counter() - began < 5
