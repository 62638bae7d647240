"""A contact's cells, theirs and ours → which of the two a file shall hold.

Reach for `compare_rows`.
"""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import phonenumbers

from pipeline.export.cells import guard_cell
from pipeline.export.crm.cells import clean_text, cut_cell
from pipeline.export.crm.diff import Action
from pipeline.export.crm.fields import PHONES
from pipeline.export.crm.known import Row
from pipeline.export.crm.profile import Column, Format

_SAME_NUMBER = (phonenumbers.MatchType.EXACT_MATCH, phonenumbers.MatchType.NSN_MATCH)
_WRITTEN: tuple[Action, ...] = ("fill", "overwrite")


@dataclass(frozen=True, slots=True)
class Cell:
    """Both sides of a cell and what is done about it: nothing where they agree or ours is empty."""

    column: Column
    theirs: str
    ours: str
    action: Action | None = None

    @property
    def written(self) -> bool:
        """Whether ours takes the place of theirs."""
        return self.action in _WRITTEN

    @property
    def text(self) -> str:
        """What the file holds; never empty where theirs is not."""
        return self.ours if self.written else self.theirs


def compare_rows(
    theirs: Row, ours: Row, columns: Sequence[Column], rules: Format, *, overwrite: Collection[str]
) -> list[Cell]:
    """The cells of these columns.

    Where a cell of theirs could start a formula or has a forbidden character, a CSV file can hold
    it neither as it is nor changed: then a human must look at what we would have written.
    """
    cells = [
        _judge_cell(Cell(c, theirs.get(c.header, ""), ours[c.header]), rules, overwrite)
        for c in columns
    ]
    unsafe = rules.kind == "csv" and any(_is_unsafe(cell.text, rules) for cell in cells)
    return [replace(c, action="look") if unsafe and c.written else c for c in cells]


def _is_unsafe(text: str, rules: Format) -> bool:
    return guard_cell(text) != text or any(character in text for character in rules.forbidden)


def _judge_cell(cell: Cell, rules: Format, overwrite: Collection[str]) -> Cell:
    """`fill` what is empty, `overwrite` what the user named, else `keep`."""
    if not cell.ours or _is_same(cell, rules):
        return cell
    if not cell.theirs.strip():
        return replace(cell, action="fill")
    named = is_named(cell.column, overwrite)
    return replace(cell, action="overwrite" if named else "keep")


def is_named(column: Column, fields: Collection[str]) -> bool:
    """Whether a column is among those, by its header or by our field's name."""
    return column.header in fields or column.field in fields


def _is_same(cell: Cell, rules: Format) -> bool:
    """Whether theirs says what ours says: as a number, with other choices beside it, or folded."""
    if cell.column.field in PHONES:
        return phonenumbers.is_number_match(cell.ours, cell.theirs) in _SAME_NUMBER
    theirs = cut_cell(clean_text(cell.theirs, rules), cell.column)
    if cell.column.multi:
        return _split_choices(cell.ours, rules) <= _split_choices(theirs, rules)
    return _fold(theirs) == _fold(cell.ours)


def _split_choices(text: str, rules: Format) -> set[str]:
    return {_fold(item) for item in text.split(rules.multi_separator.strip())} - {""}


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
