"""Sentences with the gold inside: `[Dana Cruz](title=VP Operations) signs`.

A person stands in square brackets, what must be stated of them in round ones behind it, as
`attribute=value` pairs parted by `; `. A backslash before a bracket makes it plain text.
"""

import re
from dataclasses import dataclass

_MARK = re.compile(r"\[(?P<name>[^\[\]\n]+)\]\((?P<facts>[^()\n]*)\)")
_STRAY = re.compile(r"(?<!\\)[\[\]]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A person who must be found: where, and the facts that must be stated."""

    start: int
    end: int
    facts: frozenset[tuple[str, str]]


def read_marked(sentence: str) -> tuple[str, list[Marked]]:
    """The bare text and its people. Raises ValueError where a mark is not closed or is empty."""
    people: list[Marked] = []
    pieces: list[str] = []
    length = at = 0
    for mark in _MARK.finditer(sentence):
        pieces.append(_read_plain(sentence[at : mark.start()]))
        length += len(pieces[-1])
        name = mark["name"]
        people.append(Marked(length, length + len(name), _read_facts(mark["facts"])))
        pieces.append(name)
        length += len(name)
        at = mark.end()
    pieces.append(_read_plain(sentence[at:]))
    return "".join(pieces), people


def _read_plain(piece: str) -> str:
    if _STRAY.search(piece):
        raise ValueError(f"a bracket belongs to no mark: {piece!r}")
    return piece.replace("\\[", "[").replace("\\]", "]")


def _read_facts(words: str) -> frozenset[tuple[str, str]]:
    facts = set()
    for pair in words.split("; ") if words else []:
        attribute, equals, value = pair.partition("=")
        if not equals or not attribute.isidentifier() or not value:
            raise ValueError(f"not attribute=value: {pair!r}")
        facts.add((attribute, value))
    return frozenset(facts)
