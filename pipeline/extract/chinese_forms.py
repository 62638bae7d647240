"""Shapes of Chinese names that several finders look for."""

import re
from functools import cache

from pipeline.extract.words import alternate
from pipeline.lexicon import load_words
from pipeline.names.words import chinese_suffixes, surnames, words_of

HAN = re.compile("[\u3400-\u9fff]")


@cache
def address_pattern() -> re.Pattern[str]:
    """A surname with its form of address: `张总`, `小顾总`, `欧阳主任`."""
    suffixes = alternate(chinese_suffixes())
    whole = "(?!(?<=助)理)"  # `钮总助理` is an assistant of 钮总, and no 钮总助
    return re.compile(
        f"(?P<pre>[老小阿大])?(?P<sur>{alternate(surnames())})(?P<suf>{suffixes}){whole}"
    )


def is_word(name: str) -> bool:
    """Whether a would-be name is an everyday word, or begins or ends with one."""
    stops = words_of("names", "chinese", "not_names")
    return name in stops or name[:2] in stops or name[-2:] in stops


def is_common(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is an everyday word of two characters."""
    return start >= 0 and text[start:end] in _common()


@cache
def _common() -> frozenset[str]:
    return frozenset(load_words("words_zh")["common"].split())
