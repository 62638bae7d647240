"""Lines of plain text that could be the label of a speaker's turn.

Only shapes are found here; whether they are labels is for the whole text to say, see trust.py.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.ingest.lines import find_lines
from pipeline.ingest.speech.speakers import clean_label, is_name_shaped, is_nobody
from pipeline.ingest.speech.stamps import (
    BARE,
    DATED,
    RANGE,
    UNTIMED,
    is_stamp,
    is_strong,
    label_shapes,
)

Line = re.Match[str]

_COLON = re.compile(r"[:：]")
_TIME = re.compile(r"\d[:：]\d")
# A name begins with no digit and holds no date; a telephone number may stand for one.
_NAME = re.compile(r"(?=.{0,59}[^\W\d_])(?!\d)(?!.{0,59}\d[-/.年月]\d)|\+?[\d(][\d ()*-]{6,}")
_NUMBER = re.compile(r"\d")
_SENTENCE = re.compile(r"[，。；！？!?;“”\"]")
_GLUED_NAME = re.compile(r"([A-ZÀ-Þ][^\n\d:]{0,40}?[a-zß-ÿ.](?<!\bMc)(?<!\bMac))(?=[A-Z])")
_HEAD = 400  # characters of a line in which its label must lie
_NAME_CHARS = 60
_BARE_CHARS = 24


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


def find_labels(text: str, start: int, end: int) -> list[Label]:
    """All lines of `text[start:end]` that have the shape of a label, in order."""
    lines = list(find_lines(text, start, end))
    glued = _guess_glued(text, start, end)
    labels: list[Label] = []
    for number, line in enumerate(lines):
        if labels and line.start() < labels[-1].end:
            continue
        if RANGE.match(line.group().lstrip()[:80]):
            labels += _read_range_line(text, lines, number, glued)
        else:
            labels += list(_read_name_above(lines, number)) or _read_line(line, number)
    return labels


def _read_line(line: Line, number: int) -> Iterator[Label]:
    """The label at the beginning of one line: the first shape that fits."""
    head = line.group()[:_HEAD]
    if not _COLON.search(head):
        name = clean_label(head) if len(head) <= _BARE_CHARS else ""
        if is_nobody(name) or is_name_shaped(name):
            yield Label(line.start(), line.end(), name, number, BARE)
        return
    timed = _TIME.search(head) is not None
    for shape, pattern in label_shapes():
        if not timed and shape not in (DATED, UNTIMED):
            continue
        if (found := pattern.match(head)) and _NAME.match(found["name"].lstrip("*_[")):
            stamp = found.groupdict().get("stamp") or ""
            name = clean_label(found["name"])
            if not _SENTENCE.search(name) and (is_nobody(name) or not _NUMBER.search(name)):
                at = line.start()
                strong = shape != DATED and is_strong(stamp)
                yield Label(at, at + found.end(), name, number, shape, stamp, strong)
            return


def _read_name_above(lines: list[Line], number: int) -> Iterator[Label]:
    """A name with the time in the line below it, as Slack copies messages."""
    name, time = lines[number], lines[number + 1 : number + 2]
    if time and len(name.group()) <= _NAME_CHARS and is_stamp(time[0].group()):
        clean, stamp = clean_label(name.group()), time[0].group().strip()
        if is_name_shaped(clean):
            yield Label(name.start(), time[0].end(), clean, number, "name above", stamp)


def _read_range_line(
    text: str, lines: list[Line], number: int, glued: Counter[str]
) -> Iterator[Label]:
    """Labels of a line with `0:0:1.0 --> 0:0:2.5`: the name follows on it, glued, or below it."""
    line = lines[number]
    ranges = list(RANGE.finditer(text, line.start(), line.end()))
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


def _read_name_below(lines: list[Line], number: int, found: Line) -> Label:
    """A time range alone on its line; the line below it is the name where words follow that."""
    after = [line.group() for line in lines[number + 1 : number + 3]]
    if len(after) == 2 and len(after[0]) <= _NAME_CHARS and not RANGE.match(after[1].lstrip()[:80]):
        end, name = lines[number + 1].end(), clean_label(after[0])
    else:
        end, name = found.end(), ""
    return Label(found.start(), end, name, number, "range", found.group(), strong=True)


def _guess_glued(text: str, start: int, end: int) -> Counter[str]:
    """Names glued between a time range and the words: `0:0:0.870Dana CruzYeah` -> Dana Cruz.

    The longest come first, so that a name that begins like another one is not cut short.
    """
    names: Counter[str] = Counter()
    for found in RANGE.finditer(text, start, end):
        rest = text[found.end() : found.end() + _NAME_CHARS].partition("\n")[0]
        camel = _GLUED_NAME.match(rest)
        names.update([camel.group(1)] if camel else _han_prefixes(rest))
    kept = {name: count for name, count in names.items() if count > 1 or " " in name}
    return Counter(dict(sorted(kept.items(), key=lambda item: (-len(item[0]), item[0]))))


def _han_prefixes(rest: str) -> list[str]:
    return [rest[:size] for size in (2, 3) if is_name_shaped(rest[:size])]
