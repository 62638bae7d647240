"""A table of TOML against the record it shall become: unknown keys, missing ones, wrong kinds.

What a record needs is read off its dataclass, so that it is told once.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any, get_args

from pipeline.export.crm.profile import Column, Existing, File, Format, Profile, Rule
from pipeline.export.crm.values import Kind
from pipeline.labels import LABELS


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a value must be, in words and as a check."""

    words: str
    fits: Callable[[Any], bool]


def is_texts(value: object) -> bool:
    """Whether a value is a list of texts."""
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


_TABLE = _Kind("a table", lambda value: isinstance(value, dict))
_TABLES = _Kind("a list of tables", _is_tables)
_KINDS: dict[Any, _Kind] = {
    str: _Kind("a text", lambda value: isinstance(value, str)),
    bool: _Kind("true or false", lambda value: isinstance(value, bool)),
    int: _Kind("a number from 0 on", lambda value: type(value) is int and value >= 0),
    tuple[str, ...]: _Kind("a list of texts", is_texts),
    tuple[tuple[str, ...], ...]: _Kind(
        "a list of lists of texts",
        lambda value: isinstance(value, list) and all(is_texts(item) for item in value),
    ),
    Mapping[str, str]: _Kind(
        "a table of texts", lambda value: isinstance(value, dict) and is_texts([*value.values()])
    ),
    Mapping[str, Kind]: _Kind(
        "a table of text, integer, number or date",
        lambda value: (
            isinstance(value, dict) and all(kind in get_args(Kind) for kind in value.values())
        ),
    ),
    Format: _TABLE,
    Existing: _TABLE,
    tuple[Column, ...]: _TABLES,
    tuple[File, ...]: _TABLES,
    Mapping[str, tuple[Rule, ...]]: _TABLE,
}
_LABELS = _Kind(
    "a label or a list of them", lambda value: isinstance(value, str) or is_texts(value)
)


def check_shape(data: Mapping[str, Any]) -> Iterator[str]:
    """All keys of a profile that are unknown, missing, or hold something of the wrong kind."""
    yield from _check_record("", data, _read_kinds(Profile, left_out="name"))
    yield from _check_record("format.", get_table(data, "format"), _read_kinds(Format))
    yield from _check_record("existing.", get_table(data, "existing"), _read_kinds(Existing))
    for name, rules in get_table(data, "crosswalks").items():
        yield from _check_record("crosswalks.", {name: rules}, {name: (_TABLES, True)})
        for at, rule in enumerate(rules if _is_tables(rules) else (), 1):
            yield from _check_record(f"crosswalks.{name}[{at}].", rule, _RULE)
    for at, item in enumerate(_get_tables(data, "files"), 1):
        yield from _check_record(f"files[{at}].", item, _read_kinds(File))
        for number, column in enumerate(_get_tables(item, "columns"), 1):
            yield from _check_record(f"files[{at}].columns[{number}].", column, _COLUMN)


def get_table(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """The table under a key; an empty one where there is none."""
    return data[key] if isinstance(data.get(key), dict) else {}


def _get_tables(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    return data[key] if _is_tables(data.get(key)) else []


def _read_kinds(record: type, *, left_out: str = "") -> dict[str, tuple[_Kind, bool]]:
    """Each key of a record: what it must be, and whether it must be there."""
    return {
        item.name: (
            _KINDS[item.type],
            item.default is MISSING and item.default_factory is MISSING,
        )
        for item in fields(record)
        if item.name != left_out
    }


_COLUMN = _read_kinds(Column)
_RULE = {"value": (_KINDS[str], True), **dict.fromkeys(LABELS, (_LABELS, False))}


def _check_record(
    place: str, data: Mapping[str, Any], known: Mapping[str, tuple[_Kind, bool]]
) -> Iterator[str]:
    for key in data:
        if key not in known:
            yield f"{place}{key} is not known; known: {', '.join(known)}"
    for key, (kind, needed) in known.items():
        if key in data and not kind.fits(data[key]):
            yield f"{place}{key} must be {kind.words}, not {data[key]!r}"
        elif key not in data and needed:
            yield f"{place}{key} is missing"
