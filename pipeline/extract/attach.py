"""Gives relations between people to the mentions that they are said of."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.types import Fact, How, Mention, Party, Segment


@dataclass(frozen=True, slots=True)
class Relation:
    """A fact and the mention that it belongs to; None for whoever writes or speaks."""

    segment: Segment
    mention: Mention | None
    fact: Fact


def attach_relations(
    mentions: Sequence[Mention], relations: Sequence[Relation]
) -> Iterator[Mention]:
    """Mentions with the relations that are theirs.

    What an author says of themselves goes to the mention of the author in the message's header,
    label or signature.
    """
    extra: dict[int, list[Fact]] = defaultdict(list)
    owners = {id(mention): number for number, mention in enumerate(mentions)}
    authors = _index_authors(mentions)
    for relation in relations:
        number = (
            owners[id(relation.mention)]
            if relation.mention is not None
            else _find_author(authors, relation)
        )
        if number is not None:
            extra[number].append(relation.fact)
    for number, mention in enumerate(mentions):
        facts = (*mention.facts, *extra[number]) if number in extra else mention.facts
        yield replace(mention, facts=facts)


_Key = tuple[str, int, Party | None]
_Places = dict[_Key, list[tuple[int, int]]]
_OWN = (How.AUTHOR, How.SPEAKER, How.SIGNATURE)


def _key_of(segment: Segment) -> _Key:
    return segment.document.id, segment.message, segment.envelope.author


def _index_authors(mentions: Sequence[Mention]) -> _Places:
    """Where the author of each message or turn is named: (start, number of the mention)."""
    places: _Places = defaultdict(list)
    for number, mention in enumerate(mentions):
        if mention.how in _OWN:
            places[_key_of(mention.segment)].append((mention.start, number))
    return {key: sorted(found) for key, found in places.items()}


def _find_author(authors: _Places, relation: Relation) -> int | None:
    """The mention of the author that is nearest before the words, else the first behind them."""
    found = authors.get(_key_of(relation.segment), [])
    if not found:
        return None
    at = bisect_left(found, (relation.fact.start, 0))
    return found[max(at - 1, 0)][1]
