"""The accidents of real notes: lost capitals, typing mistakes, lost marks, fillers, other script.

Reach for `NOISE`, the edits of `augment.py` with the share of texts that each befalls. No edit
moves a label: a piece stays the piece it was.
"""

import re
from collections.abc import Callable
from functools import cache
from random import Random

from pipeline.extract.nlp.pieces import Edit, Pieces
from pipeline.lexicon import load_words

_MARKS = re.compile(r"[.,;:!?，。；：！？、](?=\s|$)|[，。；：、！？]")
_BORDER = re.compile(r"(?<=[a-z,] )|(?<=[，。！？])")
_WIDTHS = str.maketrans("，：；（）！？", ",:;()!?")
_LETTERS = re.compile(r"[a-z]{4,}")
_TYPING = 0.04
_LOST_MARK = 0.4
_FILLER = 0.06


def _each(change: Callable[[str, Random], str], *, spans: bool = True) -> Edit:
    def edit(pieces: Pieces, rng: Random) -> Pieces:
        return [
            (change(words, rng) if spans or not label else words, label) for words, label in pieces
        ]

    return edit


def _mistype(words: str, rng: Random) -> str:
    """Two letters swapped, or one lost or doubled, in a few of the longer words."""

    def spoil(found: re.Match[str]) -> str:
        word = found.group()
        if rng.random() > _TYPING:
            return word
        at = rng.randrange(len(word) - 1)
        pair = rng.choice((word[at + 1] + word[at], word[at], word[at] * 2 + word[at + 1]))
        return word[:at] + pair + word[at + 2 :]

    return _LETTERS.sub(spoil, words)


def _lose_marks(words: str, rng: Random) -> str:
    return _MARKS.sub(lambda found: found.group() if rng.random() > _LOST_MARK else " ", words)


def _add_fillers(words: str, rng: Random) -> str:
    spoken = load_words("layouts")["fillers"]

    def fill(found: re.Match[str]) -> str:
        if rng.random() > _FILLER:
            return ""
        language = "en" if found.string[found.start() - 1] == " " else "zh"
        return str(rng.choice(spoken[language]))

    return _BORDER.sub(fill, words)


def _join_lines(words: str, _: Random) -> str:
    return re.sub(r"\s*\n\s*", " ", words)


@cache
def _converter(direction: str) -> Callable[[str], str]:
    """OpenCC's character tables; without the package texts stay as they are."""
    try:
        from opencc import OpenCC
    except ImportError:
        return str
    convert: Callable[[str], str] = OpenCC(direction).convert
    return convert


def _other_script(words: str, _: Random) -> str:
    traditional = _converter("s2t")(words)
    return traditional if traditional != words else _converter("t2s")(words)


# Edit and the share of texts that it befalls.
NOISE: tuple[tuple[float, Edit], ...] = (
    (0.12, _each(lambda words, _: words.lower())),
    (0.04, _each(lambda words, _: words.upper())),
    (0.20, _each(_mistype)),
    (0.12, _each(_lose_marks, spans=False)),
    (0.12, _each(_add_fillers, spans=False)),
    (0.08, _each(_join_lines, spans=False)),
    (0.15, _each(lambda words, _: words.translate(_WIDTHS), spans=False)),
    (0.15, _each(_other_script)),
)
