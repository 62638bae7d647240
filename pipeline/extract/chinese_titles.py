"""Job titles and departments in Chinese words."""

import re

from pipeline.extract.words import char_set, longest_end, longest_start, word_set
from pipeline.types import Fact

_LONGEST = 18
_SHORT_BODY = 6
_EDGES = "，。；：、！？“”‘’（）()【】[]「」《》<>|｜/／ \t\n\u3000—~·…*#>-①②③④⑤⑥⑦⑧⑨"
# Posts that people hold singly: two of them in a row belong to two people.
_TWO_POSTS = frozenset(("经理", "主管", "专员", "工程师", "秘书", "助理"))
_LATIN_END = re.compile(r"[A-Za-z][A-Za-z/&.]{0,14}$")
_LATIN_BODY = re.compile(r"[A-Za-z0-9/&+\-]{1,12}$")


def _heads() -> frozenset[str]:
    return word_set("titles", "chinese", "heads") | word_set("titles", "chinese", "latin_heads")


def _end_head(text: str) -> str:
    """The rank at the end of a run: `信息科科长` -> `科长`, `集团CIO` -> `CIO`."""
    if found := _LATIN_END.search(text):
        return found[0] if found[0] in _heads() else ""
    return longest_end(text, _heads())


def _run_before(text: str, floor: int, at: int) -> int:
    """Where the run of characters that could belong to one title starts, looking left."""
    breaks = _breaks()
    start = at
    least = max(floor, at - _LONGEST)
    while start > least and (
        text[start - 1] not in breaks or _joins_functions(text, least, start - 1)
    ):
        start -= 1
    return start


def _breaks() -> frozenset[str]:
    """Characters that no unit or title holds."""
    return char_set("titles", "units", "breaks")


def _skip_leads(text: str, start: int, end: int) -> int:
    """Move past the last word that no title holds, past words of time and past the organisation.

    `里外都叫` before 老板 -> nothing left, `今天骏业集团采购` -> 采购
    """
    for at in range(end - 1, start - 1, -1):
        if text[at] in _breaks() and not _joins_functions(text, start, at):
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
    """`数据与信息化部`: 与, 和, 及 between two functions part nothing."""
    functions = word_set("titles", "chinese", "functions")
    return text[at] in "与和及" and bool(longest_end(text[start:at], functions))


def _ends_as_unit(body: str) -> bool:
    unit = longest_end(body, word_set("titles", "units", "ends"))
    return bool(unit) and len(body) > len(unit)


def _function_start(text: str, start: int, end: int) -> int:
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


def _compose(text: str, start: int, end: int, head: str, *, bounded: bool) -> list[Fact]:
    """Facts of the run `[start, end)` that ends in `head`."""
    body_end = end - len(head)
    whole = text[start:body_end] == "集团" and not head.isascii()  # 集团副总裁 is one title
    start = start if whole else _skip_leads(text, start, body_end)
    body = text[start:body_end]
    if head in word_set("titles", "units", "ranks") and _ends_as_unit(body):
        return [
            Fact("title", head, body_end, end, 0.95),
            Fact("department", body, start, body_end, 0.9),
        ]
    begin = start if bounded or whole else _function_start(text, start, body_end)
    if begin > start and _ends_as_unit(text[start:begin]):
        return [
            Fact("title", text[begin:end], begin, end, 0.9),
            Fact("department", text[start:begin], start, begin, 0.8),
        ]
    return [Fact("title", text[begin:end], begin, end, 0.9)]


def read_title(text: str, start: int, end: int) -> list[Fact]:
    """Title and department of a bounded phrase: `信息科科长` -> 科长 + 信息科; empty for none."""
    start, end = _strip(text, start, end)
    phrase = text[start:end]
    if not 2 <= len(phrase) <= 24 or any(char in "，。；：！？" for char in phrase):
        return []
    if head := _end_head(phrase):
        words = [at for at in range(start, end) if text[at] in " 　"]
        if words:  # `信息部 经理`: the unit stands apart
            unit = read_department(text, start, words[-1])
            return [*_compose(text, words[-1] + 1, end, head, bounded=True), *unit]
        return _compose(text, start, end, head, bounded=True)
    return []


def is_plain_title(text: str, start: int, end: int) -> bool:
    """Whether a phrase is a post with nothing before it but functions and a unit."""
    start, end = _strip(text, start, end)
    head = _end_head(text[start:end])
    if not head:
        return False
    begin = _function_start(text, start, end - len(head))
    return begin == start or _ends_as_unit(text[start:begin])


def read_department(text: str, start: int, end: int) -> list[Fact]:
    """The unit that a bounded phrase consists of: `信息自动化部`; empty for none."""
    start, end = _strip(text, start, end)
    start = _skip_leads(text, start, end)
    phrase = text[start:end]
    if 2 <= len(phrase) <= 14 and _ends_as_unit(phrase) and not set(phrase) & _hard_breaks():
        return [Fact("department", phrase, start, end, 0.9)]
    return []


def _hard_breaks() -> frozenset[str]:
    return frozenset("的了是我你他她，。；：、！？ ")


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\u3000*-—·•":
        start += 1
    while end > start and text[end - 1] in " \t\u3000*":
        end -= 1
    return start, end


def find_title_before(text: str, floor: int, at: int) -> list[Fact]:
    """Title and unit directly before a name: `信息科科长|白雪`, `心内科|吕主任`, `物资处|王工`."""
    end = at - 1 if at > floor and text[at - 1] in " \u3000" else at
    start = _run_before(text, floor, end)
    run = text[start:end]
    if head := _end_head(run):
        alone = start == floor or text[start - 1] in _EDGES
        bounded = alone and 0 < len(run) - len(head) <= _SHORT_BODY
        return _join_posts(text, floor, _compose(text, start, end, head, bounded=bounded))
    if trade := longest_end(run, word_set("titles", "chinese", "trades")):
        return [Fact("title", trade, end - len(trade), end, 0.6)]
    if unit := longest_end(run, word_set("titles", "chinese", "trade_units")):
        return [Fact("department", unit, end - len(unit), end, 0.6)]
    return _read_unit_before(text, start, end)


def _join_posts(text: str, floor: int, facts: list[Fact]) -> list[Fact]:
    """Two posts of one person before the name: `总经理、党委书记|张伟`."""
    title = facts[0]
    if title.start - 1 <= floor or text[title.start - 1] != "、" or len(facts) > 1:
        return facts
    start = _run_before(text, floor, title.start - 1)
    head = _end_head(text[start : title.start - 1])
    if not head or not text[start : title.start - 1].endswith(head) or head in _TWO_POSTS:
        return facts
    begin = title.start - 1 - len(head)
    return [Fact("title", text[begin : title.end], begin, title.end, title.confidence)]


def _read_unit_before(text: str, start: int, end: int) -> list[Fact]:
    if end > start and text[end - 1] == "的":
        end -= 1
    start = _skip_leads(text, start, end)
    body = text[start:end]
    if not (2 <= len(body) <= 12 and _ends_as_unit(body)):
        return []
    return [Fact("department", body, start, end, 0.8)]


def find_title_after(text: str, at: int, ceiling: int) -> list[Fact]:
    """The post directly behind a full name: `白雪峰|主任说`, `郎奎|生产副总，`."""
    functions = word_set("titles", "chinese", "functions")
    stop = min(ceiling, at + 12)
    body = at
    while (word := longest_start(text[body:stop], functions)) and body - at < 6:
        body += len(word)
    for begin in (body, at):
        if head := longest_start(text[begin:stop], _heads()):
            end = begin + len(head)
            return [Fact("title", text[at:end], at, end, 0.85)] if head.isascii() is False else []
    return []
