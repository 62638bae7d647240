"""Lists and tables of the people who took part, in minutes and call notes.

`them: Dana Cruz (COO), Marcus`, `与会人员：张三、李四`, `## Attendees` with items below, and tables
with a column of names.
"""

import re
from collections.abc import Iterator

from pipeline.ingest.lines import find_lines
from pipeline.ingest.people import (
    drop_brackets,
    introduces_people,
    is_bullet,
    is_person,
    lists_people,
    names_person,
    people_words,
)
from pipeline.ingest.speech.speakers import clean_label

Line = re.Match[str]

_LABEL = re.compile(
    r"[ \t]*(?:[-*•#>]{1,6}[ \t]+)?[*_]{0,2}(?P<label>[^:：\t\n]{1,40}?)[*_]{0,2}[ \t]*"
    r"(?P<mark>[:：\t]|$)[*_]{0,2}[ \t]*"
)
_TOP = 15  # lines in which a list with an unknown label (a company's name) is believed
_AROUND = 3_000  # characters in which a speaker speaks again, and a company is not named again
_MOST_ITEMS = 200
_LONG = 80  # characters of a cell that tells a story


def find_attendees(text: str, start: int, end: int) -> list[tuple[int, int]]:
    r"""The ranges of lists and tables of people in `text[start:end]`, in order.

    "us: me, Tess\nAgenda: price" -> the first line's range
    """
    lines = list(find_lines(text, start, end))
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


def _measure_list(text: str, lines: list[Line], number: int, ranges: list[tuple[int, int]]) -> int:
    """How many lines the list that begins at a line has; 0 where none begins."""
    line = lines[number]
    found = _LABEL.match(line.group())
    if found is None:
        return 0
    label = drop_brackets(clean_label(found["label"]))
    rest = line.group()[found.end() :].strip()
    if not rest:
        known = found["mark"] and label.casefold() in people_words("sides")
        return _measure_items(text, lines, number) if known or introduces_people(label) else 0
    if not found["mark"]:
        return 0
    around = text[max(0, line.start() - _AROUND) : line.start() + _AROUND]
    return int(
        lists_people(
            label,
            rest,
            alone=around.count(f"{found['label']}{found['mark']}") == 1,
            near=number < _TOP,
            close=bool(ranges) and _is_next(text, ranges[-1][1], line.start()),
        )
    )


def _is_next(text: str, end: int, start: int) -> bool:
    return not text[end:start].strip() and text.count("\n", end, start) <= 2


def _measure_items(text: str, lines: list[Line], number: int) -> int:
    """The lines below a label that stands alone, as long as they name people."""
    size, named, since, usual = 1, 0, 0, 1
    for line in lines[number + 1 : number + _MOST_ITEMS]:
        gap = text.count("\n", lines[number + size - 1].end(), line.start())
        if gap > (2 if size == 1 or is_bullet(line.group()) else usual):
            break
        usual = max(gap, usual)
        person = names_person(line.group())
        since = 0 if person else since + 1
        if not person and (since > 2 or not _is_sublabel(line.group())):
            break
        size += 1
        named += person
    return size if named else 0


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
    column = next(
        (at for at, cell in enumerate(header) if cell in people_words("columns_name")), None
    )
    if column is not None and any(cell in people_words("columns_other") for cell in header):
        names = [row[column] for row in rows[1:] if column < len(row)]
        return sum(map(is_person, names)) * 2 >= len(names) > 0
    people = sum(any(map(is_person, row)) for row in rows)
    return introduces_people(heading) and people * 2 >= len(rows)


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
