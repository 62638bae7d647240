"""The segments of one account → mentions, in two passes."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from pipeline.config import Extract
from pipeline.extract.known import build_gazetteer
from pipeline.extract.posts import holder_of, index_posts
from pipeline.extract.steps import find_people, list_names, relate, survey, tag_prose
from pipeline.types import Mention, Segment, Seller


def extract_account(
    segments: Sequence[Segment], *, seller: Seller, config: Extract
) -> Iterator[Mention]:
    """All mentions of an account; what one document gives away is looked for in the others."""
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
