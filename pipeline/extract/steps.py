"""The steps of extraction, each a function of one document and of what the account hands it.

Reach for these where some documents of an account were read before: `survey` needs the document
alone, `find_people` also the account's names, `relate` also who holds which post. `extract` runs
them over whole accounts.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.config import Extract
from pipeline.extract.addresses import add_addresses
from pipeline.extract.attach import attach_relations
from pipeline.extract.camps import settle_sides
from pipeline.extract.contacts import find_contact
from pipeline.extract.found import Found
from pipeline.extract.headers import find_header_people
from pipeline.extract.known import Gazetteer, find_known
from pipeline.extract.named import bare_name, find_candidates, find_named
from pipeline.extract.overlap import keep_free
from pipeline.extract.relations import relate_people
from pipeline.extract.rosters import find_attendees
from pipeline.extract.selves import find_selves
from pipeline.extract.sides import settle_company
from pipeline.extract.signatures import find_signer, read_unsigned
from pipeline.extract.speakers import find_speaker
from pipeline.extract.tagged import Tag, tag_segments, to_facts
from pipeline.extract.titled import add_spans, find_titles
from pipeline.timing import timed
from pipeline.types import Mention, Part, Segment, Seller

# How sure a name in running text must be to be looked for in the account's other texts.
SURE = 0.85


@dataclass(frozen=True, slots=True)
class Survey:
    """What a document says without the others; all three lists go with `segments`."""

    segments: tuple[Segment, ...]
    tags: tuple[tuple[Tag, ...], ...]
    plain: tuple[tuple[Mention, ...], ...]
    candidates: tuple[tuple[Found, ...], ...]


def tag_prose(segments: Sequence[Segment]) -> list[tuple[Tag, ...]]:
    """The name model's reading of all prose; nothing of the rest."""
    read = iter(tag_segments([segment for segment in segments if _is_prose(segment)]))
    return [tuple(next(read)) if _is_prose(segment) else () for segment in segments]


@timed("extract", counted=False)
def survey(
    segments: Sequence[Segment],
    tags: Sequence[tuple[Tag, ...]],
    *,
    seller: Seller,
    config: Extract,
) -> Survey:
    """Whom the layout of a document and its words give away."""
    return Survey(
        segments=tuple(segments),
        tags=tuple(tags),
        plain=tuple(tuple(_find_plain(segment, seller, config)) for segment in segments),
        candidates=tuple(
            tuple(find_candidates(segment, said, seller=seller)) if _is_prose(segment) else ()
            for segment, said in zip(segments, tags, strict=True)
        ),
    )


def list_names(surveyed: Survey) -> Iterator[str]:
    """The names of a document that are looked for in all others of its account."""
    for mentions in surveyed.plain:
        for mention in mentions:
            yield mention.name
            yield from (fact.value for fact in mention.facts if fact.attribute == "name")
    for found in surveyed.candidates:
        yield from (bare_name(one.name) for one in found if one.sure >= SURE)


@timed("extract", counted=False)
def list_known(segments: Iterable[Segment], known: Gazetteer) -> list[Found]:
    """Where names of the account stand in a document: all that `find_people` takes from others."""
    return [
        found
        for segment in segments
        if _is_prose(segment)
        for found in find_known(segment.document.text, segment.start, segment.end, known=known)
    ]


@timed("extract", counted=False)
def find_people(surveyed: Survey, *, known: Gazetteer, seller: Seller) -> list[list[Mention]]:
    """The mentions of each segment, with what the words beside them say."""
    rows = zip(surveyed.segments, surveyed.plain, surveyed.candidates, surveyed.tags, strict=True)
    return [[_settle(mention) for mention in _merge(*row, known, seller)] for row in rows]


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
    relations = [
        *relate_people(segments, mentions, holder=lambda post: holder(post) or post),
        *(relation for segment in segments for relation in find_selves(segment, seller=seller)),
        *(
            relation
            for segment in segments
            for relation in read_unsigned(segment, seller=seller, region=config.phone_region)
        ),
    ]
    attached = list(attach_relations([m for found in mentions for m in found], relations))
    return list(settle_sides(attached, segments, seller=seller))


def _is_prose(segment: Segment) -> bool:
    return segment.part in (Part.BODY, Part.ATTENDEES)


def _find_plain(segment: Segment, seller: Seller, config: Extract) -> list[Mention]:
    """What the layout gives away."""
    region = config.phone_region
    return [
        *find_header_people(segment, seller=seller),
        *find_speaker(segment, seller=seller),
        *find_attendees(segment, seller=seller),
        *find_contact(segment, seller=seller, region=region),
        *find_signer(segment, seller=seller, region=region),
    ]


def _merge(
    segment: Segment,
    sure: Sequence[Mention],
    candidates: Sequence[Found],
    tags: Sequence[Tag],
    known: Gazetteer,
    seller: Seller,
) -> list[Mention]:
    """What the layout gives away, and what else the words name beside it."""
    if not _is_prose(segment):
        return sorted(sure, key=lambda mention: mention.start)
    named = find_named(segment, candidates, known=known, seller=seller)
    taken = [(mention.start, mention.end) for mention in sure]
    taken += [(f.start, f.end) for mention in sure for f in mention.facts if f.attribute == "name"]
    free = keep_free(named, taken)
    people = sorted([*sure, *free], key=lambda mention: mention.start)
    if segment.part is Part.BODY:
        spans = [*find_titles(segment), *to_facts(segment.document.text, tags)]
        people = add_spans(segment.document.text, people, spans)
    return list(add_addresses(segment, people, seller=seller))


def _settle(mention: Mention) -> Mention:
    account = mention.segment.document.account
    return replace(mention, facts=tuple(settle_company(fact, account) for fact in mention.facts))
