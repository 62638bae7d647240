"""Headers that a gateway or a preview ran together in one line, cut where their lines ended."""

import re
from functools import cache
from itertools import pairwise

from pipeline.ingest.thread.banner import begins_banner, end_banner
from pipeline.ingest.thread.verbs import ends_with_verb
from pipeline.ingest.thread.words import CORE, fold, is_wide, labels, markers

_MOST_LINE = 20_000  # characters; a longer line is no mail
_MOST_GAP = 1_000  # characters between two labels: a long list of recipients
_MOST_SUBJECT = 100
_MOST_ATTRIBUTION = 250
_MOST_VERB = 40
_DATED = re.compile(r"\d{4}|\d[:.]\d\d|@")
_DASHED = re.compile(r"(?<!-)-{2,}+\s*([^-\n]{2,60}?)\s*--")
_COLON = re.compile("[:：]")
_OPENER = re.compile(
    r"(?:^|(?<=[\s。！？!?.;；，,-]))(?:(?:On|At|Le|Am|El|Il|Em|Op|Den|W dniu|Dnia|Pe)"
    r"\s[^\d:@]{0,25}\d|[在于於]\s?(?:\d|周|星期))"
)


def may_be_flat(text: str) -> bool:
    """A quick look that spares most lines the closer one."""
    if len(text) > _MOST_LINE:
        return False
    return ":" in text or "：" in text or "--" in text or begins_banner(text)


def cut_flat(text: str) -> list[tuple[int, int]]:
    """The pieces of a line that holds a whole header, as ranges; none where it holds none.

    "Ok. 发件人: 王 <w@a.cn> 发送时间: 2025-01-02 主题: 报价" -> "Ok." and the three labels' pieces
    """
    begin = end_banner(text) if begins_banner(text) else 0
    colons = text.count(":", begin) + text.count("：", begin)
    cuts = _find_labels(text, begin) if colons > 2 or "--" in text else []
    if not cuts and colons:
        cuts = _find_attribution(text, begin)
    bounds = sorted({0, begin, *cuts, len(text)})
    return list(pairwise(bounds)) if len(bounds) > 2 else []


@cache
def _label_pattern() -> re.Pattern[str]:
    """A label as printed: capitalised or Chinese, then a colon, perhaps glued to what precedes."""
    core = [word for word, field in labels().items() if field != "other"]
    printed = {word[0].upper() + word[1:] for word in core} | {"CC", "BCC"}
    printed |= {r"[ \u3000]{1,2}".join(word) for word in core if is_wide(word)}
    names = "|".join(sorted(printed, key=len, reverse=True)).replace(".", r"\.")
    return re.compile(rf"(?<![a-zß-öø-ÿ])({names})\*?\s?[:：]")


@cache
def _bare_pattern() -> re.Pattern[str]:
    """A Chinese label between blanks, as tables lose their colons."""
    core = [word for word, field in labels().items() if field != "other" and is_wide(word)]
    names = "|".join(sorted((w for w in core if len(w) > 1), key=len, reverse=True))
    return re.compile(rf"(?<=\s)({names})(?=\s)")


def _find_marker(text: str, begin: int) -> re.Match[str] | None:
    """The marker within a line: "Ok ---- 原始邮件 ---- 发件人 …"."""
    found = _DASHED.finditer(text, begin) if "--" in text else ()
    return next((match for match in found if fold(match[1]) in markers()), None)


def _find_labels(text: str, begin: int) -> list[int]:
    """Where the lines of a header began that is now part of one line."""
    marker = _find_marker(text, begin)
    begin = marker.end() if marker else begin
    found = _collect(text, _label_pattern(), begin)
    if marker and not found:
        found = _collect(text, _bare_pattern(), begin)
    if not found:
        return []
    fields = {field for _, _, field in found}
    if "from" not in fields or len(fields & CORE) < (2 if marker else 3):
        return []
    starts = [start for start, _, _ in found]
    if marker and starts[0] - marker.end() < 5:
        starts.insert(0, marker.start())
    return [*starts, _end_value(text, found[-1][1])]


def _collect(text: str, pattern: re.Pattern[str], begin: int) -> list[tuple[int, int, str]]:
    """The labels from the first `From` on, each field once, as (start, end, field)."""
    found: list[tuple[int, int, str]] = []
    seen: set[str] = set()
    for match in pattern.finditer(text, begin):
        field = labels()[fold(match[1])]
        if field in seen or (found and match.start() - found[-1][1] > _MOST_GAP):
            break
        seen.add(field)
        found.append((match.start(), match.end(), field))
    return found


def _end_value(text: str, start: int) -> int:
    """Where the last value ends: the line's end, unless the mail's words follow it."""
    rest = text[start:]
    if len(rest) <= _MOST_SUBJECT:
        return len(text)
    gap = re.search(r"\s{2,}|(?<=[。！？])", rest[3:])
    if gap and gap.start() < _MOST_SUBJECT:
        return start + 3 + gap.start()
    blank = rest.rfind(" ", 0, _MOST_SUBJECT)
    return start + (blank if blank > 0 else _MOST_SUBJECT)


def _find_attribution(text: str, begin: int) -> list[int]:
    """Where "On …, X wrote:" begins and ends within a line that has other words too."""
    for colon in _COLON.finditer(text, begin):
        if not ends_with_verb(text[max(0, colon.start() - _MOST_VERB) : colon.start()]):
            continue
        offset = max(0, colon.start() - _MOST_ATTRIBUTION)
        window = text[offset : colon.start()]
        begins = [match.start() for match in _OPENER.finditer(window)]
        if begins and _DATED.search(window, begins[-1]):
            begin = offset + len(text[offset : offset + begins[-1]].rstrip(" -"))
            return [begin, colon.end()]
    return []
