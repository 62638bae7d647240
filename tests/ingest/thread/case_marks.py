"""Cuts a file of cases at its marks, the lines that begin with `§`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_MARK = re.compile(r"§(\+?) (\w+)(?: (.+))?")


class CaseFormatError(Exception):
    """A file of cases breaks the format; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A line that begins with `§`, and the text up to the next one."""

    place: str
    keyword: str
    argument: str
    text: str
    glued: bool = False

    def refuse(self, why: str) -> CaseFormatError:
        """The error that says where and why."""
        return CaseFormatError(f"{self.place}: {why}: {self.keyword} {self.argument}")


def split_marks(path: Path) -> Iterator[Mark]:
    """The marks of a file in order; CaseFormatError for whatever stands outside of them."""
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
        text = "\n".join(lines[n + 1 : end])
        yield Mark(place, keyword, argument, text, bool(glue))
