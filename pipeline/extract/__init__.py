"""Segments of one account → every mention of a person, with what the text states of them.

Reads twice: names that the layout gives away (headers, speakers, signatures, lists) are then
looked for in all running text.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.config import Extract
from pipeline.extract.addresses import add_addresses
from pipeline.extract.attach import attach_relations
from pipeline.extract.camps import settle_sides
from pipeline.extract.contacts import find_contact
from pipeline.extract.found import Found
from pipeline.extract.headers import find_header_people
from pipeline.extract.known import Gazetteer, build_gazetteer
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
from pipeline.types import Mention, Part, Segment, Seller

__all__ = ["extract"]

# How sure a name in running text must be to be looked for in the account's other texts.
SURE = 0.85


def extract(segments: Iterable[Segment], *, seller: Seller, config: Extract) -> Iterator[Mention]:
    """All mentions in reading order, segment by segment, the accounts one after another."""
    accounts: dict[str, list[Segment]] = defaultdict(list)
    for segment in segments:
        accounts[segment.document.account].append(segment)
    for pieces in accounts.values():
        yield from _extract_account(pieces, seller, config)


def _extract_account(segments: list[Segment], seller: Seller, config: Extract) -> Iterator[Mention]:
    plain = [_find_plain(segment, seller, config) for segment in segments]
    tags = _tag(segments)
    candidates = [
        find_candidates(segment, said, seller=seller) if _is_prose(segment) else []
        for segment, said in zip(segments, tags, strict=True)
    ]
    known = build_gazetteer(_collect_names(plain, candidates))
    mentions = [
        _merge(segment, sure, found, said, known, seller)
        for segment, sure, found, said in zip(segments, plain, candidates, tags, strict=True)
    ]
    mentions = [[_settle(mention) for mention in found] for found in mentions]
    relations = [
        *relate_people(segments, mentions),
        *(r for segment in segments for r in find_selves(segment, seller=seller)),
        *(
            relation
            for segment in segments
            for relation in read_unsigned(segment, seller=seller, region=config.phone_region)
        ),
    ]
    attached = list(attach_relations([m for found in mentions for m in found], relations))
    yield from settle_sides(attached, segments, seller=seller)


def _tag(segments: list[Segment]) -> list[list[Tag]]:
    """The name model's reading of all prose; nothing of the rest."""
    read = iter(tag_segments([segment for segment in segments if _is_prose(segment)]))
    return [next(read) if _is_prose(segment) else [] for segment in segments]


def _settle(mention: Mention) -> Mention:
    account = mention.segment.document.account
    return replace(mention, facts=tuple(settle_company(fact, account) for fact in mention.facts))


def _merge(
    segment: Segment,
    sure: list[Mention],
    candidates: list[Found],
    tags: list[Tag],
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


def _collect_names(
    plain: Iterable[list[Mention]], candidates: Iterable[list[Found]]
) -> Iterator[str]:
    for mentions in plain:
        for mention in mentions:
            yield mention.name
            yield from (fact.value for fact in mention.facts if fact.attribute == "name")
    for found in candidates:
        yield from (bare_name(one.name) for one in found if one.sure >= SURE)


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
