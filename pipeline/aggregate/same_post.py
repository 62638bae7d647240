"""Whether two ways to tell a post mean the same one: `CFO` and `Group Chief Financial Officer`."""

import re
import unicodedata
from functools import cache, lru_cache

from pipeline.lexicon import load_words

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b")


def is_same_post(one: str, other: str) -> bool:
    """Whether the words of one post hold those of the other.

    `IT lead`, `Head of IT` -> True; `采购部部长`, `采购总监` -> False; `Buyer`, `` -> False
    """
    words, others = post_words(one), post_words(other)
    return bool(words and others) and (words <= others or others <= words)


@lru_cache(maxsize=16_384)
def post_words(post: str) -> frozenset[str]:
    """What tells a post from others, each word in one spelling.

    `Head of Purchasing` -> {procurement}; a Chinese post is the set of its characters.
    """
    folded = _POSSESSIVE.sub("", unicodedata.normalize("NFKC", post).casefold())
    folded = _spellings().sub(lambda found: f" {_meanings()[found[0]]} ", folded)
    folded = _general_chinese().sub(" ", folded)
    general = frozenset(load_words("unnamed")["latin"]["general"].split())
    return frozenset(word for word in _WORD.findall(folded) if word not in general)


@cache
def _meanings() -> dict[str, str]:
    table = load_words("unnamed")["same"]
    return {spelling: meaning for meaning, spellings in table.items() for spelling in spellings}


@cache
def _spellings() -> re.Pattern[str]:
    """All spellings, the longest first; a Latin one between word borders."""
    ordered = sorted(_meanings(), key=lambda spelling: (-len(spelling), spelling))
    return re.compile("|".join(rf"\b{s}\b" if s.isascii() else s for s in ordered))


@cache
def _general_chinese() -> re.Pattern[str]:
    words = load_words("unnamed")["chinese"]["general"].split()
    return re.compile("|".join(sorted(words, key=lambda word: (-len(word), word))))
