"""Reach for this last: who is met in a document gets the side that the whole document speaks for.

A model weighs what no rule can settle alone: who presents and who asks for the quote, whom a mail
greets, who stands in Cc, which words go before a name. It is silent on whoever the document itself
assigns to a side.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.extract.camps.features import SELLS, list_features
from pipeline.extract.camps.members import Talk, gather_members
from pipeline.extract.weights import load_weights, score
from pipeline.types import Fact, Mention, Segment, Seller

WEIGHTS = "side/weights"
_LIKELY = 0.6  # below it a doubt is not worth telling
_TALKS = 0.8
_SUREST = 0.99  # no sum of weights is surer than this


def settle_sides(
    mentions: Sequence[Mention], segments: Sequence[Segment], *, seller: Seller
) -> Iterator[Mention]:
    """The mentions; the first one of a person in each document tells the person's likely side."""
    pieces: dict[str, list[Segment]] = defaultdict(list)
    for segment in segments:
        pieces[segment.document.id].append(segment)
    groups: dict[str, dict[int, Mention]] = defaultdict(dict)
    for number, mention in enumerate(mentions):
        groups[mention.segment.document.id][number] = mention
    extra: dict[int, Fact] = {}
    for document, group in groups.items():
        extra |= _weigh_document(group, pieces[document], seller)
    for number, mention in enumerate(mentions):
        side = extra.get(number)
        yield replace(mention, facts=(*mention.facts, side)) if side else mention


def _weigh_document(
    group: Mapping[int, Mention], segments: Sequence[Segment], seller: Seller
) -> dict[int, Fact]:
    members = gather_members(group, segments)
    talk = Talk(members)
    weighed = {
        member.mentions[0]: weigh_features(list_features(member, group, talk, seller=seller))
        for member in members
        if not any(f.attribute == "side" for n in member.mentions for f in group[n].facts)
    }
    return {number: _tell(group[number], p) for number, p in weighed.items() if p > _LIKELY}


def weigh_features(features: Collection[str]) -> float:
    """The probability that somebody with these features is not the customer's.

    Whoever talks like a seller in a call is likely one, though few calls of the training show it.
    """
    talks = "k:transcript speaker" in features and not SELLS.isdisjoint(features)
    return max(score(features, load_weights(WEIGHTS)), _TALKS if talks else 0.0)


def _tell(mention: Mention, probability: float) -> Fact:
    sure = round(min(probability, _SUREST), 2)
    return Fact("likely_side", "outside", mention.start, mention.end, sure)
