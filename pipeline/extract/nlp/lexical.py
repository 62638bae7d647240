"""Which of the project's word lists a token begins or ends a word of.

Reach for `flag_words` among a token's features. A name that no training text holds is still on a
list; the model learns how far each list is to be believed. Words of up to three tokens are looked
up by their hashes, so that a document costs a few array look-ups and no loop.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id

from pipeline.extract.nlp.firms import split_words
from pipeline.lexicon import load_words

Hashes = NDArray[np.uint64]
Tables = Sequence[Sequence[Hashes]]
# One bit each: the file of `configs/words/` and the keys whose words share it.
LISTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("names_first", ("plain",)),
    ("names_first", ("ambiguous",)),
    ("people", ("latin.not_names",)),
    ("titles", ("latin.heads",)),
    ("titles", ("latin.modifiers",)),
    ("titles", ("latin.departments", "latin.department_ends")),
    ("titles", ("chinese.heads",)),
    ("titles", ("chinese.trades",)),
    ("names", ("latin.honorifics",)),
    ("names", ("latin.degrees", "latin.suffix_honorifics")),
    ("names", ("rooms.words",)),
    ("names", ("rooms.places",)),
    ("names", ("chinese.suffixes",)),
    ("names", ("chinese.not_names",)),
    ("names_zh", ("common", "traditional")),
    ("names_zh", ("rare", "compound")),
    ("names_zh", ("given",)),
    ("names_zh", ("seldom",)),
    ("sides", ("companies.latin", "companies.chinese")),
    ("firms", ("zh.branch", "en.branch")),
    ("firms", ("zh.form", "zh.public", "en.form", "en.public")),
    ("firms", ("zh.place", "en.place")),
    ("firms", ("units.zh", "units.shop", "units.en")),
)
_LONGEST = 3
_LEFT = np.uint64(0x9E3779B97F4A7C15)
_RIGHT = np.uint64(0xC2B2AE3D27D4EB4F)


def mix_hashes(left: Hashes, right: Hashes) -> Hashes:
    """A 64-bit hash of two hashes, different for (a, b) and (b, a)."""
    folded = np.bitwise_xor(right, np.right_shift(right, np.uint64(29)))
    mixed = left * _LEFT + folded * _RIGHT
    return np.bitwise_xor(mixed, np.right_shift(mixed, np.uint64(32)))


def flag_words(norms: Hashes, tables: Tables) -> tuple[Hashes, Hashes]:
    """Lower-case hashes of tokens → bits of the lists whose words begin, and end, at each."""
    starts = np.zeros(len(norms), np.uint64)
    ends = np.zeros(len(norms), np.uint64)
    runs = norms
    for size in range(1, min(_LONGEST, len(norms)) + 1):
        if size > 1:
            runs = mix_hashes(runs[:-1], norms[size - 1 :])
        keys, bits = tables[size - 1]
        at = np.minimum(np.searchsorted(keys, runs), len(keys) - 1)
        found = np.where(keys[at] == runs, bits[at], np.uint64(0))
        starts[: len(found)] |= found
        ends[size - 1 :] |= found
    return starts, ends


def build_tables() -> Tables:
    """For words of one, two and three tokens: their hashes, sorted, and the bits of their lists.

    The model keeps them, so that a word list edited later does not change what it was taught.
    """
    found: list[dict[int, int]] = [{0: 0} for _ in range(_LONGEST)]
    for number, (subject, keys) in enumerate(LISTS):
        for word in _words(subject, keys):
            tokens = word.lower().split() if word[0] < "\u2e80" else list(word)
            if len(tokens) <= _LONGEST:
                key = _hash_tokens(tokens)
                table = found[len(tokens) - 1]
                table[key] = table.get(key, 0) | 1 << number
    return [
        (
            np.array(sorted(table), np.uint64),
            np.array([table[key] for key in sorted(table)], np.uint64),
        )
        for table in found
    ]


def _hash_tokens(tokens: list[str]) -> int:
    first, *rest = (np.array([get_string_id(token)], np.uint64) for token in tokens)
    for token in rest:
        first = mix_hashes(first, token)
    return int(first[0])


def _words(subject: str, keys: Iterable[str]) -> Iterable[str]:
    for key in keys:
        value: Any = load_words(subject)
        for part in key.split("."):
            value = value[part]
        yield from split_words(value) if isinstance(value, str) else value
