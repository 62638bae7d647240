"""Lists and tables of the people who took part, in minutes and call notes.

`them: Dana Cruz (COO), Marcus`, `与会人员：张三、李四`, `## Attendees` with items below, and tables
with a column of names.
"""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.ingest.speakers import clean_label, is_name_shaped, is_stop_label, split_words
from pipeline.lexicon import load_words

Line = re.Match[str]

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_LABEL = re.compile(
    r"[ \t]*(?:[-*•#>]{1,6}[ \t]+)?[*_]{0,2}(?P<label>[^:：\t\n]{1,40}?)[*_]{0,2}[ \t]*"
    r"(?P<mark>[:：\t]|$)[*_]{0,2}[ \t]*"
)
_BULLET = re.compile(r"[ \t]*(?:[-*•·●○▪◦‣+]|\d{1,2}[.)、）．])[ \t]*(?=\S)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_BRACKETED = re.compile(r"[ \t]*[(（\[【][^()（）\[\]【】]*[)）\]】]")
_SEPARATOR = re.compile(
    r"[、,，;；/\t\n。]|(?<=[a-z]{3})\.[ \t]|(?<=[)）])\.[ \t]"
    r"|[ \t]+(?:and|und|et|y|&|\+|with)[ \t]+|和|及|以及"
)
_FIRST = re.compile(r"[^,，、(（\[<:：\t@;；|]*?(?=[ \t]+[-–—][ \t]|[,，、(（\[<:：\t@;；|]|$)")
_TOP = 15  # lines in which a list with an unknown label (a company's name) is believed
_LONG = 80  # characters of a cell that tells a story


def find_attendees(text: str, start: int, end: int) -> list[tuple[int, int]]:
    r"""The ranges of lists and tables of people in `text[start:end]`, in order.

    "us: me, Tess\nAgenda: price" -> the first line's range
    """
    lines = list(_LINE.finditer(text, start, end))
    ranges: list[tuple[int, int]] = []
    number = 0
    table_end = 0
    while number < len(lines):
        size = 0
        if number >= table_end and (rows := list(_read_rows(text, lines, number))):
            table_end = number + len(rows)
            size = len(rows) if _is_people_table(rows, _heading(lines, number)) else 0
        size = size or _measure_list(text, lines, number, ranges)
        if size:
            ranges.append((lines[number].start(), lines[number + size - 1].end()))
        number += size or 1
    return ranges


@cache
def _words(key: str) -> frozenset[str]:
    return split_words(load_words("turns")["attendees"][key])


def _measure_list(text: str, lines: list[Line], number: int, ranges: list[tuple[int, int]]) -> int:
    """How many lines the list that begins at a line has; 0 where none begins."""
    found = _LABEL.match(lines[number].group())
    if found is None:
        return 0
    shown = _BRACKETED.sub("", clean_label(found["label"])).strip()
    label = shown.casefold()
    rest = lines[number].group()[found.end() :].strip()
    if not rest:
        known = label in _words("sure") or (found["mark"] and label in _words("sides"))
        return _measure_items(text, lines, number) if known else 0
    close = bool(ranges) and _is_next(text, ranges[-1][1], lines[number].start())
    return int(
        found["mark"] != "" and _is_people_line(shown, rest, near=number < _TOP, close=close)
    )


def _is_next(text: str, end: int, start: int) -> bool:
    return not text[end:start].strip() and text.count("\n", end, start) <= 2


def _is_people_line(label: str, rest: str, *, near: bool, close: bool) -> bool:
    """Whether `label: rest` lists people; the less the label says, the more the names must.

    A label that is no known word may be a company's name: `Northlea Ltd: Dana Cruz, M. Hill`.
    """
    people = [_is_person(item) for item in split_people(rest)]
    if not any(people[:3]):
        return False
    if label.casefold() in _words("sure"):
        return True
    if label.casefold() in _words("sides"):
        return people[0] and sum(people) * 2 >= len(people)
    if is_stop_label(label) or not (near or close) or not _is_proper(label):
        return False
    return people[0] and sum(people) * 4 >= len(people) * 3 and len(people) > (0 if close else 1)


def _is_proper(label: str) -> bool:
    """Whether a label is written like a name: Chinese, or with a capital in every word."""
    return bool(_HAN.search(label)) or is_name_shaped(label)


def split_people(rest: str) -> list[str]:
    """A list of people → its items without what stands in brackets.

    "Dana Cruz (COO), M. Hill and Tess" -> ["Dana Cruz", "M. Hill", "Tess"]
    """
    bare = _BRACKETED.sub("", rest[:600])
    return [item for item in (clean_label(part) for part in _SEPARATOR.split(bare)) if item]


def _is_person(item: str) -> bool:
    return item.casefold() in _words("writer") or is_name_shaped(item)


def _measure_items(text: str, lines: list[Line], number: int) -> int:
    """The lines below a label that stands alone, as long as they name people."""
    size = 1
    named = 0
    usual = 1
    since = 0
    for line in lines[number + 1 : number + 200]:
        gap = text.count("\n", lines[number + size - 1].end(), line.start())
        if gap > (2 if size == 1 or _BULLET.match(line.group()) else usual):
            break
        usual = max(gap, usual)
        person = _names_person(line.group())
        since = 0 if person else since + 1
        if not person and (since > 2 or not _is_sublabel(line.group())):
            break
        size += 1
        named += person
    return size if named else 0


def _names_person(line: str) -> bool:
    bullet = _BULLET.match(line)
    words = line[bullet.end() :] if bullet else line.strip()
    first = _FIRST.match(words)
    name = clean_label(first.group()) if first else ""
    whole = bullet or _HAN.match(name)
    return len(words) <= 160 and _is_person(name.partition(" ")[0] if whole else name)


def _is_sublabel(line: str) -> bool:
    found = _LABEL.match(line)
    return bool(found and found["mark"] in (":", "：") and found.end() == len(line.rstrip()))


def _heading(lines: list[Line], number: int) -> str:
    """The label in the line above, folded."""
    return clean_label(lines[number - 1].group()).casefold() if number else ""


def _is_people_table(rows: list[list[str]], heading: str) -> bool:
    """Whether a column holds names, by its header or by the heading above the table."""
    if len(rows) < 2 or sum(any(len(cell) > _LONG for cell in row) for row in rows) * 3 > len(rows):
        return False
    header = [cell.casefold() for cell in rows[0]]
    column = next((at for at, cell in enumerate(header) if cell in _words("columns_name")), None)
    if column is not None and any(cell in _words("columns_other") for cell in header):
        names = [row[column] for row in rows[1:] if column < len(row)]
        return sum(map(_is_person, names)) * 2 >= len(names) > 0
    people = sum(any(map(_is_person, row)) for row in rows)
    return heading in _words("sure") and people * 2 >= len(rows)


def _read_rows(text: str, lines: list[Line], number: int) -> Iterator[list[str]]:
    """Rows of cells, from a line on, as long as lines with tabs follow one another."""
    at = lines[number].start()
    while number < len(lines):
        line = lines[number]
        if "\t" not in line.group().strip() or text.count("\n", at, line.start()) > 1:
            return
        yield [clean_label(cell) for cell in line.group().split("\t")]
        at = line.end()
        number += 1
