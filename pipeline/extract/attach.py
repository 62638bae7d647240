"""Gives relations between people to the mentions that they are said of."""

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
            else authors.get(_key_of(relation.segment))
        )
        if number is not None:
            extra[number].append(relation.fact)
    for number, mention in enumerate(mentions):
        more = extra.get(number)
        yield replace(mention, facts=(*mention.facts, *more)) if more else mention


_Key = tuple[str, int, Party | None]
_OWN = (How.AUTHOR, How.SPEAKER, How.SIGNATURE)


def _key_of(segment: Segment) -> _Key:
    return segment.document.id, segment.message, segment.envelope.author


def _index_authors(mentions: Sequence[Mention]) -> dict[_Key, int]:
    """Where the author of each message or call is named first: the number of the mention.

    The first, because the same label stands before every turn and its repeats count as copies.
    """
    places: dict[_Key, int] = {}
    for number, mention in enumerate(mentions):
        if mention.how in _OWN:
            places.setdefault(_key_of(mention.segment), number)
    return places
