"""The lines of a text that say something, for whoever reads a part of a text by lines."""

import re
from collections.abc import Iterator

_LINE = re.compile(r"[^\n]+")


def find_lines(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    r"""The lines of `text[start:end]` that are not blank: "a\n \nb" -> "a", "b".

    A pattern that asks for something in the line would try a long blank one from each character.
    """
    return (line for line in _LINE.finditer(text, start, end) if not line.group().isspace())
