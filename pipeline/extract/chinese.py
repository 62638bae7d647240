"""People named in Chinese text: by a form of address, or by a full name in its neighbourhood."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.chinese_forms import HAN, address_pattern, is_common, is_word
from pipeline.extract.chinese_full import find_full
from pipeline.extract.chinese_titles import is_plain_title, read_title
from pipeline.extract.found import Found
from pipeline.extract.mixed import find_mixed
from pipeline.extract.words import alternate, char_set, longest_end, longest_start, word_set
from pipeline.lexicon import load_words
from pipeline.names import is_cjk
from pipeline.names.words import given_characters, surnames, words_of

# Forms of address of one character that no everyday word ends with after a surname.
_STRONG = frozenset("总董姐哥總")
_APPOSED = re.compile(
    r"(?<![\u3400-\u9fff])([\u3400-\u9fff]{2,4})[（(，,]([^，,。；;：:（）()\n]{2,16})[）)，,。；;]"
)


@cache
def _prefix_pattern() -> re.Pattern[str]:
    """`老张`, `小李`."""
    family = words_of("names_zh", "common") | words_of("names_zh", "rare")
    return re.compile(f"[老小阿]({alternate(family)})")


def find_chinese(text: str, start: int, end: int) -> Iterator[Found]:
    """Every person whom form and neighbourhood give away."""
    if not is_cjk(text[start:end]):
        return
    yield from _find_addressed(text, start, end)
    yield from _find_prefixed(text, start, end)
    yield from find_full(text, start, end)
    yield from find_mixed(text, start, end)
    yield from _find_titled(text, start, end)


@cache
def _post_pattern() -> re.Pattern[str]:
    """A post, then a name that a pause follows: `生产副总|木塔力，`."""
    posts = (word for word in word_set("titles", "chinese", "heads") if len(word) > 1)
    return re.compile(f"(?:{alternate(posts)})([\u3400-\u9fff]{{2,4}})(?=[，,：:（(“])")


def _find_titled(text: str, start: int, end: int) -> Iterator[Found]:
    """Names of any shape that a title beside them makes names: `木塔力，场长。`."""
    for match in _APPOSED.finditer(text, start, end):
        if not _can_be_titled(match[1]):
            continue
        place = match.start(2), match.end(2)
        bracketed = text[match.start(2) - 1] in "（("
        if read_title(text, *place) if bracketed else is_plain_title(text, *place):
            yield Found(match.start(1), match.end(1), match[1], 0.7)
    syllables = given_characters(seldom=True) | frozenset(load_words("names_zh")["transcribed"])
    for match in _post_pattern().finditer(text, start, end):
        addressed = text[max(start, match.start() - 1) : match.start()] in surnames()
        if not addressed and _can_be_titled(match[1]) and set(match[1]) <= syllables:
            yield Found(match.start(1), match.end(1), match[1], 0.65)


def _can_be_titled(name: str) -> bool:
    """No word of everyday, of a title or a unit, and no particle inside."""
    breaks = char_set("titles", "units", "breaks")
    return not (
        is_word(name)
        or any(char in breaks for char in name)
        or name in words_of("names", "chinese", "not_address")
        or longest_end(name, word_set("titles", "chinese", "heads"))
        or longest_end(name, word_set("titles", "units", "ends"))
        or longest_start(name, word_set("titles", "chinese", "functions"))
        or name in words_of("names", "rooms", "chinese")
    )


def _find_addressed(text: str, start: int, end: int) -> Iterator[Found]:
    stops = words_of("names", "chinese", "not_names")
    for match in address_pattern().finditer(text, start, end):
        whole, suffix = match[0], match["suf"]
        strong = len(suffix) > 1 or suffix in _STRONG
        if whole in stops or (len(suffix) == 1 and whole[:2] in stops):
            continue
        if _is_address(text, match, start, end, strong=strong):
            yield Found(match.start(), match.end(), whole, 0.9 if strong else 0.8)


def _is_address(text: str, match: re.Match[str], floor: int, ceiling: int, *, strong: bool) -> bool:
    weak = match["sur"] in char_set("people", "chinese", "weak_surnames")
    at, stop = match.span()
    if at > floor and text[at - 1] == match[0][0]:  # `谢谢老师`
        return False
    if match["sur"] in char_set("people", "chinese", "former_surnames"):
        return False
    if _is_compound(text, stop) or is_common(text, at - 1, at + 1):
        return False
    if strong and not weak:
        return not _is_broken_left(text, at, floor)
    return (
        _left_fits(text, at, floor)
        and _right_fits(text, stop, ceiling)
        and not (weak and at > floor and HAN.match(text[at - 1]) is not None)
    )


def _is_compound(text: str, stop: int) -> bool:
    """Whether the last character before `stop` opens a longer word: `海关总|署`."""
    word = longest_start(text[stop - 1 : stop + 2], word_set("people", "chinese", "compounds"))
    return bool(word) and not longest_start(
        text[stop : stop + 2], word_set("people", "chinese", "addressed")
    )


def _is_broken_left(text: str, at: int, floor: int) -> bool:
    """Whether the character before makes a word with the surname, and is no `这个`."""
    before = text[max(floor, at - 2) : at]
    return before[-1:] in char_set("people", "chinese", "broken_left") and (
        before not in word_set("people", "chinese", "pointers")
    )


def _find_prefixed(text: str, start: int, end: int) -> Iterator[Found]:
    traps = words_of("names", "chinese", "not_address")
    for match in _prefix_pattern().finditer(text, start, end):
        before, after = (
            text[max(start, match.start() - 1) : match.start()],
            text[match.end() : end][:1],
        )
        if match[0] in traps or after in char_set("people", "chinese", "broken_right"):
            continue
        if before not in char_set("people", "chinese", "broken_left"):
            yield Found(match.start(), match.end(), match[0], 0.8)


def _left_fits(text: str, at: int, floor: int) -> bool:
    """Whether a name may begin here: after punctuation, a cue, a title or a unit."""
    if at <= floor or not HAN.match(text[at - 1]):
        return True
    before = text[max(floor, at - 6) : at]
    return before[-1] in char_set("people", "chinese", "left") or bool(
        longest_end(before, word_set("titles", "chinese", "heads"))
        or longest_end(before, word_set("titles", "chinese", "trades"))
        or longest_end(before, word_set("titles", "units", "ends"))
    )


def _right_fits(text: str, at: int, ceiling: int) -> bool:
    """Whether a name may end here: before punctuation, a particle or a verb."""
    if at >= ceiling or not HAN.match(text[at]):
        return True
    return text[at] in char_set("people", "chinese", "right")
