"""The steps of extraction, each a function of one document and of what the account hands it.

Reach for these where some documents of an account were read before: `survey` needs the document
alone, `find_people` also the account's names, `relate` also who holds which post. `extract` runs
them over whole accounts.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.config import Extract
from pipeline.extract.attach import Relation, attach_relations
from pipeline.extract.camps import settle_sides
from pipeline.extract.found import Found
from pipeline.extract.known import Gazetteer, find_known
from pipeline.extract.named import bare_name
from pipeline.extract.passages import lift, put_back, shift_fact
from pipeline.extract.readings import Reading, find_mentions, is_prose, read_claims, read_segment
from pipeline.extract.relations import relate_people
from pipeline.extract.tagged import Tag, tag_segments
from pipeline.timing import timed
from pipeline.types import Mention, Segment, Seller

# How sure a name in running text must be to be looked for in the account's other texts.
SURE = 0.85


@dataclass(frozen=True, slots=True)
class Survey:
    """What a document says without the others; all three lists go together."""

    segments: tuple[Segment, ...]
    lifted: tuple[Segment, ...]
    readings: tuple[Reading, ...]


def tag_prose(segments: Sequence[Segment]) -> list[tuple[Tag, ...]]:
    """The name model's reading of all prose; nothing of the rest."""
    read = iter(tag_segments([segment for segment in segments if is_prose(segment)]))
    return [tuple(next(read)) if is_prose(segment) else () for segment in segments]


@timed("extract", counted=False)
def survey(
    segments: Sequence[Segment],
    tags: Sequence[tuple[Tag, ...]],
    *,
    seller: Seller,
    config: Extract,
) -> Survey:
    """Whom the layout of a document and its words give away."""
    lifted = tuple(lift(segment) for segment in segments)
    readings = (
        read_segment(
            alone, _shift_tags(said, alone.start - segment.start), seller=seller, config=config
        )
        for segment, alone, said in zip(segments, lifted, tags, strict=True)
    )
    return Survey(tuple(segments), lifted, tuple(readings))


def _shift_tags(tags: Iterable[Tag], shift: int) -> tuple[Tag, ...]:
    return tuple(Tag(tag.start + shift, tag.end + shift, tag.label) for tag in tags)


def list_names(surveyed: Survey) -> Iterator[str]:
    """The names of a document that are looked for in all others of its account."""
    for reading in surveyed.readings:
        for mention in reading.plain:
            yield mention.name
            yield from (fact.value for fact in mention.facts if fact.attribute == "name")
    for reading in surveyed.readings:
        yield from (bare_name(one.name) for one in reading.candidates if one.sure >= SURE)


@timed("extract", counted=False)
def list_known(segments: Iterable[Segment], known: Gazetteer) -> list[Found]:
    """Where names of the account stand in a document: all that `find_people` takes from others."""
    prose = (segment for segment in segments if is_prose(segment))
    return [found for segment in prose for found in _list_known(segment, known)]


def _list_known(segment: Segment, known: Gazetteer) -> Iterator[Found]:
    alone = lift(segment)
    shift = segment.start - alone.start
    for one in find_known(alone, known):
        yield Found(one.start + shift, one.end + shift, one.name, one.sure)


@timed("extract", counted=False)
def find_people(surveyed: Survey, *, known: Gazetteer, seller: Seller) -> list[list[Mention]]:
    """The mentions of each segment, with what the words beside them say."""
    rows = zip(surveyed.segments, surveyed.lifted, surveyed.readings, strict=True)
    return [
        put_back(find_mentions(alone, reading, known=known, seller=seller), segment, alone)
        for segment, alone, reading in rows
    ]


@timed("extract")
def relate(
    segments: Sequence[Segment],
    mentions: Sequence[Sequence[Mention]],
    *,
    holder: Callable[[str], str],
    seller: Seller,
    config: Extract,
) -> list[Mention]:
    """All mentions of a document with what it states between people and of whole sides.

    `holder` says who holds a post, and is asked of no more than the document's own words.
    """
    said = relate_people(segments, mentions, holder=lambda post: holder(post) or post)
    relations = [*said, *_claim(segments, seller, config)]
    attached = list(attach_relations([m for found in mentions for m in found], relations))
    return list(settle_sides(attached, segments, seller=seller))


def _claim(segments: Iterable[Segment], seller: Seller, config: Extract) -> Iterator[Relation]:
    """What authors say of themselves: first all that words say, then what stands below them."""
    unsigned: list[Relation] = []
    for segment in segments:
        alone = lift(segment)
        shift = segment.start - alone.start
        words, below = (
            [Relation(segment, None, shift_fact(fact, shift)) for fact in facts]
            for facts in read_claims(alone, seller=seller, config=config)
        )
        yield from words
        unsigned += below
    yield from unsigned
