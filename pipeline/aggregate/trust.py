"""Whose words are to be believed: senders whom the customer, our people or our notes vouch for.

Reach for `read_trust` before people are grouped. What a mail says of its sender is the sender's
own word. So an address counts as known if its domain is the customer's or ours, or if somebody
else names it: in a note of ours, in a mail from the customer's people, or in one of ours that is
older than anything that the address wrote. A domain that may be read for one of theirs needs an
older word from anybody.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from pipeline.aggregate.lookalike import is_lookalike
from pipeline.aggregate.sightings import Sighting
from pipeline.lexicon import load_words
from pipeline.names import covers_domain, domain_of
from pipeline.types import Kind, Segment

_NEVER = 1 << 30  # the number of no message


@dataclass(frozen=True, slots=True)
class Trust:
    """Whom an account knows.

    `theirs`, `ours`: mail domains of the customer and of ours. `vouched`: other domains, and
    private addresses, that somebody vouches for. `doubtful`: by document, the first message whose
    writer nobody knows. Where `theirs` is empty nobody can be told from anybody, and all are known.
    """

    theirs: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    vouched: frozenset[str] = frozenset()
    doubtful: Mapping[str, int] = field(default_factory=dict)

    def knows(self, address: str) -> bool:
        """Whether an address may be whose it says; without one there is nothing to doubt."""
        known = covers_domain((*self.theirs, *self.ours), domain_of(address))
        return not (self.theirs and address) or known or house_of(address) in self.vouched

    def believes(self, segment: Segment) -> bool:
        """Whether words may be those of whoever they are said to be by.

        A message that another one quotes is no more believable than what quotes it.
        """
        return comes_before(segment, self.doubtful)

    def find_likeness(self, address: str) -> str:
        """The domain of either side for which the address's may be read; empty if for none."""
        domain = domain_of(address)
        houses = (*self.theirs, *self.ours)
        if covers_domain(houses, domain):
            return ""
        return next((known for known in houses if is_lookalike(domain, known)), "")


def house_of(address: str) -> str:
    """What one vouches for: a company's domain, or a single private address."""
    domain = domain_of(address)
    return address.lower() if is_private(address) else domain


def is_private(address: str) -> bool:
    """Whether a provider of mail for anybody gives the address out."""
    return domain_of(address) in load_words("domains")["free"]


def address_of(segment: Segment) -> str:
    """The address under which a message was written, empty where none is given.

    Who speaks in a recorded call was there: it is none.
    """
    author = segment.envelope.author
    if author is None or segment.document.kind is Kind.TRANSCRIPT:
        return ""
    return author.address.lower() if "@" in author.address else ""


def read_trust(
    sightings: Sequence[Sighting],
    *,
    theirs: Sequence[str],
    ours: Sequence[str],
    likely: Sequence[str] = (),
    decided: Iterable[str] = (),
) -> Trust:
    """Whom the documents of an account vouch for; `decided`: addresses that humans named.

    `likely`: domains that look like the customer's own, whose people are believed as long as they
    do not take somebody else's name.
    """
    bare = Trust(tuple(theirs), tuple(ours), frozenset(map(house_of, decided)))
    if not theirs:
        return bare
    houses, begun = (*theirs, *ours), _find_beginnings(sightings)
    foreign = find_first(sightings, lambda address: covers_domain(houses, domain_of(address)))
    vouched = {
        house_of(sighting.email)
        for sighting in sightings
        if sighting.email
        and comes_before(sighting.mention.segment, foreign)
        and _vouches(sighting, bare, begun[house_of(sighting.email)])
    }
    known = replace(bare, vouched=bare.vouched | vouched)
    return replace(known, doubtful=find_first(sightings, _believer(known, likely)))


def _believer(trust: Trust, likely: Sequence[str]) -> Callable[[str], bool]:
    return lambda address: (
        trust.knows(address)
        or (covers_domain(likely, domain_of(address)) and not trust.find_likeness(address))
    )


def find_first(sightings: Iterable[Sighting], known: Callable[[str], bool]) -> dict[str, int]:
    """By document, the first message that somebody wrote who is not known."""
    first: dict[str, int] = {}
    for segment in (sighting.mention.segment for sighting in sightings):
        address = address_of(segment)
        if address and not known(address):
            at = first.get(segment.document.id, _NEVER)
            first[segment.document.id] = min(at, segment.message)
    return first


def comes_before(segment: Segment, first: Mapping[str, int]) -> bool:
    """Whether words stand above the first such message of their document, or there is none."""
    return segment.message < first.get(segment.document.id, _NEVER)


def _find_beginnings(sightings: Iterable[Sighting]) -> dict[str, datetime]:
    """When each house first wrote; who never did has not begun."""
    begun: dict[str, datetime] = defaultdict(lambda: datetime.max)
    for sighting in sightings:
        if (address := address_of(sighting.mention.segment)) and sighting.sent is not None:
            begun[house_of(address)] = min(begun[house_of(address)], sighting.sent)
    return begun


def _vouches(sighting: Sighting, trust: Trust, begun: datetime) -> bool:
    """Whether the words that name an address, by no stranger, are of somebody who would know it."""
    segment = sighting.mention.segment
    writer = address_of(segment)
    if not writer:
        return segment.document.kind is not Kind.EMAIL
    older = sighting.sent is not None and sighting.sent < begun
    insider = covers_domain(trust.theirs, domain_of(writer))
    return older or (insider and not trust.find_likeness(sighting.email))
