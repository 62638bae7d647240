"""Job titles and departments in Chinese words."""

import re

from pipeline.extract.chinese_runs import (
    all_heads,
    compose_title,
    end_head,
    ends_as_unit,
    function_start,
    run_before,
    skip_leads,
)
from pipeline.extract.words import longest_end, longest_start, word_set
from pipeline.types import Fact

_LONGEST_PHRASE = 24
_SHORT_BODY = 6
_LONGEST_POST = 12
_PAUSE = re.compile(r"[，。：；、（()—\s]")
_EDGES = "，。；：、！？“”‘’（）()【】[]「」《》<>|｜/／ \t\n\u3000—~·…*#>-①②③④⑤⑥⑦⑧⑨"
# Posts that people hold singly: two of them in a row belong to two people.
_TWO_POSTS = frozenset(("经理", "主管", "专员", "工程师", "秘书", "助理"))


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\u3000*-—·•":
        start += 1
    while end > start and text[end - 1] in " \t\u3000*":
        end -= 1
    return start, end


def read_title(text: str, start: int, end: int) -> list[Fact]:
    """Title and department of a bounded phrase: `信息科科长` -> 科长 + 信息科; empty for none."""
    start, end = _strip(text, start, end)
    phrase = text[start:end]
    if not 2 <= len(phrase) <= _LONGEST_PHRASE or any(char in "，。；：！？" for char in phrase):
        return []
    if head := end_head(phrase):
        words = [at for at in range(start, end) if text[at] in " 　"]
        if words:  # `信息部 经理`: the unit stands apart
            unit = read_department(text, start, words[-1])
            return [*compose_title(text, words[-1] + 1, end, head, bounded=True), *unit]
        return compose_title(text, start, end, head, bounded=True)
    return []


def is_plain_title(text: str, start: int, end: int) -> bool:
    """Whether a phrase is a post with nothing before it but functions and a unit."""
    start, end = _strip(text, start, end)
    head = end_head(text[start:end])
    if not head:
        return False
    begin = function_start(text, start, end - len(head))
    return begin == start or ends_as_unit(text[start:begin])


def read_department(text: str, start: int, end: int) -> list[Fact]:
    """The unit that a bounded phrase consists of: `信息自动化部`; empty for none."""
    start, end = _strip(text, start, end)
    if end - start > _LONGEST_PHRASE:
        return []
    start = skip_leads(text, start, end)
    phrase = text[start:end]
    if 2 <= len(phrase) <= 14 and ends_as_unit(phrase) and not set(phrase) & _hard_breaks():
        return [Fact("department", phrase, start, end, 0.9)]
    return []


def _hard_breaks() -> frozenset[str]:
    return frozenset("的了是我你他她，。；：、！？ ")


def find_title_before(text: str, floor: int, at: int) -> list[Fact]:
    """Title and unit directly before a name: `信息科科长|佟岳`, `眼科|邱主任`, `物资处|王工`."""
    end = at - 1 if at > floor and text[at - 1] in " \u3000" else at
    start = run_before(text, floor, end)
    run = text[start:end]
    if head := end_head(run):
        alone = start == floor or text[start - 1] in _EDGES
        bounded = alone and 0 < len(run) - len(head) <= _SHORT_BODY
        return _join_posts(text, floor, compose_title(text, start, end, head, bounded=bounded))
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
    start = run_before(text, floor, title.start - 1)
    head = end_head(text[start : title.start - 1])
    if not head or not text[start : title.start - 1].endswith(head) or head in _TWO_POSTS:
        return facts
    begin = function_start(text, start, title.start - 1 - len(head))
    return [Fact("title", text[begin : title.end], begin, title.end, title.confidence)]


def _read_unit_before(text: str, start: int, end: int) -> list[Fact]:
    if end > start and text[end - 1] == "的":
        end -= 1
    start = skip_leads(text, start, end)
    body = text[start:end]
    if not (2 <= len(body) <= 12 and ends_as_unit(body)):
        return []
    return [Fact("department", body, start, end, 0.8)]


def find_title_after(text: str, at: int, ceiling: int) -> list[Fact]:
    """The post directly behind a full name: `佟晓岚|主任说`, `佟奎|生产副总，`."""
    stop = min(ceiling, at + _LONGEST_POST)
    run = _PAUSE.split(text[at:stop], maxsplit=1)[0]
    if len(run) < stop - at and is_plain_title(text, at, at + len(run)):
        return read_title(text, at, at + len(run))
    head = longest_start(text[at:stop], all_heads())
    if not head or head.isascii():
        return []
    return [Fact("title", head, at, at + len(head), 0.85)]
