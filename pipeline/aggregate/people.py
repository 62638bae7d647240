"""The first, simplest grouping."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from pipeline.config import Aggregate
from pipeline.types import Account, Evidence, Judgement, Seller, Stakeholder


def aggregate(
    evidence: Iterable[Evidence], *, account: Account, seller: Seller, config: Aggregate
) -> list[Stakeholder]:
    """One record per name."""
    groups: dict[str, list[Evidence]] = defaultdict(list)
    for item in evidence:
        groups[item.mention.name.casefold()].append(item)
    unknown = Judgement("unknown", config.unknown)
    return [
        Stakeholder(
            id=hashlib.sha256(f"{account.name}\n{key}".encode()).hexdigest()[:12],
            account=account.name,
            name=items[0].mention.name,
            role=unknown,
            influence=unknown,
            style=unknown,
            stance=Judgement("neutral", config.default_stance),
            email=next((e.value for e in items if e.attribute == "email"), ""),
            title=next((e.value for e in items if e.attribute == "title"), ""),
            documents=len({e.document.id for e in items}),
            mentions=len({(e.document.id, e.mention.start) for e in items}),
            evidence=tuple(items),
        )
        for key, items in sorted(groups.items())
        if not any(e.value.endswith(seller.domains) for e in items if e.attribute == "email")
    ]
