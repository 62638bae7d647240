"""The project's annotated documents: marked-up text → plain text with marks by offset.

Reach for this to train or to measure on `corpora/annotated/`. The format stands in FORMAT.md
there. The loader is strict: malformed markup is an error that names file and line, because a mark
that is silently lost is a wrong label.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.errors import CorpusError

Part = Literal["train", "dev", "test"]
# Letter of a mark -> how many `:`-separated arguments it takes, least and most.
ARITY = {
    "p": (1, 1),  # person: id
    "t": (0, 1),  # title: id of its holder, where named
    "d": (0, 1),  # department: id of its member, where named
    "o": (0, 0),  # organisation
    "r": (2, 2),  # role: id, value
    "i": (2, 2),  # influence: id, value
    "s": (2, 2),  # style: id, value
    "a": (2, 2),  # stance (attitude): id, value
    "n": (1, 1),  # need: id
    "m": (2, 2),  # manager: id, id of the boss
}
_TOKEN = re.compile(r"\{([a-z])((?::[^:|{}\n]*)*)\||[{}]")
_HEAD = re.compile(r"=== (\S+) \| (en|zh) \| (\w+) \| account=(.*?) \| seller=(.*)")
_PERSON = re.compile(r"#(\w+) (.*)")
_FIELDS = (
    "name",
    "side",
    "title",
    "role",
    "influence",
    "style",
    "stance",
    "reports_to",
    "department",
    "status",
    "email",
    "phone",
    "former_title",
    "aliases",
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What the annotator says of the text at `[start, end)`: letter and arguments as in ARITY."""

    kind: str
    arguments: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a document: its local id and what is known, by field name."""

    id: str
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated document. Offsets of marks count characters of `text`."""

    id: str
    language: str
    kind: str
    account: str
    seller: str
    text: str
    marks: tuple[Mark, ...]
    people: tuple[Person, ...]


def parse_markup(text: str) -> tuple[str, tuple[Mark, ...]]:
    """Marked-up text → plain text and marks, in the order in which the marks open.

    "{p:1|Dana} signs" -> ("Dana signs", (Mark("p", ("1",), 0, 4),))

    Raises CorpusError for unknown marks, wrong arguments and unbalanced braces.
    """
    plain: list[str] = []
    length = at = 0
    open_marks: list[tuple[int, int, str, tuple[str, ...], int]] = []
    marks: dict[int, Mark] = {}
    for number, found in enumerate(_TOKEN.finditer(text)):
        plain.append(text[at : found.start()])
        length += found.start() - at
        at = found.end()
        if found.group(1):
            open_marks.append((number, found.start(), *_read_mark(found), length))
        elif found.group() == "}" and open_marks:
            opened, _, kind, arguments, start = open_marks.pop()
            marks[opened] = Mark(kind, arguments, start, length)
        else:
            raise CorpusError(
                f"a {found.group()!r} belongs to no mark", before=text[: found.start()]
            )
    if open_marks:
        raise CorpusError("a mark is not closed", before=text[: open_marks[-1][1]])
    plain.append(text[at:])
    return "".join(plain), tuple(marks[number] for number in sorted(marks))


def _read_mark(found: re.Match[str]) -> tuple[str, tuple[str, ...]]:
    kind, arguments = found.group(1), tuple(found.group(2).split(":")[1:])
    least, most = ARITY.get(kind, (1, 0))
    if not least <= len(arguments) <= most or not all(arguments):
        raise CorpusError(
            f"{found.group()!r} is no mark of FORMAT.md", before=found.string[: found.start()]
        )
    return kind, arguments


def part_of(identifier: str) -> Part:
    """The part of the split by the hash of the document's id: a fifth test, a tenth dev."""
    digit = int.from_bytes(hashlib.sha256(identifier.encode()).digest()[:8], "big") % 10
    return "test" if digit < 2 else "dev" if digit == 2 else "train"


def load_documents(path: Path) -> Iterator[Annotated]:
    """All documents of one annotated file. Raises CorpusError that names file and line."""
    lines = path.read_text(encoding="utf-8").split("\n")
    heads = [number for number, line in enumerate(lines) if line.startswith("=== ")]
    if not heads or any(line.strip() for line in lines[: heads[0]]):
        raise CorpusError(f"{path.name}:1: does not begin with a `=== ` line")
    for start, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        try:
            yield _parse_document(lines[start:end])
        except CorpusError as exc:
            line = start + 1 if exc.before is None else start + 2 + exc.before.count("\n")
            raise CorpusError(f"{path.name}:{line}: {exc}") from exc


def _parse_document(lines: list[str]) -> Annotated:
    head = _HEAD.fullmatch(lines[0].rstrip())
    if head is None:
        raise CorpusError(f"{lines[0]!r} is no document header")
    body = [line for line in lines[1:] if not _PERSON.fullmatch(line)]
    people = [found for line in lines[1:] if (found := _PERSON.fullmatch(line))]
    text, marks = parse_markup("\n".join(body).rstrip("\n"))
    identifier, language, kind, account, seller = head.groups()
    document = Annotated(
        id=identifier,
        language=language,
        kind=kind,
        account=account,
        seller=seller,
        text=text,
        marks=marks,
        people=tuple(_parse_person(person) for person in people),
    )
    _check_ids(document)
    return document


def _parse_person(found: re.Match[str]) -> Person:
    pairs = [part.partition("=") for part in found.group(2).split(" | ")]
    fields = {key.strip(): value.strip() for key, _, value in pairs}
    if unknown := sorted(set(fields) - set(_FIELDS)):
        raise CorpusError(f"person #{found.group(1)} has an unknown field {unknown[0]!r}")
    return Person(found.group(1), fields)


def _check_ids(document: Annotated) -> None:
    known = {person.id for person in document.people}
    for mark in document.marks:
        people = mark.arguments if mark.kind == "m" else mark.arguments[:1]
        if missing := [identifier for identifier in people if identifier not in known]:
            raise CorpusError(f"{document.id}: person #{missing[0]} is marked but not described")
