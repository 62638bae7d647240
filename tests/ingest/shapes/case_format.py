"""Reads the files of cases/: exported files with what a careful reader says of them.

README.md describes the format. The loader is strict, so that a slip in a case is a failure to
load and never a wrong expectation.
"""

import io
import tomllib
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import docx

from pipeline.ingest.read import READERS
from pipeline.types import Kind

CASES = Path(__file__).with_name("cases")
KNOWN = CASES / "KNOWN.txt"
ASPECTS = (
    "skipped", "format", "kind", "documents", "dates", "authors", "turns", "attendees",
    "contacts", "says", "silent",
)  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb18030", "big5", "windows-1252")


class CaseFormatError(Exception):
    """A file of cases breaks the format; the message names file and case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One file as exported, and what is in it. An aspect that is None is not judged."""

    id: str
    family: str
    about: str
    file: str
    content: str = ""
    hex: str = ""
    encoding: str = "utf-8"
    crlf: bool = False
    wrap: str = ""
    skipped: bool = False
    format: str | list[str] | None = None
    kind: str | list[str] | None = None
    documents: int | None = None
    dates: list[str] | None = None
    authors: list[str] | None = None
    turns: list[list[str]] | None = None
    attendees: list[str] | None = None
    contacts: list[str] | None = None
    says: list[str] | None = None
    silent: list[str] | None = None

    @property
    def payload(self) -> bytes:
        """The bytes of the file."""
        if self.hex:
            return bytes.fromhex(self.hex)
        text = self.content.replace("\n", "\r\n") if self.crlf else self.content
        return WRAPS[self.wrap](text, self.encoding)

    @property
    def aspects(self) -> tuple[str, ...]:
        """What of the case is judged."""
        values = {name: getattr(self, name) for name in ASPECTS}
        return tuple(
            name for name, value in values.items() if value is not None and value is not False
        )


def load_cases(folder: Path = CASES) -> list[Case]:
    """All cases of the `.toml` files of a folder, ids unique across them."""
    cases = [case for path in sorted(folder.glob("*.toml")) for case in read_cases(path)]
    ids = [case.id for case in cases]
    if twice := sorted({name for name in ids if ids.count(name) > 1}):
        raise CaseFormatError(f"ids stand twice: {twice}")
    return cases


def read_cases(path: Path) -> list[Case]:
    """The cases of one file; its stem is their family."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as exc:
        raise CaseFormatError(f"{path.name}: {exc}") from exc
    if set(data) != {"case"}:
        raise CaseFormatError(f"{path.name}: holds something else than [[case]]")
    return [_build_case(path, table) for table in data["case"]]


def load_known(path: Path = KNOWN) -> dict[str, str]:
    """Known failures, `case/aspect` -> reason, from lines `case/aspect: reason`."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = [line.partition(": ") for line in lines if not line.startswith("#")]
    if bad := [key for key, _, reason in rows if not reason.strip()]:
        raise CaseFormatError(f"{path.name}: no reason given for {bad}")
    known = {key: reason for key, _, reason in rows}
    aspects = {f"{case.id}/{aspect}" for case in load_cases() for aspect in case.aspects}
    if stray := sorted(set(known) - aspects):
        raise CaseFormatError(f"{path.name}: no such case and aspect: {stray}")
    return known


def _build_case(path: Path, table: Mapping[str, Any]) -> Case:
    where = f"{path.name}, {table.get('id', 'a case without id')}"
    allowed = {field.name: field for field in fields(Case)}
    wanted = {name for name, field in allowed.items() if field.default is MISSING} - {"family"}
    if stray := sorted((set(table) - set(allowed)) | ({"family"} & set(table))):
        raise CaseFormatError(f"{where}: unknown keys {stray}")
    if missing := sorted(wanted - set(table)):
        raise CaseFormatError(f"{where}: lacks {missing}")
    case = Case(family=path.stem, **table)
    for complaint, holds in _check_values(case):
        if not holds:
            raise CaseFormatError(f"{where}: {complaint}")
    return case


def _check_values(case: Case) -> list[tuple[str, bool]]:
    formats = [case.format] if isinstance(case.format, str) else case.format or []
    kinds = [case.kind] if isinstance(case.kind, str) else case.kind or []
    return [
        ("judges nothing", bool(case.aspects)),
        ("id begins neither with en- nor with zh-", case.id.startswith(("en-", "zh-"))),
        ("has both content and hex", not (case.content and case.hex)),
        (f"encoding is none of {ENCODINGS}", case.encoding in ENCODINGS),
        (f"wrap is none of {sorted(WRAPS)}", case.wrap in WRAPS),
        (f"format is none of {sorted(READERS)}", set(formats) <= set(READERS)),
        ("kind is none of the kinds", all(kind in set(Kind) for kind in kinds)),
        (
            "a date is no ISO day",
            all(not day or date.fromisoformat(day) for day in case.dates or ()),
        ),
        ("a turn is not [speaker, words]", all(len(turn) == 2 for turn in case.turns or ())),
        ("is skipped and yet read", not case.skipped or case.aspects == ("skipped",)),
    ]


def _wrap_plain(text: str, encoding: str) -> bytes:
    return text.encode(encoding)


def _wrap_zip(text: str, encoding: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("notes.txt", text.encode(encoding))
    return stream.getvalue()


def _wrap_docx(text: str, encoding: str) -> bytes:
    """Blank lines part the paragraphs; one whose lines all begin with `|` becomes a table."""
    document = docx.Document()
    for piece in text.strip("\n").split("\n\n"):
        rows = [line.strip("|").split("|") for line in piece.split("\n")]
        if not all(line.startswith("|") for line in piece.split("\n")):
            document.add_paragraph(piece)
            continue
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for cells, row in zip(rows, table.rows, strict=True):
            for words, cell in zip(cells, row.cells, strict=True):
                cell.text = words.strip()
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


WRAPS: dict[str, Callable[[str, str], bytes]] = {
    "": _wrap_plain,
    "docx": _wrap_docx,
    "zip": _wrap_zip,
}
