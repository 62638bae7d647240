"""What a sentence states between people: who reports to whom, who has left, who is to come."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.attach import Relation
from pipeline.lexicon import load_words
from pipeline.types import Fact, Mention, Segment

_SENTENCE = re.compile(r"[^.!?。！？\n]+(?:[.!?](?!\s|$)[^.!?。！？\n]*)*")
_FIRST_MARK = 0xE000
_MOST_PEOPLE = 200
_MOST_CHARS = 2_000
_MEMORY = 3  # how many people back `she` may mean
_MARKS = "\ue000-\uf8ff"
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class _Skeleton:
    """A sentence with one private character for each person, and where each character stands."""

    segment: Segment
    text: str
    places: tuple[int, ...]
    people: dict[str, Mention]


def find_relations(segment: Segment, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """All relations that the sentences of a segment state."""
    starts = [mention.start for mention in mentions]
    text = segment.document.text
    for sentence in _SENTENCE.finditer(text, segment.start, segment.end):
        first, last = bisect_left(starts, sentence.start()), bisect_left(starts, sentence.end())
        inside = [mention for mention in mentions[first:last] if mention.end <= sentence.end()]
        if len(inside) <= _MOST_PEOPLE and sentence.end() - sentence.start() <= _MOST_CHARS:
            skeleton = _draw(segment, sentence.start(), sentence.end(), inside)
            before = mentions[max(0, first - _MEMORY) : first]
            yield from _find_bosses(skeleton, before)
            yield from _find_moves(skeleton)


def _draw(segment: Segment, start: int, end: int, mentions: Sequence[Mention]) -> _Skeleton:
    text = segment.document.text
    pieces: list[str] = []
    places: list[int] = []
    people: dict[str, Mention] = {}
    at = start
    for number, mention in enumerate(mentions):
        pieces.append(_PRIVATE.sub(" ", text[at : mention.start]))
        places.extend(range(at, mention.start))
        mark = chr(_FIRST_MARK + number)
        pieces.append(mark)
        places.append(mention.start)
        people[mark] = mention
        at = mention.end
    pieces.append(_PRIVATE.sub(" ", text[at:end]))
    places.extend(range(at, end))
    return _Skeleton(segment, "".join(pieces), (*places, end), people)


@cache
def _patterns(table: str, key: str) -> tuple[re.Pattern[str], ...]:
    words = load_words("relations")
    fill = {
        "{A}": f"(?:(?P<A>[{_MARKS}])|(?P<he>\\b(?:he|she)\\b|他|她))",
        "{B's}": f"(?:(?P<B>[{_MARKS}])['’]s|(?P<him>\\b(?:his|her)\\b))",
        "{B}": f"(?:(?P<B>[{_MARKS}])|(?P<him>\\b(?:him|her)\\b|他|她))",
        "{latin}": words["gap"]["latin"],
        "{chinese}": words["gap"]["chinese"],
    }
    return tuple(re.compile(_fill(pattern, fill), re.IGNORECASE) for pattern in words[table][key])


def _fill(pattern: str, fill: dict[str, str]) -> str:
    for mark, meaning in fill.items():
        pattern = pattern.replace(mark, meaning)
    return pattern


def _is_denied(match: re.Match[str], table: str) -> bool:
    around = match.string[max(0, match.start() - 8) : match.end() + 14]
    return any(word in around for word in load_words("relations")[table]["negations"])


def _find_bosses(skeleton: _Skeleton, before: Sequence[Mention]) -> Iterator[Relation]:
    for key in ("stated", "mine"):
        for pattern in _patterns("reports_to", key):
            for match in pattern.finditer(skeleton.text):
                if _is_denied(match, "reports_to"):
                    continue
                people = _list_people(skeleton, match, before) if key == "stated" else [None]
                boss = _find_boss(skeleton, match, before, people)
                if boss is not None and boss not in people:
                    for person in people:
                        yield _relate(skeleton, match, person, "reports_to", boss.name)


def _list_people(
    skeleton: _Skeleton, match: re.Match[str], before: Sequence[Mention]
) -> list[Mention | None]:
    """Of whom it is said: the marked person and those listed before, or whom `she` means."""
    mark = match.groupdict().get("A")
    if not mark:
        last = _last_before(skeleton, match.start(), before)
        return [last] if last is not None else []
    people: list[Mention | None] = [skeleton.people[mark]]
    at = match.start("A")
    while listed := _LISTED.search(skeleton.text, max(0, at - 7), at):
        people.append(skeleton.people[listed[1]])
        at = listed.start()
    return people


_LISTED = re.compile(f"([{_MARKS}])(?:, and |, | and | & |、|和|跟|与)$")


def _find_boss(
    skeleton: _Skeleton,
    match: re.Match[str],
    before: Sequence[Mention],
    people: Sequence[Mention | None],
) -> Mention | None:
    """The marked boss, or for `him`, `her` the person last named who is not the one meant."""
    if mark := match.groupdict().get("B"):
        return skeleton.people[mark]
    names = {person.name for person in people if person is not None}
    start = skeleton.places[match.start()]
    near = [m for m in (*before, *skeleton.people.values()) if m.end <= start]
    return next((m for m in reversed(near) if m.name not in names), None)


def _last_before(skeleton: _Skeleton, at: int, before: Sequence[Mention]) -> Mention | None:
    start = skeleton.places[at]
    near = [m for m in (*before, *skeleton.people.values()) if m.end <= start]
    return near[-1] if near else None


def _find_moves(skeleton: _Skeleton) -> Iterator[Relation]:
    for status in ("left", "joining"):
        for pattern in _patterns("status", status):
            for match in pattern.finditer(skeleton.text):
                mark = match.groupdict().get("A")
                if mark and not _is_denied(match, "status"):
                    yield _relate(skeleton, match, skeleton.people[mark], "status", status)


def _relate(
    skeleton: _Skeleton, match: re.Match[str], person: Mention | None, attribute: str, value: str
) -> Relation:
    last = skeleton.people.get(match.string[match.end() - 1])
    end = last.end if last else skeleton.places[match.end()]
    fact = Fact(attribute, value, skeleton.places[match.start()], end, 0.8)
    return Relation(skeleton.segment, person, fact)
