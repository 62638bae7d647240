"""What is known of an account before its people are put together: sides, trust, sightings.

Reach for `set_scene` on all evidence of an account.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.aggregate.credit import doubt_words
from pipeline.aggregate.decided import lend_names
from pipeline.aggregate.forged import Forgery, part_forged
from pipeline.aggregate.side import Camp, find_camp
from pipeline.aggregate.sightings import Sighting, collect_sightings
from pipeline.aggregate.trust import Trust, read_trust
from pipeline.decisions import Decision, Ruling
from pipeline.types import Account, Evidence, Seller


@dataclass(frozen=True, slots=True)
class Scene:
    """`genuine`: all that is to be believed; `apart`: senders who may not be who they say."""

    camp: Camp
    trust: Trust
    genuine: tuple[Sighting, ...]
    apart: tuple[Sighting, ...]
    forgeries: tuple[Forgery, ...]


def set_scene(
    evidence: Iterable[Evidence],
    *,
    account: Account,
    seller: Seller,
    decisions: Sequence[Decision] = (),
) -> Scene:
    """The sightings of an account with the sides and whom to believe, told by all of them."""
    sightings = lend_names(collect_sightings(evidence), decisions)
    camp = find_camp(sightings, account=account, seller=seller)
    trust = read_trust(
        sightings,
        theirs=camp.sure_domains,
        ours=seller.domains,
        likely=camp.customer_domains,
        decided=_list_decided(decisions),
    )
    parted = part_forged(sightings, trust=trust)
    if parted.forgeries:
        camp = find_camp(parted.genuine, account=account, seller=seller)
    genuine, apart = (
        tuple(doubt_words(some, trust=trust)) for some in (parted.genuine, parted.apart)
    )
    return Scene(camp, trust, genuine, apart, parted.forgeries)


def _list_decided(decisions: Iterable[Decision]) -> Iterator[str]:
    """Addresses that a human gave to somebody: by a merge, or as the right one."""
    for decision in decisions:
        if decision.ruling is Ruling.MERGE:
            yield from (text for text in (*decision.one, *decision.other) if "@" in text)
        elif decision.ruling is Ruling.CORRECT and decision.attribute == "email":
            yield decision.value
