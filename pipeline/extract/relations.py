"""What a sentence states between people: who reports to whom, who has left, who is to come."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.lexicon import load_words
from pipeline.types import Fact, How, Mention, Segment

_SENTENCE = re.compile(r"[^.!?。！？\n]+(?:[.!?](?!\s|$)[^.!?。！？\n]*)*")
_FIRST_MARK = 0xE000
_MOST_PEOPLE = 200
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Relation:
    """A fact and the mention that it belongs to; None for whoever writes or speaks."""

    segment: Segment
    mention: Mention | None
    fact: Fact


@dataclass(frozen=True, slots=True)
class _Skeleton:
    """A sentence with one private character for each person, and where each character stands."""

    segment: Segment
    text: str
    places: tuple[int, ...]
    people: dict[str, Mention]


def find_relations(segment: Segment, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """All relations that the sentences of a segment state."""
    text = segment.document.text
    for sentence in _SENTENCE.finditer(text, segment.start, segment.end):
        inside = [m for m in mentions if sentence.start() <= m.start and m.end <= sentence.end()]
        if inside and len(inside) <= _MOST_PEOPLE:
            skeleton = _draw(segment, sentence.start(), sentence.end(), inside)
            yield from _find_bosses(skeleton)
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
        "{A}": "(?P<A>[\ue000-\uf8ff])",
        "{B}": "(?P<B>[\ue000-\uf8ff])",
        "{latin}": words["gap"]["latin"],
        "{chinese}": words["gap"]["chinese"],
    }
    return tuple(re.compile(_fill(pattern, fill)) for pattern in words[table][key])


def _fill(pattern: str, fill: dict[str, str]) -> str:
    for mark, meaning in fill.items():
        pattern = pattern.replace(mark, meaning)
    return pattern


def _is_denied(match: re.Match[str], table: str) -> bool:
    around = match.string[max(0, match.start() - 8) : match.end() + 14]
    return any(word in around for word in load_words("relations")[table]["negations"])


def _find_bosses(skeleton: _Skeleton) -> Iterator[Relation]:
    for key in ("stated", "mine"):
        for pattern in _patterns("reports_to", key):
            for match in pattern.finditer(skeleton.text):
                if not _is_denied(match, "reports_to"):
                    yield _relate(skeleton, match, "reports_to", skeleton.people[match["B"]].name)


def _find_moves(skeleton: _Skeleton) -> Iterator[Relation]:
    for status in ("left", "joining"):
        for pattern in _patterns("status", status):
            for match in pattern.finditer(skeleton.text):
                if not _is_denied(match, "status"):
                    yield _relate(skeleton, match, "status", status)


def _relate(skeleton: _Skeleton, match: re.Match[str], attribute: str, value: str) -> Relation:
    groups = match.groupdict()
    person = skeleton.people[groups["A"]] if groups.get("A") else None
    last = skeleton.people.get(match.string[match.end() - 1])
    end = last.end if last else skeleton.places[match.end()]
    return Relation(
        skeleton.segment, person, Fact(attribute, value, skeleton.places[match.start()], end, 0.8)
    )


def attach_relations(
    mentions: Sequence[Mention], relations: Sequence[Relation]
) -> Iterator[Mention]:
    """Mentions with the relations that are theirs; what an author says of themselves goes to the
    mention of the author in the message's header, label or signature."""
    extra: dict[int, list[Fact]] = defaultdict(list)
    owners = {id(mention): number for number, mention in enumerate(mentions)}
    for relation in relations:
        number = (
            owners[id(relation.mention)]
            if relation.mention is not None
            else _find_author(mentions, relation.segment)
        )
        if number is not None:
            extra[number].append(relation.fact)
    for number, mention in enumerate(mentions):
        facts = (*mention.facts, *extra[number]) if number in extra else mention.facts
        yield replace(mention, facts=facts)


_OWN = (How.AUTHOR, How.SPEAKER, How.SIGNATURE)


def _find_author(mentions: Sequence[Mention], segment: Segment) -> int | None:
    """The nearest mention by which the author of a segment is named in the same message."""
    near = [
        (abs(mention.start - segment.start), number)
        for number, mention in enumerate(mentions)
        if mention.how in _OWN
        and mention.segment.document is segment.document
        and mention.segment.message == segment.message
        and mention.segment.envelope.author == segment.envelope.author
    ]
    return min(near)[1] if near else None
