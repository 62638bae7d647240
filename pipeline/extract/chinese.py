"""People named in Chinese text: surname with a form of address, or a full name in context."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.found import Found
from pipeline.extract.words import alternate, char_set, longest_end, longest_start, word_set
from pipeline.names.words import chinese_suffixes, given_characters, surnames, words_of

_HAN = re.compile("[\u3400-\u9fff]")


@cache
def _address_pattern() -> re.Pattern[str]:
    """`张总`, `小姚总`, `欧阳主任`."""
    names = alternate(surnames())
    suffixes = alternate(chinese_suffixes())
    return re.compile(f"(?P<pre>[老小阿大])?(?P<sur>{names})(?P<suf>{suffixes})")


@cache
def _prefix_pattern() -> re.Pattern[str]:
    """`老张`, `小李`."""
    return re.compile(f"[老小阿](?P<sur>{alternate(words_of('names_zh', 'common'))})")


@cache
def _full_pattern() -> re.Pattern[str]:
    """A surname and one or two characters more."""
    given = "".join(sorted(given_characters(seldom=True)))
    return re.compile(f"(?=(?P<sur>{alternate(surnames())})(?P<one>[{given}])(?P<two>[{given}])?)")


def find_chinese(text: str, start: int, end: int) -> Iterator[Found]:
    """Every person whom form and neighbourhood give away."""
    yield from _find_addressed(text, start, end)
    yield from _find_prefixed(text, start, end)
    yield from _find_full(text, start, end)


def _find_addressed(text: str, start: int, end: int) -> Iterator[Found]:
    for match in _address_pattern().finditer(text, start, end):
        whole = match[0]
        if whole in words_of("names", "chinese", "not_names"):
            continue
        if whole[:2] in words_of("names", "chinese", "not_names") and len(match["suf"]) == 1:
            continue
        if len(match["suf"]) == 1 and not _fits(text, match.start(), match.end(), start, end):
            continue
        if not _left_fits(text, match.start(), start) and match["pre"] is None:
            continue
        yield Found(match.start(), match.end(), whole, 0.9)


def _find_prefixed(text: str, start: int, end: int) -> Iterator[Found]:
    traps = word_set("people", "chinese", "not_address")
    for match in _prefix_pattern().finditer(text, start, end):
        if match[0] in traps or not _right_fits(text, match.end(), end):
            continue
        if not _left_fits(text, match.start(), start):
            continue
        yield Found(match.start(), match.end(), match[0], 0.8)


def _left_fits(text: str, at: int, floor: int) -> bool:
    """Whether a name may begin here: after punctuation, a cue, a title or a unit."""
    if at <= floor or not _HAN.match(text[at - 1]):
        return True
    before = text[max(floor, at - 6) : at]
    if before[-1] in char_set("people", "chinese", "left"):
        return True
    return bool(
        longest_end(before, word_set("titles", "chinese", "heads"))
        or longest_end(before, word_set("titles", "units", "ends"))
        or longest_end(before, word_set("titles", "chinese", "trades"))
    )


def _right_fits(text: str, at: int, ceiling: int) -> bool:
    """Whether a name may end here: before punctuation, a particle or a verb."""
    if at >= ceiling or not _HAN.match(text[at]):
        return True
    return text[at] in char_set("people", "chinese", "right")


def _fits(text: str, start: int, end: int, floor: int, ceiling: int) -> bool:
    return _left_fits(text, start, floor) and _right_fits(text, end, ceiling)


def _find_full(text: str, start: int, end: int) -> Iterator[Found]:
    """Full names where both neighbours allow one and at least one of them demands one."""
    for match in _full_pattern().finditer(text, start, end):
        at = match.start()
        for length in (len(match["sur"]) + 2, len(match["sur"]) + 1):
            name = text[at : at + length]
            if (
                len(name) < length
                or at + length > end
                or (match["two"] is None and length > len(match["sur"]) + 1)
            ):
                continue
            if _is_full(text, at, at + length, start, end):
                yield Found(at, at + length, name, 0.6)
                break


def _is_full(text: str, at: int, stop: int, floor: int, ceiling: int) -> bool:
    name = text[at:stop]
    stops = words_of("names", "chinese", "not_names")
    if (
        name in stops
        or name[:2] in stops
        or name[-2:] in stops
        or not _fits(text, at, stop, floor, ceiling)
    ):
        return False
    return _is_demanded(text, at, stop, floor, ceiling)


def _is_demanded(text: str, at: int, stop: int, floor: int, ceiling: int) -> bool:
    """A title or unit before, a title, bracket or verb of speech behind, a list of names around."""
    before, after = text[max(floor, at - 6) : at], text[stop : min(ceiling, stop + 6)]
    return bool(
        longest_end(before, word_set("titles", "chinese", "heads"))
        or longest_end(before, word_set("people", "chinese", "leads"))
        or longest_start(after, word_set("people", "chinese", "verbs"))
        or longest_start(after, word_set("titles", "chinese", "heads"))
        or longest_start(after.lstrip("（(，, "), word_set("titles", "chinese", "heads"))
        or after[:1] in ("（", "(", "：", ":")
    )
