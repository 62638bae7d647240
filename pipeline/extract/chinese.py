"""People named in Chinese text: by a form of address, or by a full name in its neighbourhood."""

import re
from collections.abc import Iterator
from functools import cache
from math import exp

from pipeline.extract.chinese_titles import is_plain_title, read_title
from pipeline.extract.found import Found
from pipeline.extract.words import alternate, char_set, longest_end, longest_start, word_set
from pipeline.lexicon import load_words
from pipeline.names import is_cjk
from pipeline.names.words import chinese_suffixes, given_characters, surnames, words_of

_HAN = re.compile("[\u3400-\u9fff]")
# Forms of address of one character that no everyday word ends with after a surname.
_STRONG = frozenset("总董姐哥總")
_UNLISTED = -0.5


@cache
def _address_pattern() -> re.Pattern[str]:
    """`张总`, `小姚总`, `欧阳主任`."""
    return re.compile(
        f"(?P<pre>[老小阿大])?(?P<sur>{alternate(surnames())})(?P<suf>{alternate(chinese_suffixes())})"
    )


@cache
def _prefix_pattern() -> re.Pattern[str]:
    """`老张`, `小李`."""
    family = words_of("names_zh", "common") | words_of("names_zh", "rare")
    return re.compile(f"[老小阿]({alternate(family)})")


@cache
def _full_pattern() -> re.Pattern[str]:
    """A surname and one or two characters of given names."""
    given = "".join(sorted(given_characters(seldom=True)))
    return re.compile(f"(?=(?P<sur>{alternate(surnames())})(?P<one>[{given}])(?P<two>[{given}])?)")


def find_chinese(text: str, start: int, end: int) -> Iterator[Found]:
    """Every person whom form and neighbourhood give away."""
    if not is_cjk(text[start:end]):
        return
    yield from _find_addressed(text, start, end)
    yield from _find_prefixed(text, start, end)
    yield from _find_full(text, start, end)
    yield from _find_titled(text, start, end)


_APPOSED = re.compile(
    r"(?<![\u3400-\u9fff])([\u3400-\u9fff]{2,4})[（(，,]([^，,。；;：:（）()\n]{2,16})[）)，,。；;]"
)


@cache
def _post_pattern() -> re.Pattern[str]:
    """A post, then a name that a pause follows: `生产副总|帕尔哈提，`."""
    posts = (word for word in word_set("titles", "chinese", "heads") if len(word) > 1)
    return re.compile(f"(?:{alternate(posts)})([\u3400-\u9fff]{{2,4}})(?=[，,：:（(“])")


def _find_titled(text: str, start: int, end: int) -> Iterator[Found]:
    """Names of any shape that a title beside them makes names: `木拉提，场长。`."""
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
        _is_word(name)
        or any(char in breaks for char in name)
        or name in words_of("names", "chinese", "not_address")
        or longest_end(name, word_set("titles", "chinese", "heads"))
        or longest_end(name, word_set("titles", "units", "ends"))
        or longest_start(name, word_set("titles", "chinese", "functions"))
        or name in words_of("names", "rooms", "chinese")
    )


def _find_addressed(text: str, start: int, end: int) -> Iterator[Found]:
    stops = words_of("names", "chinese", "not_names")
    for match in _address_pattern().finditer(text, start, end):
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
    if strong and not weak:
        return at == floor or text[at - 1] not in char_set("people", "chinese", "broken_left")
    return (
        _left_fits(text, at, floor)
        and _right_fits(text, stop, ceiling)
        and not (weak and at > floor and _HAN.match(text[at - 1]) is not None)
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
    if at <= floor or not _HAN.match(text[at - 1]):
        return True
    before = text[max(floor, at - 6) : at]
    return before[-1] in char_set("people", "chinese", "left") or bool(
        longest_end(before, word_set("titles", "chinese", "heads"))
        or longest_end(before, word_set("titles", "chinese", "trades"))
    )


def _right_fits(text: str, at: int, ceiling: int) -> bool:
    """Whether a name may end here: before punctuation, a particle or a verb."""
    if at >= ceiling or not _HAN.match(text[at]):
        return True
    return text[at] in char_set("people", "chinese", "right")


def _find_full(text: str, start: int, end: int) -> Iterator[Found]:
    """The longer of the two lengths that a full name may have at a place, if it is likely."""
    for match in _full_pattern().finditer(text, start, end):
        at, one = match.start(), match.end("one")
        lengths = [one, match.end("two")] if match["two"] else [one]
        scored = [
            (score_full_name(text, at, stop, match["sur"], floor=start, ceiling=end), stop)
            for stop in lengths
            if stop <= end and not _is_word(text[at:stop])
        ]
        likely = [(stop, score) for score, stop in scored if score > 0]
        if likely:
            stop, score = max(likely)
            yield Found(at, stop, text[at:stop], 1 / (1 + exp(-score)))


def _is_word(name: str) -> bool:
    stops = words_of("names", "chinese", "not_names")
    return name in stops or name[:2] in stops or name[-2:] in stops


@cache
def _cues(table: str) -> dict[str, float]:
    """Character → its log odds."""
    levels = load_words("name_cues")[table]
    return {char: float(level) for level, chars in levels.items() for char in chars}


def score_full_name(
    text: str, at: int, stop: int, surname: str, *, floor: int, ceiling: int
) -> float:
    """Log odds that `text[at:stop]` is a full name: naive Bayes over its characters and neighbours.

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
