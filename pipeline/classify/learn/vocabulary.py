"""An English encoder's vocabulary → one with Chinese words, which begin where their glosses are.

Reach for `extend_encoder` before language-model training. Chinese words are tokens of their own,
found in the text before all else, the longest first; each begins as the mean of the English pieces
that gloss it (`corpora/glosses/zh.tsv`), so that the encoder's layers meet something they know.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from tokenizers import AddedToken, Tokenizer

from pipeline.classify.windows import OTHER, PERSON
from pipeline.errors import CorpusError


def read_glosses(path: Path) -> dict[str, str]:
    """Chinese words with English ones: `拍板` -> `decide final approve`.

    Raises CorpusError where a line is no pair.
    """
    pairs = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    for number, pair in enumerate(pairs, 1):
        if len(pair) != 2 or not all(pair):
            raise CorpusError(f"{path.name}:{number}: not a word and its gloss")
    return {pair[0]: pair[1] for pair in pairs}


def extend_encoder(encoder: Any, tokenizer: Tokenizer, glosses: Mapping[str, str]) -> Tokenizer:
    """Adds the words and the marks to both, with embeddings that mean what the glosses mean."""
    tokenizer.no_padding()
    tokenizer.no_truncation()
    pieces = {word: tokenizer.encode(gloss, add_special_tokens=False).ids
              for word, gloss in glosses.items()}  # fmt: skip
    marks = {
        PERSON: tokenizer.encode("person she he", add_special_tokens=False).ids,
        OTHER: tokenizer.encode("somebody else", add_special_tokens=False).ids,
    }
    tokenizer.add_special_tokens(list(marks))
    tokenizer.add_tokens([AddedToken(word, normalized=False) for word in pieces])
    encoder.resize_token_embeddings(tokenizer.get_vocab_size(), mean_resizing=False)
    vectors = encoder.embeddings.word_embeddings.weight.data
    for word, ids in {**pieces, **marks}.items():
        vectors[tokenizer.token_to_id(word)] = _mean_vector(vectors[torch.tensor(ids)])
    return tokenizer


def _mean_vector(vectors: torch.Tensor) -> torch.Tensor:
    """The mean, made as long as the vectors are: a short one would be a weak word."""
    mean = vectors.mean(0)
    scaled: torch.Tensor = mean * (vectors.norm(dim=-1).mean() / mean.norm().clamp(min=1e-6))
    return scaled
