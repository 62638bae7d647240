"""Reads the files of cases/: mails whose every stretch is marked with what it is.

cases/README.md describes the format. The reader is strict, so that a slip in a case is a failure
to load and never a wrong expectation.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.types import Party
from tests.ingest.thread.case_marks import CaseFormatError, Mark, split_marks

ZONES = ("header", "body", "signature", "disclaimer", "closing", "footer")
HEAD = ("case", "about", "author", "html")
_NUMBER = re.compile(r"\d")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PARTY = re.compile(r"([^<>]*?) ?(?:<([^<>@\s]+@[^<>@\s]+)>)?")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text in one zone of one message. `glued`: it goes on in the line before it."""

    message: int
    zone: str
    text: str
    glued: bool


@dataclass(frozen=True, slots=True)
class Case:
    """One mail with what a careful reader says of it. `fields` has those of quoted messages."""

    id: str
    family: str
    about: str
    author: Party | None
    html: str | None
    stretches: tuple[Stretch, ...]
    fields: Mapping[int, Mapping[str, str]]

    @property
    def visible(self) -> str:
        """What a reader sees; of a plain mail also the raw text."""
        pieces = (("" if piece.glued else "\n") + piece.text for piece in self.stretches)
        return "".join(pieces).removeprefix("\n").rstrip("\n")

    @property
    def count(self) -> int:
        """The number of messages: the mail's own, and those that it quotes."""
        return 1 + max(piece.message for piece in self.stretches)


def load_cases(folder: Path) -> list[Case]:
    """All cases of the lower-case `.txt` files of a folder, ids unique across them."""
    cases = [case for path in sorted(folder.glob("[a-z]*.txt")) for case in read_cases(path)]
    ids = [case.id for case in cases]
    twice = {name for name in ids if ids.count(name) > 1}
    if twice:
        raise CaseFormatError(f"ids stand twice: {sorted(twice)}")
    return cases


def read_cases(path: Path) -> list[Case]:
    """The cases of one file, or CaseFormatError. Blank lines at their ends part them."""
    marks = list(split_marks(path))
    starts = [at for at, mark in enumerate(marks) if mark.keyword == "case"]
    if not starts or starts[0] != 0:
        raise CaseFormatError(f"{path.name}: begins with no '§ case'")
    ends = [*starts[1:], len(marks)]
    return [_build_case(path.stem, marks[a:b]) for a, b in zip(starts, ends, strict=True)]


def parse_parties(value: str) -> tuple[Party, ...]:
    """`Ann Lee <a@b.example>; Bo` -> two parties; ValueError for anything else."""
    return tuple(_parse_party(item.strip()) for item in value.split(";"))


def parse_time(value: str) -> datetime:
    """`2024-03-05T10:00` or `2024-03-05`; ValueError for anything else."""
    return datetime.strptime(value, "%Y-%m-%dT%H:%M" if "T" in value else "%Y-%m-%d")


def _parse_party(value: str) -> Party:
    found = _PARTY.fullmatch(value)
    if found is None or not value:
        raise ValueError(f"not 'Name <address>': {value}")
    return Party(found.group(1), found.group(2) or "")


FIELDS: dict[str, Callable[[str], object]] = {
    "from": parse_parties,
    "sent": parse_time,
    "to": parse_parties,
    "cc": parse_parties,
    "subject": str,
}


def _build_case(family: str, marks: Sequence[Mark]) -> Case:
    cut = next((n for n, mark in enumerate(marks) if mark.keyword not in HEAD), len(marks))
    head = _read_head(marks[:cut])
    if cut == len(marks) or "about" not in head:
        raise marks[0].refuse("no 'about' or no text")
    return Case(
        id=head["case"],
        family=family,
        about=head["about"],
        author=parse_parties(head["author"])[0] if "author" in head else None,
        html=head.get("html"),
        stretches=tuple(_read_stretches(marks[cut:])),
        fields=_read_fields(marks[cut:]),
    )


def _read_head(marks: Sequence[Mark]) -> dict[str, str]:
    head: dict[str, str] = {}
    for mark in marks:
        one_line = mark.keyword != "html"
        if mark.keyword in head or bool(mark.argument) != one_line:
            raise mark.refuse("repeated, or not one line with a value")
        if one_line and mark.text.strip():
            raise mark.refuse("text below a mark of one line")
        head[mark.keyword] = mark.argument if one_line else mark.text
    if not _ID.fullmatch(head["case"]):
        raise marks[0].refuse("not an id")
    _check_value(marks[0], parse_parties, head.get("author", "Nobody"))
    return head


def _read_stretches(marks: Sequence[Mark]) -> list[Stretch]:
    """The text of a header stands below its last field."""
    stretches: list[Stretch] = []
    highest = 0
    for mark in marks:
        if mark.keyword in FIELDS and stretches:
            last = stretches[-1]
            stretches[-1] = Stretch(last.message, last.zone, mark.text, last.glued)
            continue
        if mark.keyword not in ZONES or not _NUMBER.fullmatch(mark.argument):
            raise mark.refuse("unknown, out of place, or without the number of its message")
        number = int(mark.argument)
        if number > highest + 1 or (mark.keyword == "header" and number == 0):
            raise mark.refuse("no such message")
        highest = max(highest, number)
        stretches.append(Stretch(number, mark.keyword, mark.text, mark.glued))
    return stretches


def _read_fields(marks: Sequence[Mark]) -> dict[int, dict[str, str]]:
    """What the header of each message states; fields follow a header mark directly."""
    fields: dict[int, dict[str, str]] = {}
    number, open_header = 0, False
    for mark in marks:
        if mark.keyword in ZONES:
            number = int(mark.argument)
            open_header = mark.keyword == "header" and not mark.text
            fields.setdefault(number, {})
            continue
        if not open_header or mark.keyword in fields[number] or not mark.argument:
            raise mark.refuse("a field twice, empty, or not straight below a header mark")
        _check_value(mark, FIELDS[mark.keyword], mark.argument)
        fields[number][mark.keyword] = mark.argument
        open_header = not mark.text
    return fields


def _check_value(mark: Mark, parse: Callable[[str], object], value: str) -> None:
    try:
        parse(value)
    except ValueError as error:
        raise mark.refuse(str(error)) from error
