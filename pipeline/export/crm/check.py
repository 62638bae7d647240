"""A profile's TOML → everything that is wrong with it, in words its author can act on.

Reach for `check_profile` before any record of a profile is built.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.export.crm.fields import FIELDS, IDENTIFYING
from pipeline.export.crm.shape import check_shape, get_table
from pipeline.labels import LABELS

_CHOICES = {
    "language": ("en", "zh"),
    "kind": ("csv", "xlsx"),
    "line_end": ("lf", "crlf"),
    "quoting": ("all", "minimal"),
    "formula": ("crm", "excel"),
}
_SOURCES = ("field", "crosswalk", "constant")
# What Excel forbids in the title of a sheet, of 31 characters with the number of a further one.
_UNSAFE_TITLE = frozenset("[]:*?/\\'")
_LONGEST_TITLE = 28
_UNSAFE = frozenset('/\\:*?"<>|\0')


def check_profile(data: Mapping[str, Any]) -> list[str]:
    """All that keeps a profile from being used; empty where nothing does.

    Unknown keys and values of the wrong kind come first; what they mean is looked at only in
    a profile that has none of those.
    """
    if wrong := list(check_shape(data)):
        return wrong
    crosswalks, files = get_table(data, "crosswalks"), data.get("files", ())
    return [
        *_check_choices("", data),
        *_check_tables(data),
        *_check_format(get_table(data, "format")),
        *_check_crosswalks(crosswalks),
        *(wrong for item in files for wrong in _check_file(item, crosswalks)),
        *(f"two files are called {name!r}" for name in _list_repeated(f["name"] for f in files)),
    ]


def _check_tables(data: Mapping[str, Any]) -> Iterator[str]:
    """A profile without files or tables, and titles that no sheet can have."""
    tables = get_table(data, "tables")
    if not tables and not data.get("files"):
        yield "files is missing, or tables"
    for table, title in tables.items():
        if not 0 < len(title) <= _LONGEST_TITLE or _UNSAFE_TITLE & set(title):
            yield f"tables: {table!r} cannot have a sheet called {title!r}"
    yield from (f"two sheets are called {title!r}" for title in _list_repeated(tables.values()))


def _check_format(data: Mapping[str, Any]) -> Iterator[str]:
    yield from _check_choices("format.", data)
    if wrong := _check_encoding(data.get("encoding", "utf-8")):
        yield f"format.encoding {wrong}"
    if len(data.get("delimiter", ",")) != 1:
        yield "format.delimiter must be one character"
    for character, instead in data.get("forbidden", {}).items():
        if len(character) != 1 or any(bad in instead for bad in data["forbidden"]):
            yield f"format.forbidden {character!r} must be one character, its substitute allowed"


def _check_choices(place: str, data: Mapping[str, Any]) -> Iterator[str]:
    for key, choices in _CHOICES.items():
        if key in data and data[key] not in choices:
            yield f"{place}{key} must be one of {', '.join(choices)}, not {data[key]!r}"


def _check_encoding(name: str) -> str:
    try:
        mark = "".encode(name)
    except LookupError:
        return f"{name!r} is not known"
    return f"{name!r} writes a mark of its own: take {name}-le and bom = true" if mark else ""


def _check_crosswalks(crosswalks: Mapping[str, Any]) -> Iterator[str]:
    for name, rules in crosswalks.items():
        for at, rule in enumerate(rules, 1):
            for attribute, labels in rule.items():
                wanted = [labels] if isinstance(labels, str) else labels
                for label in wanted if attribute != "value" else ():
                    if label not in LABELS[attribute]:
                        yield (
                            f"crosswalks.{name}[{at}].{attribute} {label!r} is no label; "
                            f"known: {', '.join(LABELS[attribute])}"
                        )


def _check_file(item: Mapping[str, Any], crosswalks: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with one file's columns, and with what refers to them."""
    name, columns = item["name"], item["columns"]
    headers = [column["header"] for column in columns]
    if not name.strip() or _UNSAFE & set(name) or name.startswith("."):
        yield f"{name!r} cannot be the name of a file"
    for column in columns:
        yield from _check_column(f"{name}: column {column['header']!r}", column, crosswalks)
    yield from (f"{name}: two columns are called {header!r}" for header in _list_repeated(headers))
    keys = [
        item.get("external_id", ""),
        *(h for key in item.get("duplicate_keys", ()) for h in key),
    ]
    for header in keys:
        if header and header not in headers:
            yield f"{name}: column {header!r} is missing; external_id or duplicate_keys names it"
    if not any(column.get("field") in IDENTIFYING and column.get("required") for column in columns):
        yield f"{name}: a required column with one of {', '.join(IDENTIFYING)} is missing"
    for needed in item.get("needs", ()):
        if needed not in FIELDS:
            yield f"{name}: needs {needed!r}, which is no field; known: {', '.join(FIELDS)}"


def _check_column(
    place: str, column: Mapping[str, Any], crosswalks: Mapping[str, Any]
) -> Iterator[str]:
    sources = [key for key in _SOURCES if column.get(key)]
    if len(sources) != 1:
        yield f"{place} needs exactly one of {', '.join(_SOURCES)}"
    if column.get("field") and column["field"] not in FIELDS:
        yield f"{place}: {column['field']!r} is no field; known: {', '.join(FIELDS)}"
    if column.get("crosswalk") and column["crosswalk"] not in crosswalks:
        known = ", ".join(crosswalks) or "none"
        yield f"{place}: there is no crosswalk {column['crosswalk']!r}; there is {known}"


def _list_repeated(items: Iterable[str]) -> list[str]:
    seen = list(items)
    return sorted({item for item in seen if seen.count(item) > 1})
