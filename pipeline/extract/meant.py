"""Who is meant where a sentence states something: named, listed, `I`, or by a pronoun."""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.sketch import MARKS, Sketch, Someone, addressee_of, last_before, writer_of
from pipeline.types import Part

_LISTED = re.compile(
    rf"([{MARKS}])(?: ?\([^(){MARKS}]{{1,40}}\)|, [A-Z][^,;{MARKS}]{{0,40}})?"
    "(?:,? and |, | & |、|和|跟|与|同)$"
)
_FURTHER = re.compile(rf"(?:(?: and | & |、|和|跟|与)[{MARKS}]){{1,20}}")
_LONGEST_LISTED = 60
_MOST_LISTED = 20


def find_named(sketch: Sketch, match: re.Match[str], group: str) -> Someone | None:
    """The person whose mark a group of the match holds."""
    mark = match.groupdict().get(group)
    return Someone(sketch.people[mark], sketch.people[mark].name) if mark else None


def list_people(sketch: Sketch, match: re.Match[str], but: Sequence[str]) -> list[Someone]:
    """Of whom it is said: those named, the writer for `I`, else whom `she` or `you` means."""
    groups = match.groupdict()
    named = find_named(sketch, match, "A")
    if named is not None:
        return [named, *_list_others(sketch, match.start("A")), *_list_further(sketch, match)]
    signed = sketch.segment.part is Part.SIGNATURE and not groups.get("he")
    if groups.get("I") or signed:
        return [writer_of(sketch)]
    if groups.get("you"):
        meant = addressee_of(sketch, match.start("you"))
    else:
        at = match.start("he") if groups.get("he") else match.start()
        meant = last_before(sketch, at, pronoun=groups.get("he") or "", but=but)
    return [meant] if meant is not None else []


def _list_others(sketch: Sketch, at: int) -> list[Someone]:
    """Those listed before a mark: `Dana, Raj and |Bo report to`."""
    people: list[Someone] = []
    while len(people) < _MOST_LISTED and (
        listed := _LISTED.search(sketch.text, max(0, at - _LONGEST_LISTED), at)
    ):
        mention = sketch.people[listed[1]]
        people.append(Someone(mention, mention.name))
        at = listed.start()
    return people


def _list_further(sketch: Sketch, match: re.Match[str]) -> Iterator[Someone]:
    """Those listed behind a mark that ends the words: `Dana's deputies are |Bo| and Raj`."""
    listed = _FURTHER.match(sketch.text, match.end()) if match.end("A") == match.end() else None
    for mark in listed[0] if listed else "":
        if mark in sketch.people:
            yield Someone(sketch.people[mark], sketch.people[mark].name)


def find_other(
    sketch: Sketch, match: re.Match[str], groups: set[str], but: Sequence[str]
) -> Someone | None:
    """The writer for `me`, or whom `him`, `her` means and who is not the one it is said of."""
    if "me" in groups:
        return writer_of(sketch)
    at = match.start("him") if "him" in groups else match.start()
    return last_before(sketch, at, pronoun=match.groupdict().get("him") or "", but=but)
