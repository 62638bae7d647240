"""People with a Latin given name and a Chinese surname: `Wendy 司徒`, `阿Ben`."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.chinese_forms import HAN
from pipeline.extract.found import Found
from pipeline.extract.words import alternate, char_set
from pipeline.names import is_first_name
from pipeline.names.words import surnames


@cache
def _mixed_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![A-Za-z])([A-Z][a-z]{{1,12}})(?: [A-Z][a-z]{{1,12}})? ?({alternate(surnames())})"
    )


@cache
def _pet_pattern() -> re.Pattern[str]:
    return re.compile(r"阿([A-Z][a-z]{1,10})(?![A-Za-z])")


def find_mixed(text: str, start: int, end: int) -> Iterator[Found]:
    """A first name and a surname behind it that no Chinese word goes on from.

    `Eric 何，CTO` and `Eric 何要求` name Eric 何, `Kevin 常说` and `Linda 和我` do not.
    """
    for match in _mixed_pattern().finditer(text, start, end):
        if is_first_name(match[1], doubtful=True) and _ends_name(text, match, end):
            yield Found(match.start(), match.end(), match[0], 0.9)
    for match in _pet_pattern().finditer(text, start, end):
        if is_first_name(match[1], doubtful=True):
            yield Found(match.start(), match.end(), match[0], 0.9)


def _ends_name(text: str, match: re.Match[str], ceiling: int) -> bool:
    behind = text[match.end() : min(match.end() + 1, ceiling)]
    if not HAN.match(behind):
        return match[2] not in char_set("name_cues", "mixed", "joints")
    adverb = match[2] in char_set("name_cues", "mixed", "adverbs")
    return not adverb and behind in char_set("people", "chinese", "right")
