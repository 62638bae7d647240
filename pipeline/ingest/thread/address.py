"""The first e-mail address in a line, with the brackets around it."""

import re
from dataclasses import dataclass

# Possessive, and tried only where a word begins: linear whatever the text.
_ADDRESS = re.compile(
    r"""(?<![^\s<>\[\]()（）,，、:;"'])[^\s<>\[\]()（）,，、:;"'@]++@[^\s<>\[\]()（）@,，、;:"]+"""
)


@dataclass(frozen=True, slots=True)
class Address:
    """An address with the range it stands in, brackets and `mailto:` included."""

    text: str
    start: int
    end: int
    bracketed: bool


def find_address(text: str) -> Address | None:
    """The first address: "Ann <a@b.c> wrote" -> a@b.c at [4, 11)."""
    found = _ADDRESS.search(text) if "@" in text else None
    if found is None:
        return None
    start, end = found.span()
    if text.endswith("mailto:", 0, start):
        start -= len("mailto:")
    before = text[:start].rstrip()
    bracketed = before.endswith(("<", "[", "(", "（"))
    start = len(before) - 1 if bracketed else start
    end += end < len(text) and text[end] in ">])）"
    return Address(found[0].strip("'."), start, end, bracketed)
