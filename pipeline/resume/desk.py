"""Where an account is worked on, and what comes of it."""

from dataclasses import dataclass, field

from pipeline.placing import name_house
from pipeline.run import Settings
from pipeline.store import Store
from pipeline.types import Findings, Seller, Skipped
from pipeline.versions import Versions


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the work on an account is kept, and under which settings it is done."""

    store: Store
    settings: Settings
    versions: Versions

    @property
    def house(self) -> Seller:
        """The seller as documents are read."""
        return name_house(self.settings.seller)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found out about an account, from how many documents, and what was not analysed.

    `count` is the number of people, also where the findings have been written and let go of.
    """

    account: str
    found: Findings = field(default_factory=Findings)
    count: int = 0
    documents: int = 0
    skipped: tuple[Skipped, ...] = ()
