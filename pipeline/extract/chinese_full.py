"""Chinese full names in running text, told from words by their characters and neighbours."""

import re
from collections.abc import Iterator
from functools import cache
from math import exp

from pipeline.extract.chinese_forms import address_pattern, is_common, is_word
from pipeline.extract.found import Found
from pipeline.extract.words import alternate, char_set, longest_end, longest_start, word_set
from pipeline.lexicon import load_words
from pipeline.names.words import chinese_suffixes, given_characters, surnames, words_of

_UNLISTED = -0.5  # log odds of a neighbour that the counts hardly hold
_NIL = -9.0
_PAUSES = frozenset('，。、；：,;:（）() \t\n\u3000！？!?【】[]“”"|｜/')


@cache
def _full_pattern() -> re.Pattern[str]:
    """A surname and one or two characters."""
    return re.compile(
        f"(?=(?P<sur>{alternate(surnames())})(?P<one>[\u3400-\u9fff])(?P<two>[\u3400-\u9fff])?)"
    )


def find_full(text: str, start: int, end: int) -> Iterator[Found]:
    """The likelier of the two lengths that a full name may have at a place, if it is likely."""
    for match in _full_pattern().finditer(text, start, end):
        at, one = match.start(), match.end("one")
        if longest_start(text[at : at + 4], words_of("names", "chinese", "not_names")):
            continue
        lengths = [one, match.end("two")] if match["two"] else [one]
        scored = [
            (score_full_name(text, at, stop, match["sur"], floor=start, ceiling=end), stop)
            for stop in lengths
            if stop <= end and not is_word(text[at:stop]) and not _runs_on(text, at, stop)
        ]
        score, stop = max(scored, default=(0.0, 0))
        if score > 0:
            yield Found(at, stop, text[at:stop], 1 / (1 + exp(-score)))


def _runs_on(text: str, at: int, stop: int) -> bool:
    """Whether the last character is the surname once more, addressed: `佟岳|佟总`."""
    if stop - at < 3 or text[stop - 1] != text[at]:
        return False
    address = address_pattern().match(text, stop - 1)
    return address is not None and address["pre"] is None


@cache
def _cues(table: str) -> dict[str, float]:
    """Character → its log odds."""
    levels = load_words("name_cues")[table]
    return {char: float(level) for level, chars in levels.items() for char in chars}


@cache
def _respects() -> frozenset[str]:
    """Forms of address of two characters and more: `老师`, `女士`."""
    return frozenset(suffix for suffix in chinese_suffixes() if len(suffix) > 1)


def score_full_name(
    text: str, at: int, stop: int, surname: str, *, floor: int, ceiling: int
) -> float:
    """Log odds that `text[at:stop]` is a full name: a weighted sum over characters and neighbours.

    The weights are those of `configs/words/name_cues.toml`. Characters that no list of given names
    holds need a post before, a form of address or a verb behind; without one the odds are nil.
    """
    given = text[at + len(surname) : stop]
    before, after = text[max(floor, at - 6) : at], text[stop : min(ceiling, stop + 6)]
    around = _read_neighbours(before, after)
    unlisted = set(given) - given_characters(seldom=True)
    if unlisted and (unlisted & _never_given() or not any(around.values())):
        return _NIL
    weak = surname in char_set("people", "chinese", "weak_surnames")
    weights: dict[str, float] = load_words("name_cues")["weights"]
    plain = 0.0 if surname in words_of("names_zh", "rare") else 0.5
    features = {
        "bias": 1.0,
        "before": _cues("before").get(before[-1:] or "\n", _UNLISTED),
        "after": _cues("after").get(after[:1] or "\n", _UNLISTED),
        "surname": _cues("surname").get(surname, plain),
        "weak": float(weak),
        "joins": float(weak and given[0] in surnames()),
        "given": sum(1.0 if char in given_characters() else -1.0 for char in given) / len(given),
        "two_given": float(len(given) == 2),
        "unlisted": float(len(unlisted)),
        **around,
        **_read_words(text, at, stop, given),
    }
    return sum(weights[name] * value for name, value in features.items())


@cache
def _never_given() -> frozenset[str]:
    """Particles, and forms of address of one character: no unlisted given name holds them."""
    return char_set("titles", "units", "breaks") | frozenset(chinese_suffixes())


def _read_neighbours(before: str, after: str) -> dict[str, float]:
    """What beside a would-be name says that a person stands here."""
    heads = word_set("titles", "chinese", "heads")
    title = bool(longest_end(before, heads))
    respect = bool(longest_start(after, _respects()))
    verb = bool(longest_start(after, word_set("people", "chinese", "verbs")))
    framed = title and (respect or verb or not after or after[0] in _PAUSES)
    return {
        "title_before": float(title),
        "title_behind": float(bool(longest_start(after.lstrip("（( ，,"), heads))),
        "respect_behind": float(respect),
        "verb_behind": float(verb),
        "framed": float(framed),
    }


def _read_words(text: str, at: int, stop: int, given: str) -> dict[str, float]:
    """Which everyday words lie in a would-be name, across its edges and beside it."""
    full = len(given) == 2
    return {
        "word": float(is_common(text, at, stop)),
        "word_start": float(full and stop - at == 3 and is_common(text, at, at + 2)),
        "word_end": float(full and is_common(text, stop - 2, stop)),
        "word_before": float(is_common(text, at - 2, at)),
        "word_behind": float(is_common(text, stop, stop + 2)),
        "crosses_left": float(is_common(text, at - 1, at + 1)),
        "crosses_right": float(is_common(text, stop - 1, stop + 1)),
    }
