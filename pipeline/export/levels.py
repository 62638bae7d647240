"""How high a job title stands, so that a promotion can be told from a move."""

import re
from functools import cache

from pipeline.lexicon import load_words
from pipeline.names import is_cjk

_WORD = re.compile(r"\w+")


def is_promotion(before: str, after: str) -> bool:
    """Whether the later title stands higher: `Buyer`, `Purchasing Manager` -> True.

    False where either title says nothing of its height.
    """
    one, other = title_height(before), title_height(after)
    return one is not None and other is not None and other > one


def title_height(title: str) -> int | None:
    """`Head of IT` -> 4, `副总经理` -> 5; None where no word of configs/words/levels.toml fits."""
    latin = f" {' '.join(_WORD.findall(title.casefold()))} "
    return next(
        (
            height
            for height, words in _posts()
            if any(word in (title if is_cjk(word) else latin) for word in words)
        ),
        None,
    )


@cache
def _posts() -> tuple[tuple[int, tuple[str, ...]], ...]:
    return tuple(
        (post["height"], tuple(map(_border, post["words"].split("|"))))
        for post in load_words("levels")["post"]
    )


def _border(word: str) -> str:
    return word if is_cjk(word) else f" {word} "
