"""What the words of one segment say by themselves, read once for all copies of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.config import Extract
from pipeline.extract.addresses import add_addresses
from pipeline.extract.contacts import find_contact
from pipeline.extract.found import Found
from pipeline.extract.headers import find_header_people
from pipeline.extract.known import Gazetteer
from pipeline.extract.named import find_candidates, find_named
from pipeline.extract.overlap import keep_free
from pipeline.extract.passages import once
from pipeline.extract.rosters import find_attendees
from pipeline.extract.selves import find_selves
from pipeline.extract.sides import settle_company
from pipeline.extract.signatures import find_signer, read_unsigned
from pipeline.extract.speakers import find_speaker
from pipeline.extract.tagged import Tag, to_facts
from pipeline.extract.titled import add_spans, find_titles
from pipeline.types import Fact, Mention, Part, Segment, Seller


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What a lifted segment says without the rest of the account; copies share one reading."""

    tags: tuple[Tag, ...]
    plain: tuple[Mention, ...]
    candidates: tuple[Found, ...]


def is_prose(segment: Segment) -> bool:
    """Whether people are looked for in the words of a segment."""
    return segment.part in (Part.BODY, Part.ATTENDEES)


@once
def read_segment(
    segment: Segment, tags: tuple[Tag, ...], *, seller: Seller, config: Extract
) -> Reading:
    """Whom the layout of a lifted segment and its words give away."""
    return Reading(
        tags,
        plain=tuple(_find_plain(segment, seller, config.phone_region)),
        candidates=tuple(
            find_candidates(segment, tags, seller=seller) if is_prose(segment) else ()
        ),
    )


def _find_plain(segment: Segment, seller: Seller, region: str) -> Iterator[Mention]:
    """What the layout gives away."""
    yield from find_header_people(segment, seller=seller)
    yield from find_speaker(segment, seller=seller)
    yield from find_attendees(segment, seller=seller)
    yield from find_contact(segment, seller=seller, region=region)
    yield from find_signer(segment, seller=seller, region=region)


@once
def find_mentions(
    segment: Segment, reading: Reading, *, known: Gazetteer, seller: Seller
) -> tuple[Mention, ...]:
    """What the layout of a lifted segment gives away, and what else the words name beside it."""
    account = segment.document.account
    return tuple(
        replace(mention, facts=tuple(settle_company(fact, account) for fact in mention.facts))
        for mention in _merge(segment, reading, known, seller)
    )


def _merge(
    segment: Segment, reading: Reading, known: Gazetteer, seller: Seller
) -> Sequence[Mention]:
    sure = reading.plain
    if not is_prose(segment):
        return sorted(sure, key=lambda mention: mention.start)
    named = find_named(segment, reading.candidates, known=known, seller=seller)
    taken = [(mention.start, mention.end) for mention in sure]
    taken += [(f.start, f.end) for mention in sure for f in mention.facts if f.attribute == "name"]
    free = keep_free(named, taken)
    people = sorted([*sure, *free], key=lambda mention: mention.start)
    if segment.part is Part.BODY:
        spans = [*find_titles(segment), *to_facts(segment.document.text, reading.tags)]
        people = add_spans(segment.document.text, people, spans)
    return list(add_addresses(segment, people, seller=seller))


@once
def read_claims(
    segment: Segment, *, seller: Seller, config: Extract
) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """What the author of a lifted segment claims in words, and below them without a name."""
    claims = find_selves(segment, seller=seller)
    unsigned = read_unsigned(segment, seller=seller, region=config.phone_region)
    return tuple(claim.fact for claim in claims), tuple(claim.fact for claim in unsigned)
