"""Lines of plain text that could be the label of a speaker's turn.

Only shapes are found here; whether they are labels is for the whole text to say, see turns.py.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.ingest.speakers import clean_label, is_name_shaped
from pipeline.lexicon import load_words


@dataclass(frozen=True, slots=True)
class Label:
    """A candidate: `text[start:end]` would be the label, `name` its clean name, `line` its line.

    `shape` names the pattern; `strong` says that the stamp has seconds, brackets or a date.
    """

    start: int
    end: int
    name: str
    line: int
    shape: str
    stamp: str = ""
    strong: bool = False


UNTIMED = "name:"  # the shape of a label without a time
DATED = "date name:"  # with a day only, as in diaries

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SECONDS = r"-?\d{1,2}:-?\d{1,2}:-?\d{1,2}(?:[.,]\d{1,3})?"
_RANGE = re.compile(rf"{_SECONDS}[ \t]*-->[ \t]*{_SECONDS}")
_STRONG = re.compile(r"\d[:：]\d{1,2}[:：]\d|[\[(（【]|\d[-/.年月]\d")
_GLUED_NAME = re.compile(r"([A-ZÀ-Þ][^\n\d:]{0,40}?[a-zß-ÿ.](?<!\bMc)(?<!\bMac))(?=[A-Z])")
_SENTENCE = re.compile(r"[，。；！？!?;“”\"]")
_DIGIT = re.compile(r"\d")
_SIGN = re.compile(r"[:：]")
_TIMED = re.compile(r"\d[:：]\d")
_HEAD = 400  # characters of a line in which its label must lie


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = load_words("turns")["stamp"]
    clock = (
        rf"(?:{words['halves']})?[ \t]*\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?(?:[.,]\d{{1,3}})?"
        r"(?![:：]?\d)(?:[ \t]?[AaPp]\.?[Mm]\b\.?)?"
    )
    date = (
        r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?|\d{1,2}月\d{1,2}日"
        rf"|\d{{1,2}} {words['months']}(?: \d{{4}})?|{words['months']} \d{{1,2}}(?:,? \d{{4}})?"
        rf"|{words['days']})"
    )
    mark = r"[*_]{0,2}"
    stamp = (
        rf"(?P<stamp>[\[(（【]?[ \t]*(?:{_RANGE.pattern}"
        rf"|(?:{date}(?:,|，|T|[ \t]+at)?[ \t]*)?{clock})[ \t]*[\])）】]?)"
    )
    before = rf"[ \t]*(?:[-*•·#>]{{1,6}}[ \t]+)?{mark}"
    name = r"(?P<name>[^\s:：][^:：\t]{0,58}?)"
    gap = r"[ \t,，|｜·\-–—~]*"
    colon = rf"{mark}[ \t]*[:：]{mark}[ \t]*"
    shapes = {
        "name, time": rf"{before}{name}{mark}{gap}{stamp}{mark}[ \t]*[:：]?{mark}[ \t]*$",
        "time name:": rf"{before}{stamp}{gap}{mark}{name}{colon}",
        "name time:": rf"{before}{name}{mark}[ \t]*{stamp}{colon}(?=\S)",
        "name time+": rf"{before}{name}[ \t]+(?P<stamp>\d\d?:\d\d:\d\d)(?=[^\s\d:：.,)\]])",
        "time, name": rf"{before}{stamp}{gap}{mark}{name}{mark}[ \t]*$",
        DATED: rf"{before}(?P<stamp>[\[(（【]?{date}[\])）】]?){gap}{name}{colon}(?=\S)",
        UNTIMED: rf"{before}{name}{colon}(?!//)",
        "stamp": rf"{before}(?:{date}|{stamp})",
    }
    return tuple((key, re.compile(value, re.IGNORECASE)) for key, value in shapes.items())


def find_labels(text: str, start: int, end: int) -> list[Label]:
    """All lines of `text[start:end]` that have the shape of a label, in order."""
    lines = list(_LINE.finditer(text, start, end))
    glued = _guess_glued(text, start, end)
    labels: list[Label] = []
    for number, line in enumerate(lines):
        if _RANGE.match(line.group().lstrip()[:80]):
            labels += _read_range_line(text, lines, number, glued)
        elif not (labels and line.start() < labels[-1].end):
            labels += _read_line(line, number)
    return labels


def starts_with_stamp(line: str) -> bool:
    """Whether a line begins with a date or a time: `9/12 asked Dana …`."""
    return bool(_DIGIT.search(line[:16]) and _shapes()[-1][1].match(line[:_HEAD]))


def _read_line(line: re.Match[str], number: int) -> Iterator[Label]:
    """The label at the beginning of one line: the first shape that fits."""
    head = line.group()[:_HEAD]
    if not _SIGN.search(head):
        return
    timed = _TIMED.search(head) is not None
    for shape, pattern in _shapes()[:-1]:
        if (timed or shape in (DATED, UNTIMED)) and (found := pattern.match(head)):
            stamp = found.groupdict().get("stamp") or ""
            name = clean_label(found["name"])
            if not _SENTENCE.search(name):
                at = line.start()
                strong = shape != DATED and bool(_STRONG.search(stamp))
                yield Label(at, at + found.end(), name, number, shape, stamp, strong)
            return


def _read_range_line(
    text: str, lines: list[re.Match[str]], number: int, glued: Counter[str]
) -> Iterator[Label]:
    """Labels of a line with `0:0:1.0 --> 0:0:2.5`: the name follows on it, glued, or below it."""
    line = lines[number]
    ranges = list(_RANGE.finditer(text, line.start(), line.end()))
    for found in ranges:
        rest = text[found.end() : line.end()]
        if not rest.strip():
            yield _read_name_below(lines, number, found)
        elif len(ranges) == 1 and (named := list(_read_line(line, number))):
            yield from named
        else:
            name = next((one for one in glued if rest.startswith(one)), "")
            after = found.end() + len(name)
            yield Label(found.start(), after, name, number, "range", found.group(), strong=True)


def _read_name_below(lines: list[re.Match[str]], number: int, found: re.Match[str]) -> Label:
    below = lines[number + 1] if number + 1 < len(lines) else None
    if below and number + 2 < len(lines) and len(below.group()) <= 60:
        words = lines[number + 2].group()
        if not _RANGE.match(words.lstrip()[:80]):
            name = clean_label(below.group())
            return Label(found.start(), below.end(), name, number, "range", found.group(), True)
    return Label(found.start(), found.end(), "", number, "range", found.group(), strong=True)


def _guess_glued(text: str, start: int, end: int) -> Counter[str]:
    """Names glued between a time range and the words: `0:0:0.870Dana CruzYeah` -> Dana Cruz.

    The longest come first, so that a name that begins like another one is not cut short.
    """
    names: Counter[str] = Counter()
    for found in _RANGE.finditer(text, start, end):
        rest = text[found.end() : found.end() + 60].partition("\n")[0]
        camel = _GLUED_NAME.match(rest)
        names.update([camel.group(1)] if camel else _han_prefixes(rest))
    kept = {name: count for name, count in names.items() if count > 1 or " " in name}
    return Counter(dict(sorted(kept.items(), key=lambda item: (-len(item[0]), item[0]))))


def _han_prefixes(rest: str) -> list[str]:
    return [rest[:size] for size in (2, 3) if is_name_shaped(rest[:size])]
