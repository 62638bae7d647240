"""Segments of one account → every mention of a person, with what the text states of them.

Reads twice: names that the layout gives away (headers, speakers, signatures, lists) are then
looked for in all running text.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from pipeline.config import Extract
from pipeline.extract.known import build_gazetteer
from pipeline.extract.posts import holder_of, index_posts
from pipeline.extract.steps import find_people, list_names, relate, survey, tag_prose
from pipeline.types import Mention, Segment, Seller

__all__ = ["extract"]


def extract(segments: Iterable[Segment], *, seller: Seller, config: Extract) -> Iterator[Mention]:
    """All mentions in reading order, segment by segment, the accounts one after another."""
    accounts: dict[str, list[Segment]] = defaultdict(list)
    for segment in segments:
        accounts[segment.document.account].append(segment)
    for pieces in accounts.values():
        yield from _extract_account(pieces, seller, config)


def _extract_account(segments: list[Segment], seller: Seller, config: Extract) -> Iterator[Mention]:
    pairs = zip(segments, tag_prose(segments), strict=True)
    surveys = [
        survey(*zip(*group, strict=True), seller=seller, config=config)
        for _, group in groupby(pairs, key=lambda pair: pair[0].document.id)
    ]
    known = build_gazetteer(name for surveyed in surveys for name in list_names(surveyed))
    people = [find_people(surveyed, known=known, seller=seller) for surveyed in surveys]
    posts = index_posts(mention for found in people for said in found for mention in said)
    holder = partial(holder_of, posts=posts)
    for surveyed, found in zip(surveys, people, strict=True):
        yield from relate(surveyed.segments, found, holder=holder, seller=seller, config=config)
