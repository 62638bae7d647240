"""Chinese words for an English encoder: tokens of their own that begin at their glosses."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from pipeline.errors import CorpusError

torch = pytest.importorskip("torch", reason="needs the extra `encoder`")

from pipeline.classify.learn.vocabulary import (  # noqa: E402 - needs PyTorch
    extend_encoder,
    read_glosses,
)

WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "decide", "final", "person", "she", "he",
         "somebody", "else", "data")  # fmt: skip
GLOSSES = {"拍板": "decide final", "拍": "data", "数据": "data"}


def make_tokenizer() -> Tokenizer:
    """An English tokenizer, which pads and cuts as published ones do."""
    tokenizer = Tokenizer(models.WordLevel({w: n for n, w in enumerate(WORDS)}, "[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.enable_padding(length=8)
    tokenizer.enable_truncation(8)
    return tokenizer


@pytest.fixture(name="extended")
def _extended(make_encoder: Callable[[int], Any]) -> tuple[Any, Tokenizer]:
    """The encoder and its tokenizer with the glossed words."""
    encoder, tokenizer = make_encoder(len(WORDS)), make_tokenizer()
    return encoder, extend_encoder(encoder, tokenizer, GLOSSES)


def test_vocabulary_words_are_tokens_the_longest_first(extended: tuple[Any, Tokenizer]) -> None:
    """拍板 is one token though 拍 is one too, and English is read as before."""
    _, tokenizer = extended
    tokens = tokenizer.encode("[P] decide 拍板数据 拍 [O]", add_special_tokens=False).tokens
    assert tokens == ["[P]", "decide", "拍板", "数据", "拍", "[O]"]


def test_vocabulary_neither_pads_nor_cuts(extended: tuple[Any, Tokenizer]) -> None:
    """Windows are padded and cut elsewhere."""
    _, tokenizer = extended
    assert len(tokenizer.encode("data", add_special_tokens=False).ids) == 1
    assert len(tokenizer.encode("data " * 50, add_special_tokens=False).ids) == 50


def test_vocabulary_words_begin_where_their_glosses_are(extended: tuple[Any, Tokenizer]) -> None:
    """A word points where the mean of its gloss points, and what was known stays."""
    encoder, tokenizer = extended
    vectors = encoder.embeddings.word_embeddings.weight.data
    assert len(vectors) == tokenizer.get_vocab_size()

    def vector(word: str) -> Any:
        return vectors[tokenizer.token_to_id(word)]

    for word, gloss in {**GLOSSES, "[O]": "somebody else", "[P]": "person she he"}.items():
        mean = torch.stack([vector(piece) for piece in gloss.split()]).mean(0)
        assert torch.cosine_similarity(vector(word), mean, dim=0) > 0.999
        assert vector(word).norm() > 0.5 * vector("data").norm()


def test_vocabulary_known_words_keep_their_vectors(make_encoder: Callable[[int], Any]) -> None:
    """The encoder's own pieces are as they were."""
    encoder = make_encoder(len(WORDS))
    before = encoder.embeddings.word_embeddings.weight.data.clone()
    extend_encoder(encoder, make_tokenizer(), GLOSSES)
    assert torch.equal(encoder.embeddings.word_embeddings.weight.data[: len(WORDS)], before)


def test_vocabulary_glosses_are_read(tmp_path: Path) -> None:
    """A word and its gloss a line."""
    path = tmp_path / "zh.tsv"
    path.write_text("拍板\tdecide final\n数据\tdata\n", encoding="utf-8")
    assert read_glosses(path) == {"拍板": "decide final", "数据": "data"}


@pytest.mark.parametrize("line", ["拍板", "拍板\t", "\tdecide", "拍板\ta\tb", ""])
def test_vocabulary_malformed_glosses_are_named(line: str, tmp_path: Path) -> None:
    """File and line of what is no pair."""
    path = tmp_path / "zh.tsv"
    path.write_text(f"数据\tdata\n{line}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"^zh\.tsv:2:"):
        read_glosses(path)
