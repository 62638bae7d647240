"""Runs of Chinese characters around a post: where a title and its unit begin."""

import re

from pipeline.extract.words import char_set, longest_end, longest_start, word_set
from pipeline.types import Fact

_LONGEST = 18
_LATIN_END = re.compile(r"[A-Za-z][A-Za-z/&.]{0,14}$")
_LATIN_BODY = re.compile(r"[A-Za-z0-9/&+\-]{1,12}$")


def all_heads() -> frozenset[str]:
    """Every post, in Chinese and in Latin letters."""
    return word_set("titles", "chinese", "heads") | word_set("titles", "chinese", "latin_heads")


def end_head(text: str) -> str:
    """The rank at the end of a run: `信息科科长` -> `科长`, `集团CIO` -> `CIO`."""
    if found := _LATIN_END.search(text):
        return found[0] if found[0] in all_heads() else ""
    return longest_end(text, all_heads())


def run_before(text: str, floor: int, at: int) -> int:
    """Where the run of characters that could belong to one title starts, looking left."""
    start = at
    least = max(floor, at - _LONGEST)
    while start > least and not _is_break(text, least, start - 1):
        start -= 1
    return start


def _is_break(text: str, start: int, at: int) -> bool:
    """Whether the character at `at` can stand inside no unit or title, but for 有限公司."""
    return (
        text[at] in char_set("titles", "units", "breaks")
        and not text.startswith("有限", at)
        and not _joins_functions(text, start, at)
    )


def skip_leads(text: str, start: int, end: int) -> int:
    """Move past the last word that no title holds, past words of time and past the organisation.

    `里外都叫` before 老板 -> nothing left, `今天骏业集团采购` -> 采购
    """
    for at in range(end - 1, start - 1, -1):
        if _is_break(text, start, at):
            start = at + 1
            break
    leads = word_set("titles", "units", "leads")
    while lead := longest_start(text[start:end], leads):
        start += len(lead)
    for word in word_set("titles", "units", "organisations"):
        at = text.rfind(word, start, end)
        if at >= 0 and text[at - 1 : at] not in ("分", "子"):
            start = max(start, at + len(word))
    return start


def _joins_functions(text: str, start: int, at: int) -> bool:
    """`质量与安全部`: 与, 和, 及 between two functions part nothing."""
    functions = word_set("titles", "chinese", "functions")
    return text[at] in "与和及" and bool(longest_end(text[start:at], functions))


def ends_as_unit(body: str) -> bool:
    """Whether a run ends as the name of a unit does: `信息科`, not the bare `科`."""
    unit = longest_end(body, word_set("titles", "units", "ends"))
    return bool(unit) and len(body) > len(unit)


def function_start(text: str, start: int, end: int) -> int:
    """Where the functions that stand before a head begin: `约到采购供应链|总监` -> 采购供应链."""
    functions = word_set("titles", "chinese", "functions") | word_set(
        "titles", "chinese", "prefixes"
    )
    at = end
    while at > start:
        word = longest_end(text[start:at], functions)
        if not word and (latin := _LATIN_BODY.search(text[start:at])):
            word = latin[0]
        if not word:
            break
        at -= len(word)
    return at


def compose_title(text: str, start: int, end: int, head: str, *, bounded: bool) -> list[Fact]:
    """Facts of the run `[start, end)` that ends in `head`."""
    body_end = end - len(head)
    whole = text[start:body_end] == "集团" and not head.isascii()  # 集团副总裁 is one title
    start = start if whole else skip_leads(text, start, body_end)
    body = text[start:body_end]
    if head in word_set("titles", "units", "ranks") and ends_as_unit(body):
        return [
            Fact("title", head, body_end, end, 0.95),
            Fact("department", body, start, body_end, 0.9),
        ]
    begin = function_start(text, start, body_end)
    if whole or (bounded and not _opens_with_house(text[start:begin], head)):
        begin = start
    if begin > start and ends_as_unit(text[start:begin]):
        return [
            Fact("title", text[begin:end], begin, end, 0.9),
            Fact("department", text[start:begin], start, begin, 0.8),
        ]
    return [Fact("title", text[begin:end], begin, end, 0.9)]


def _opens_with_house(rest: str, head: str) -> bool:
    """Whether what stands before the functions of a title names the firm: `禾川冷链|首席运营官`."""
    least = 3 if head in word_set("titles", "units", "chiefs") else 5
    return len(rest) >= least and not longest_end(rest, word_set("titles", "units", "ends"))
