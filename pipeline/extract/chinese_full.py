"""Chinese full names in running text, told from words by their characters and neighbours."""

import re
from collections.abc import Iterator
from functools import cache
from math import exp

from pipeline.extract.chinese_forms import address_pattern, is_word
from pipeline.extract.found import Found
from pipeline.extract.words import alternate, longest_end, longest_start, word_set
from pipeline.lexicon import load_words
from pipeline.names.words import given_characters, surnames, words_of

_UNLISTED = -0.5  # log odds of a neighbour that the counts hardly hold


@cache
def _full_pattern() -> re.Pattern[str]:
    """A surname and one or two characters of given names."""
    given = "".join(sorted(given_characters(seldom=True)))
    return re.compile(f"(?=(?P<sur>{alternate(surnames())})(?P<one>[{given}])(?P<two>[{given}])?)")


def find_full(text: str, start: int, end: int) -> Iterator[Found]:
    """The longer of the two lengths that a full name may have at a place, if it is likely."""
    for match in _full_pattern().finditer(text, start, end):
        at, one = match.start(), match.end("one")
        lengths = [one, match.end("two")] if match["two"] else [one]
        scored = [
            (score_full_name(text, at, stop, match["sur"], floor=start, ceiling=end), stop)
            for stop in lengths
            if stop <= end and not is_word(text[at:stop]) and not _runs_on(text, at, stop)
        ]
        likely = [(stop, score) for score, stop in scored if score > 0]
        if likely:
            stop, score = max(likely)
            yield Found(at, stop, text[at:stop], 1 / (1 + exp(-score)))


def _runs_on(text: str, at: int, stop: int) -> bool:
    """Whether the last character opens a form of address: `佟岳|岳总`."""
    address = address_pattern().match(text, stop - 1)
    return stop - at > 2 and address is not None and address["pre"] is None


@cache
def _cues(table: str) -> dict[str, float]:
    """Character → its log odds."""
    levels = load_words("name_cues")[table]
    return {char: float(level) for level, chars in levels.items() for char in chars}


def score_full_name(
    text: str, at: int, stop: int, surname: str, *, floor: int, ceiling: int
) -> float:
    """Log odds that `text[at:stop]` is a full name: a weighted sum over characters and neighbours.

    The weights are those of `configs/words/name_cues.toml`.
    """
    weights: dict[str, float] = load_words("name_cues")["weights"]
    given = text[at + len(surname) : stop]
    before, after = text[max(floor, at - 6) : at], text[stop : min(ceiling, stop + 6)]
    heads = word_set("titles", "chinese", "heads")
    plain = 0.0 if surname in words_of("names_zh", "rare") else 0.5
    often = given_characters()
    features = {
        "bias": 1.0,
        "before": _cues("before").get(before[-1:] or "\n", _UNLISTED),
        "after": _cues("after").get(after[:1] or "\n", _UNLISTED),
        "surname": _cues("surname").get(surname, plain),
        "given": sum(1.0 if char in often else -1.0 for char in given) / len(given),
        "two_given": float(len(given) == 2),
        "title_before": float(bool(longest_end(before, heads))),
        "title_behind": float(bool(longest_start(after.lstrip("（( ，,"), heads))),
        "verb_behind": float(bool(longest_start(after, word_set("people", "chinese", "verbs")))),
    }
    return sum(weights[name] * value for name, value in features.items())
