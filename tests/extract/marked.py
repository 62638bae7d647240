"""Sentences with the gold inside: `[Dana Cruz](title=VP Operations) signs`.

A person stands in square brackets, what must be stated of them in round ones behind it, as
`attribute=value` pairs parted by `; `. A backslash before a bracket makes it plain text.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipeline.types import Mention

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


@dataclass(frozen=True, slots=True)
class Compared:
    """Where people were found and where marked; of those found, what is stated and what must be."""

    found: set[tuple[int, int]]
    marked: set[tuple[int, int]]
    facts: list[tuple[set[tuple[str, str]], frozenset[tuple[str, str]]]]


def compare_people(sentence: str, find: Callable[[str], Iterable[Mention]]) -> Compared:
    """A marked sentence beside what `find` makes of its bare text."""
    text, people = read_marked(sentence)
    found = {(m.start, m.end): {(f.attribute, f.value) for f in m.facts} for m in find(text)}
    marked = {(person.start, person.end): person.facts for person in people}
    facts = [(found[place], marked[place]) for place in marked if place in found]
    return Compared(set(found), set(marked), facts)


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
