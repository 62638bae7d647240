"""A record → the cells of a profile's columns, in which no spreadsheet finds a formula.

Reach for `fill_cell`. A CRM shows what it is given, so nothing may be put in front of a text as
it is for spreadsheets: what would start a formula is taken away instead, and a minus or dash
becomes the longer dash that computes nothing.
"""

import unicodedata
from collections.abc import Callable, Mapping
from itertools import dropwhile

from pipeline.export.cells import fold_space, guard_cell, split_list
from pipeline.export.crm.fields import LIST_FIELDS, PHONES
from pipeline.export.crm.profile import Column, Format, Profile, Rule
from pipeline.labels import UNKNOWN

Record = Mapping[str, str]

_STARTS = frozenset("=+-@")
_DASH = "\N{EN DASH}"
# Formats and blanks that a formula can hide behind, such as a zero-width or a bidi mark.
_INVISIBLE = frozenset({"Cf", "Zs"})
# What no file can hold, and what stands for it: control characters, halves of characters.
_REPLACED = {"Cc": " ", "Cs": "\N{REPLACEMENT CHARACTER}"}
_CUT = "…"


def fill_cell(record: Record, column: Column, profile: Profile) -> str:
    """The text of a cell before it is cut: safe, and free of what the CRM forbids."""
    if column.field in PHONES:  # in E.164, or empty: nothing else may start with a plus
        return record[column.field]
    texts = [clean_text(text, profile.format) for text in _list_values(record, column, profile)]
    if column.multi:
        return _join_values(texts, profile.format)
    return next(iter(texts), "")


def cut_cell(cell: str, column: Column) -> str:
    """The cell, no longer than its column allows: at 8, `Head of Engineering` -> `Head of…`."""
    most = column.max_length
    return cell if not most or len(cell) <= most else cell[: most - 1].rstrip() + _CUT


def clean_text(text: str, rules: Format) -> str:
    """A text as a cell of this kind of file can hold it.

    `=1+1` -> `1+1`, `- too dear` -> `– too dear`, for Excel `'=1+1`; `#N/A` -> `N/A` where
    that empties a field.
    """
    held = "".join(_REPLACED.get(unicodedata.category(char), char) for char in text)
    allowed = "".join(rules.forbidden.get(char, char) for char in fold_space(held))
    safe = _FORMULAS[rules.formula](allowed)
    return safe[1:] if safe and safe == rules.null_marker else safe


def _drop_starts(text: str) -> str:
    """`=1+1` -> `1+1`, `- too dear` -> `– too dear`, `-5%` -> `–5%`."""
    rest = "".join(dropwhile(_is_start, text))
    taken = unicodedata.normalize("NFKC", text[: len(text) - len(rest)])
    if not rest or "-" not in taken:
        return rest
    return f"{_DASH} {rest}" if taken.endswith(" ") else f"{_DASH}{rest}"


def _is_start(char: str) -> bool:
    """Whether a formula could begin with it, also in its wide or small form, or hide behind it."""
    folded = unicodedata.normalize("NFKC", char)
    return folded in _STARTS or unicodedata.category(char) in _INVISIBLE


_FORMULAS: Mapping[str, Callable[[str], str]] = {"crm": _drop_starts, "excel": guard_cell}


def _list_values(record: Record, column: Column, profile: Profile) -> list[str]:
    """What fills a column: a constant, a field's text or items, or the rules that fit."""
    if column.constant:
        return [column.constant]
    if column.crosswalk:
        return cross_walk(record, profile.crosswalks[column.crosswalk])
    text = record[column.field]
    if text == UNKNOWN:  # leaves alone what somebody else may know
        return []
    return list(split_list(text)) if column.multi and column.field in LIST_FIELDS else [text]


def cross_walk(record: Record, rules: tuple[Rule, ...]) -> list[str]:
    """The values of all rules whose labels are the record's, in their order, each once."""
    fitting = (
        rule.value
        for rule in rules
        if all(record[attribute] in labels for attribute, labels in rule.when.items())
    )
    return list(dict.fromkeys(fitting))


def _join_values(texts: list[str], rules: Format) -> str:
    separator = rules.multi_separator
    items = [text.replace(separator.strip(), " ").strip() for text in texts]
    joined = separator.join(item for item in items if item)
    return f"{rules.append_marker}{joined}" if joined else ""
