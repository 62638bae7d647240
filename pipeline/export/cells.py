"""Text → a cell that no spreadsheet takes for a formula, and back.

Reach for this wherever a value is written to or read from a CSV file of ours. Cells follow the
advice of OWASP's page on CSV injection: whatever could start a formula gets one apostrophe in
front, everything else is left as it is, and so are phone numbers such as `+44 20 7946 0355`.
"""

import re
from collections.abc import Iterable

# What makes a spreadsheet evaluate a cell, also behind blanks and in the full-width forms that
# East Asian versions accept. Apostrophes in front are part of the pattern, so that a text which
# already looks guarded gets its own guard and comes back unchanged.
_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
# Digits and separators only: a phone number computes nothing, and an importer takes it as it is.
_PHONE = re.compile(r"\+\d[\d ()./-]*\Z")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SEPARATOR = "; "


def guard_cell(text: str) -> str:
    """One apostrophe in front of what would be a formula: `=1+1` -> `'=1+1`, `Dana` -> `Dana`."""
    text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return f"'{text}" if _FORMULA.match(text) and not _PHONE.match(text) else text


def unguard_cell(cell: str) -> str:
    """The text that `guard_cell` was given: `'=1+1` -> `=1+1`, `'Dana'` -> `'Dana'`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def fold_space(text: str) -> str:
    r"""Line breaks and runs of blanks to one blank, as importers want it: `a\n b` -> `a b`."""
    return " ".join(text.split())


def join_list(items: Iterable[str]) -> str:
    """Items to one cell; a `;` inside an item becomes a comma: `a; b`, `c` -> `a, b; c`."""
    folded = (fold_space(item).replace(";", ",") for item in items)
    return _SEPARATOR.join(item for item in folded if item)


def split_list(cell: str) -> tuple[str, ...]:
    """The items of a list cell: `Bob; Rob` -> ("Bob", "Rob")."""
    return tuple(item.strip() for item in cell.split(";") if item.strip())
