"""Invented firms and departments, so that none is known by its name alone.

Reach for `invent_firms` and `invent_departments` to fill a lexicon: a model that meets the same few
firms again and again learns them by heart, one that meets each once learns where firms stand.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

from pipeline.lexicon import load_words

_SLOT = re.compile(r"\{(\w+)\}")
_LETTERS = "ABCDEFGHIKLMNOPRSTVW"
Words = Mapping[str, Sequence[str]]


def invent_firms(
    language: str, rng: Random, *, names: Sequence[str], surnames: Sequence[str], count: int
) -> Iterator[str]:
    """`count` names such as `Ironmark Valves Ltd`, `鼎岳精密`. `names` are first names."""
    parts = load_words("firms")[language]
    words: dict[str, Sequence[str]] = {"first": names, "surname": surnames}
    words |= {key: split_words(value) for key, value in parts.items() if key != "patterns"}
    for _ in range(count):
        yield _fill(rng.choice(parts["patterns"]), words, rng)


def invent_departments(language: str, rng: Random, *, count: int) -> Iterator[str]:
    """`count` names such as `Capital Projects`, `质量管理部`."""
    parts: Any = load_words("firms")
    words = {
        "unit": split_words(parts["units"][language]),
        "shop": split_words(parts["units"]["shop"]),
    }
    for _ in range(count):
        yield _fill(rng.choice(parts["departments"][language]), words, rng)


def split_words(words: str) -> list[str]:
    """`Port Authority; Council` -> ["Port Authority", "Council"]; without `;` cut at blanks."""
    cut = words.split(";") if ";" in words else words.split()
    return [word.strip() for word in cut]


def _fill(pattern: str, words: Words, rng: Random) -> str:
    def draw(found: re.Match[str]) -> str:
        if found[1] == "letters":
            return "".join(rng.choices(_LETTERS, k=rng.randint(2, 4)))
        return rng.choice(words[found[1]])

    return _SLOT.sub(draw, pattern)
