"""Words that list people: a line of minutes, a cell of a table.

attendees.py finds where such lists stand; here it is decided whether words are names.
"""

import re
from functools import cache

from pipeline.ingest.speech.speakers import clean_label, is_name_shaped, is_stop_label, split_words
from pipeline.lexicon import load_words

_HAN = re.compile(r"[\u3400-\u9fff]")
_BULLET = re.compile(r"[ \t]*(?:[-*•·●○▪◦‣+]|\d{1,2}[.)、）．])[ \t]*(?=\S)")
_BRACKETED = re.compile(r"(?:(?<![ \t])[ \t]++)?[(（\[【][^()（）\[\]【】]*[)）\]】]")
_SEPARATOR = re.compile(
    r"[、,，;；/\t\n。]|(?<=[a-z]{3})\.[ \t]|(?<=[)）])\.[ \t]"
    r"|[ \t]+(?:and|und|et|y|&|\+|with)[ \t]+|和|及|以及"
)
_FIRST = re.compile(
    r"[^,，、(（\[<:：\t@;；|]*?(?=(?<![ \t])[ \t]+[-–—][ \t]|[,，、(（\[<:：\t@;；|]|$)"
)
_LINE = 160  # characters; a longer line says more than who somebody is
_ITEM = 24  # characters of an item of a list of people, on average
_SHORT = 12  # characters of a Chinese label


@cache
def people_words(key: str) -> frozenset[str]:
    """A list of the section [attendees] of the word file."""
    return split_words(load_words("turns")["attendees"][key])


def is_person(item: str) -> bool:
    """Whether a clean item of a list is a name, alone or behind a rank or a unit, or `me`."""
    if item.casefold() in people_words("writer") or is_name_shaped(item):
        return True
    return any(item[:-size].endswith(_ranks()) and is_name_shaped(item[-size:]) for size in (2, 3))


@cache
def _ranks() -> tuple[str, ...]:
    names = load_words("turns")["names"]
    return tuple(word for word in split_words(f"{names['units']}|{names['honorifics']}") if word)


def is_bullet(line: str) -> bool:
    """Whether a line begins like an item of a list."""
    return _BULLET.match(line) is not None


def names_person(line: str) -> bool:
    """Whether a line below `Attendees:` begins with a name: `- Dana Cruz, COO`, `张三 总经理`."""
    bullet = _BULLET.match(line)
    words = line[bullet.end() :] if bullet else line.strip()
    first = _FIRST.match(words)
    name = clean_label(first.group()) if first else ""
    loose = bullet or _HAN.match(name)
    return len(words) <= _LINE and is_person(name.partition(" ")[0] if loose else name)


def split_people(rest: str) -> list[str]:
    """A list of people → its items without what stands in brackets.

    "Dana Cruz (COO), M. Hill and Tess" -> ["Dana Cruz", "M. Hill", "Tess"]
    """
    bare = drop_brackets(rest[:600])
    return [item for item in (clean_label(part) for part in _SEPARATOR.split(bare)) if item]


def drop_brackets(text: str) -> str:
    """Text without its bracketed additions: "Present (by phone)" -> "Present"."""
    return _BRACKETED.sub("", text).strip()


def introduces_people(label: str) -> bool:
    """Whether a label can only introduce people: "Attendees", "Present for us", "客户参会"."""
    folded = label.casefold()
    words = folded.split()
    if any(" ".join(words[:size]) in people_words("sure") for size in (1, 2, 3)):
        return True
    short = len(folded) <= _SHORT or folded.isascii()
    return short and any(word in folded for word in people_words("within"))


def lists_people(label: str, rest: str, *, alone: bool, near: bool, close: bool) -> bool:
    """Whether `label: rest` lists people; the less the label says, the more the names must.

    A label that is no known word may be a company's name: `Northlea Ltd: Dana Cruz, M. Hill`. It
    is believed at the top of a note (`near`) or right below another list (`close`), and where it
    stands `alone`: who is labelled twice is speaking.
    """
    items = split_people(rest)
    people = [is_person(item) for item in items]
    if introduces_people(label):
        short = len(items) > 1 and len(rest) <= _ITEM * len(items)
        return any(people[:3]) or (alone and short)
    if not any(people[:1]):
        return False
    if label.casefold() in people_words("sides"):
        return sum(people) * 2 >= len(people)
    proper = bool(_HAN.search(label)) or is_name_shaped(label)
    if not (alone and (near or close) and proper) or is_stop_label(label):
        return False
    return sum(people) * 4 >= len(people) * 3 and len(people) > (0 if close else 1)
