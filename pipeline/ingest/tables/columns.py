"""What the columns of an export mean, whatever tool and language they come from."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import load_words
from pipeline.types import Kind

_SIGNS = re.compile(r"[\W_]+")
_SIGNS_BETWEEN = ",;\t|"
PREAMBLE = 12  # rows that may stand above the header
_MOST_COLUMNS = 500


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns hold which field: `columns["body"]` are indices, the best first."""

    kind: Kind
    columns: Mapping[str, tuple[int, ...]]


@cache
def _fields(table: str) -> dict[str, dict[str, int]]:
    """Field → folded column name → rank."""
    return {
        field: {name: rank for rank, name in enumerate(words.split("|"))}
        for field, words in load_words("tables")[table].items()
    }


def fold_column(name: str) -> str:
    """A column name as the word list has it: "Activity Date" -> "activitydate"."""
    return _SIGNS.sub("", name.casefold())


def read_layout(header: Sequence[str]) -> Layout | None:
    """What a header row says of its columns; None where it is no header of a known export."""
    names = [fold_column(name) for name in header[:_MOST_COLUMNS]]
    for kind, table, needed in _KINDS:
        columns = _assign(names, _fields(table))
        if any(all(field in columns for field in fields) for fields in needed):
            return Layout(kind, columns)
    return None


# A kind, its table, and the sets of fields of which one must be complete.
_KINDS: tuple[tuple[Kind, str, tuple[tuple[str, ...], ...]], ...] = (
    (
        Kind.EMAIL,
        "email",
        (("from_address", "body"), ("from_address", "html"), ("from_address", "subject", "to")),
    ),
    (Kind.CRM, "activity", (("body", "date"), ("body", "subject"), ("subject", "date", "who"))),
    (
        Kind.CONTACTS,
        "contacts",
        tuple((one, two) for one in ("last_name", "name") for two in ("title", "email", "company")),
    ),
    (Kind.CRM, "activity", (("body", "who"), ("subject", "date"))),
)


def _assign(
    names: Iterable[str], fields: Mapping[str, Mapping[str, int]]
) -> dict[str, tuple[int, ...]]:
    """Field → indices of its columns, best name first."""
    found: dict[str, list[tuple[int, int]]] = {}
    for index, name in enumerate(names):
        for field, ranks in fields.items():
            if name in ranks:
                found.setdefault(field, []).append((ranks[name], index))
    return {field: tuple(index for _, index in sorted(pairs)) for field, pairs in found.items()}


def find_header(rows: Sequence[Sequence[str]]) -> int:
    """The index of the header among a file's first rows, which may follow a preamble."""
    known = (at for at, row in enumerate(rows) if read_layout(row))
    filled = (at for at, row in enumerate(rows) if sum(bool(cell.strip()) for cell in row) > 1)
    return next(known, next(filled, 0))


def guess_delimiter(text: str) -> str:
    r"""The sign that cuts one of the first lines into known columns, else the first into most.

    "a;b;c\n1;2,5;3" -> ";"
    """
    lines = [line[:10_000] for line in text[:100_000].split("\n", PREAMBLE)[:PREAMBLE]]
    known = (sign for line in lines for sign in _SIGNS_BETWEEN if read_layout(_split(line, sign)))
    first = next((line for line in lines if any(sign in line for sign in _SIGNS_BETWEEN)), "")
    return next(known, max(_SIGNS_BETWEEN, key=first.count))


def _split(line: str, sign: str) -> list[str]:
    return [cell.strip('"\ufeff ') for cell in line.split(sign)]


def is_known_header(text: str) -> bool:
    """Whether text begins like a CSV export that is known, a short preamble left aside.

    A table that somebody pasted into a note is none: an export has at least four columns, quotes
    no `|`, and goes on in the same way.
    """
    lines = [line[:10_000] for line in text.split("\n", PREAMBLE)[:PREAMBLE]]
    return any(_starts_export(lines[at : at + 2]) for at in range(len(lines) - 1))


def _starts_export(lines: list[str]) -> bool:
    sign = guess_delimiter(lines[0])
    cells = _split(lines[0], sign)
    goes_on = lines[1].count(sign) >= len(cells) - 1 or lines[1].startswith('"')
    return sign != "|" and len(cells) > 3 and goes_on and read_layout(cells) is not None


def contact_labels() -> dict[str, str]:
    """Field → the label it is written out with in a contact's text, in order."""
    return dict(load_words("tables")["labels"])
