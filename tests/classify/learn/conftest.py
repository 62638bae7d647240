"""Networks of one layer and tokenizers of a few words, for training within a second."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "[P]", "[O]")


def make_tokenizer(words: Sequence[str]) -> Tokenizer:
    """A tokenizer of whole words, the marks among them."""
    numbers = {word: number for number, word in enumerate((*SPECIAL, *words))}
    tokenizer = Tokenizer(models.WordLevel(numbers, "[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.add_special_tokens(["[P]", "[O]"])
    return tokenizer


@pytest.fixture(name="make_encoder", scope="session")
def _make_encoder() -> Callable[[int], Any]:
    """A function that makes a random encoder for so many pieces, always the same."""
    torch = pytest.importorskip("torch", reason="needs the extra `encoder`")
    transformers = pytest.importorskip("transformers", reason="needs the extra `encoder`")

    def make(pieces: int) -> Any:
        torch.manual_seed(5)
        config = transformers.BertConfig(
            vocab_size=pieces,
            hidden_size=32,
            num_hidden_layers=1,
            num_attention_heads=2,
            intermediate_size=32,
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        return transformers.BertModel(config)

    return make
