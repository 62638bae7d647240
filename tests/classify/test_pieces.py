"""Pieces: how a window becomes numbers, how windows become batches."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, pre_tokenizers

from pipeline.classify.pieces import (
    MOST,
    Pieces,
    batch_by_length,
    encode_pairs,
    pad_batch,
    special_id,
)
from pipeline.errors import ConfigError

WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "one", "two", "three", "总", "总监")


@pytest.fixture(name="tokenizer", scope="module")
def _tokenizer() -> Tokenizer:
    """A tokenizer of whole words."""
    tokenizer = Tokenizer(models.WordLevel({w: n for n, w in enumerate(WORDS)}, "[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def words(pieces: Pieces) -> list[str]:
    """The pieces' own words."""
    return [WORDS[number] for number in pieces.ids]


def test_pieces_of_a_pair(tokenizer: Tokenizer) -> None:
    """The text before and the sentence, each closed by a separator."""
    (pieces,) = encode_pairs(tokenizer, [("one", "two three")])
    assert words(pieces) == ["[CLS]", "one", "[SEP]", "two", "three", "[SEP]"]
    assert words(pieces)[pieces.sentence] == "two"


def test_pieces_keep_the_order_of_pairs(tokenizer: Tokenizer) -> None:
    """Each pair is encoded for itself, also without a text before, and no pair gives none."""
    pairs = [("", "one"), ("two", "three")]
    assert encode_pairs(tokenizer, pairs) == [encode_pairs(tokenizer, [p])[0] for p in pairs]
    assert encode_pairs(tokenizer, []) == []


def test_pieces_read_traditional_characters_as_simplified(tokenizer: Tokenizer) -> None:
    """總監 and 总监 are the same pieces."""
    one, two = encode_pairs(tokenizer, [("總", "總監"), ("总", "总监")])
    assert one == two
    assert "[UNK]" not in words(one)


@pytest.mark.parametrize(("before", "sentence"), [(500, 3), (3, 500), (500, 500), (0, 500)])
def test_pieces_too_long_lose_the_far_ends(
    tokenizer: Tokenizer, before: int, sentence: int
) -> None:
    """The beginning of the text before goes first, then the sentence's end."""
    pair = (f"one {'two ' * before}"[: before * 4], "three " * sentence)
    (pieces,) = encode_pairs(tokenizer, [pair])
    shown = words(pieces)
    assert len(shown) == MOST
    assert shown.count("three") == min(sentence, MOST - 3)
    assert shown[pieces.sentence :] == ["three"] * shown.count("three") + ["[SEP]"]
    assert "one" not in shown or before < MOST


def test_pieces_a_missing_token_is_named(tokenizer: Tokenizer) -> None:
    """A tokenizer of another model is a clear error."""
    with pytest.raises(ConfigError, match=r"\[P\]"):
        special_id(tokenizer, "[P]")


def test_pieces_are_padded_to_the_longest() -> None:
    """Padding is zero and unseen; the sentence is of the second type."""
    ids, types, seen = pad_batch([Pieces((2, 4, 3, 5, 3), 3), Pieces((2, 3, 6, 3), 2)])
    assert ids.tolist() == [[2, 4, 3, 5, 3], [2, 3, 6, 3, 0]]
    assert types.tolist() == [[0, 0, 0, 1, 1], [0, 0, 1, 1, 0]]
    assert seen.tolist() == [[1, 1, 1, 1, 1], [1, 1, 1, 1, 0]]
    assert ids.dtype == types.dtype == seen.dtype == np.int64


@given(st.lists(st.integers(3, MOST), max_size=60), st.integers(1, 600))
def test_pieces_every_window_is_in_one_batch(lengths: list[int], most: int) -> None:
    """No batch is larger than allowed with its padding, unless one window alone is."""
    batches = list(batch_by_length(lengths, most=most))
    assert sorted(n for batch in batches for n in batch) == list(range(len(lengths)))
    for batch in batches:
        assert len(batch) == 1 or len(batch) * max(lengths[n] for n in batch) <= most
