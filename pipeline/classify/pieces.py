"""Windows → piece ids, for training and for serving alike.

Reach for `encode_pairs` on pairs of the text before and the sentence. A pair becomes
`[CLS] before [SEP] sentence [SEP]`; what is too long loses the beginning of the text before, then
the sentence's end.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from pipeline.classify.titles import load_simplified
from pipeline.errors import ConfigError

MOST = 128  # pieces of a window
TOKENIZER = "tokenizer.json"
Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Piece ids of one window, and where the sentence begins among them."""

    ids: tuple[int, ...]
    sentence: int


def load_tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer that goes with the model in the folder."""
    return Tokenizer.from_file(str(folder / TOKENIZER))


def special_id(tokenizer: Tokenizer, token: str) -> int:
    """The id of a token that has to be there. Raises ConfigError where it is not."""
    found: int | None = tokenizer.token_to_id(token)
    if found is None:
        raise ConfigError(f"the tokenizer knows no {token}")
    return found


def encode_pairs(tokenizer: Tokenizer, pairs: Sequence[tuple[str, str]]) -> list[Pieces]:
    """Each pair `(before, sentence)` as pieces; traditional characters are read as simplified."""
    table = load_simplified()
    texts = [text.translate(table) for pair in pairs for text in pair]
    encoded = iter(tokenizer.encode_batch(texts, add_special_tokens=False))
    first, last = special_id(tokenizer, "[CLS]"), special_id(tokenizer, "[SEP]")
    return [_join(before.ids, text.ids, first, last) for before, text in zip(encoded, encoded)]  # noqa: B905 - one iterator, two at a time


def _join(before: list[int], text: list[int], first: int, last: int) -> Pieces:
    text = text[: MOST - 3]
    kept = before[len(before) - min(len(before), MOST - 3 - len(text)) :]
    return Pieces((first, *kept, last, *text, last), len(kept) + 2)


def pad_batch(batch: Sequence[Pieces]) -> tuple[Ids, Ids, Ids]:
    """Ids, types (1 within the sentence) and attention, each `(window, piece)`."""
    shape = len(batch), max(len(window.ids) for window in batch)
    ids, types, seen = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    for row, window in enumerate(batch):
        size = len(window.ids)
        ids[row, :size] = window.ids
        types[row, window.sentence : size] = 1
        seen[row, :size] = 1
    return ids, types, seen


def batch_by_length(lengths: Sequence[int], *, most: int) -> Iterator[list[int]]:
    """Numbers of windows, the short ones together, `most` pieces a batch with their padding."""
    batch: list[int] = []
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[number] > most:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch
