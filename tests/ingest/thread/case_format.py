"""Reads the files of cases/: mails whose every stretch is marked with what it is.

cases/README.md describes the format. The reader is strict, so that a slip in a case is a failure
to load and never a wrong expectation.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from pipeline.types import Party

ZONES = ("header", "body", "signature", "disclaimer", "closing", "footer")
FIELDS = ("from", "sent", "to", "cc", "subject")
_MARK = re.compile(r"§(\+?) (\w+)(?: (.+))?")
_NUMBER = re.compile(r"\d")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PARTY = re.compile(r"([^<>]*?) ?(?:<([^<>@\s]+@[^<>@\s]+)>)?")


class CaseFormatError(Exception):
    """A file of cases breaks the format; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text in one zone of one message. `glued`: it goes on in the line before it."""

    message: int
    zone: str
    text: str
    glued: bool = False


@dataclass(slots=True)
class Case:
    """One mail with what a careful reader says of it. `fields` has those of quoted messages."""

    id: str
    family: str
    about: str = ""
    author: Party | None = None
    html: str | None = None
    stretches: list[Stretch] = field(default_factory=list)
    fields: dict[int, dict[str, str]] = field(default_factory=dict)

    @property
    def visible(self) -> str:
        """What a reader sees; of a plain mail also the raw text."""
        pieces = (("" if piece.glued else "\n") + piece.text for piece in self.stretches)
        return "".join(pieces).removeprefix("\n")

    @property
    def count(self) -> int:
        """The number of messages: the mail's own, and those that it quotes."""
        return 1 + max(piece.message for piece in self.stretches)


def load_cases(folder: Path) -> list[Case]:
    """All cases of the `.txt` files of a folder, ids unique across them."""
    cases = [case for path in sorted(folder.glob("*.txt")) for case in read_cases(path)]
    ids = [case.id for case in cases]
    twice = {name for name in ids if ids.count(name) > 1}
    if twice:
        raise CaseFormatError(f"ids stand twice: {sorted(twice)}")
    return cases


def read_cases(path: Path) -> list[Case]:
    """The cases of one file, or CaseFormatError."""
    marks = list(_split_marks(path))
    starts = [at for at, (_, keyword, _, _) in enumerate(marks) if keyword == "case"]
    if not starts or starts[0] != 0:
        raise CaseFormatError(f"{path.name}: begins with no '§ case'")
    ends = [*starts[1:], len(marks)]
    return [_build_case(path, marks[a:b]) for a, b in zip(starts, ends, strict=True)]


def parse_parties(value: str) -> tuple[Party, ...]:
    """`Ann Lee <a@b.example>; Bo` -> two parties."""
    return tuple(_parse_party(item.strip()) for item in value.split(";"))


def parse_time(value: str) -> datetime:
    """`2024-03-05T10:00` or `2024-03-05`, nothing else."""
    return datetime.strptime(value, "%Y-%m-%dT%H:%M" if "T" in value else "%Y-%m-%d")


def _parse_party(value: str) -> Party:
    found = _PARTY.fullmatch(value)
    if found is None or not value:
        raise ValueError(f"not 'Name <address>': {value}")
    return Party(found.group(1), found.group(2) or "")


def _split_marks(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """(place, keyword with `+` if glued, argument, text up to the next mark) of a file."""
    lines = path.read_text(encoding="utf-8").split("\n")
    at = [n for n, line in enumerate(lines) if line.startswith("§")]
    if "".join(lines[: at[0] if at else None]).strip():
        raise CaseFormatError(f"{path.name}: text before the first mark")
    for n, end in zip(at, [*at[1:], len(lines)], strict=True):
        place = f"{path.name}:{n + 1}"
        found = _MARK.fullmatch(lines[n])
        if found is None:
            raise CaseFormatError(f"{place}: not a mark: {lines[n]}")
        glue, keyword, argument = found.groups(default="")
        yield place, keyword + glue, argument, "\n".join(lines[n + 1 : end])


def _build_case(path: Path, marks: Iterable[tuple[str, str, str, str]]) -> Case:
    case = Case(id="", family=path.stem)
    before = ""
    for place, keyword, argument, text in marks:
        try:
            _add_mark(case, before, keyword, argument, text)
        except (ValueError, KeyError) as error:
            raise CaseFormatError(f"{place}: {error}") from error
        zone = keyword.removesuffix("+")
        before = zone if text or zone not in (*ZONES, *FIELDS) else f"{zone}!"
    if not case.about or not case.stretches:
        raise CaseFormatError(f"{path.name}: {case.id} has no 'about' or no text")
    _strip_end(case)
    return case


def _add_mark(case: Case, before: str, keyword: str, argument: str, text: str) -> None:
    """Take one mark in; `before` is the mark before it, with `!` where it had no text yet."""
    zone = keyword.removesuffix("+")
    if zone in ZONES:
        _add_stretch(case, zone, argument, text, glued=keyword != zone)
    elif keyword in FIELDS:
        _add_field(case, before, keyword, argument, text)
    else:
        _add_head(case, keyword, argument, text)


def _add_head(case: Case, keyword: str, argument: str, text: str) -> None:
    if case.stretches:
        raise ValueError(f"'{keyword}' stands after the text began")
    if keyword == "html":
        case.html = text
        return
    if text.strip() or not argument:
        raise ValueError(f"'{keyword}' is one line with a value")
    if keyword == "case" and not case.id and _ID.fullmatch(argument):
        case.id = argument
    elif keyword == "about" and not case.about:
        case.about = argument
    elif keyword == "author" and case.author is None:
        case.author = _parse_party(argument)
    else:
        raise ValueError(f"unknown, repeated or malformed: {keyword} {argument}")


def _add_stretch(case: Case, zone: str, argument: str, text: str, *, glued: bool) -> None:
    seen = {0, *(piece.message for piece in case.stretches)}
    if not _NUMBER.fullmatch(argument) or int(argument) > max(seen) + 1:
        raise ValueError(f"message number missing or skipped: {argument}")
    number = int(argument)
    if zone == "header" and number == 0:
        raise ValueError("the mail's own header is not in its text")
    case.stretches.append(Stretch(number, zone, text, glued))
    case.fields.setdefault(number, {})


def _add_field(case: Case, before: str, keyword: str, argument: str, text: str) -> None:
    """A field of the message whose header mark stands just above; its text goes to the header."""
    if before.removesuffix("!") not in ("header", *FIELDS) or not before.endswith("!"):
        raise ValueError(f"'{keyword}' does not follow a header mark")
    last = case.stretches[-1]
    fields = case.fields[last.message]
    if keyword in fields or not argument:
        raise ValueError(f"'{keyword}' stands twice or empty")
    (parse_time if keyword == "sent" else str if keyword == "subject" else parse_parties)(argument)
    fields[keyword] = argument
    case.stretches[-1] = Stretch(last.message, last.zone, text, last.glued)


def _strip_end(case: Case) -> None:
    """Blank lines at the end of a case part it from the next one."""
    last = case.stretches[-1]
    case.stretches[-1] = Stretch(last.message, last.zone, last.text.rstrip("\n"), last.glued)
