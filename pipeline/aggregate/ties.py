"""What texts state between two people of an account: who reports to whom, assists, follows whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.aggregate.describe import facts_of
from pipeline.aggregate.directory import Directory, find_person
from pipeline.aggregate.sightings import Sighting
from pipeline.types import Evidence


@dataclass(frozen=True, slots=True)
class Tie:
    """One statement of a tie, its people by their numbers in the directory."""

    kind: str
    source: int
    target: int
    sent: datetime | None
    evidence: Evidence

    @property
    def recency(self) -> tuple[object, ...]:
        """What ties are sorted by, oldest first; in one message the surer one counts as later."""
        item = self.evidence
        place = (item.document.id, item.start, self.source, self.target)
        return (self.sent or datetime.min, item.confidence, *place)


def read_ties(directory: Directory, kind: str) -> list[Tie]:
    """All statements of a kind whose other person has a row, oldest first; copies count once."""
    found = [
        Tie(kind, source, target, sighting.sent, item)
        for source, person in enumerate(directory.people)
        for sighting, item in facts_of(list_originals(person.sightings), kind)
        if (target := _find_other(directory, source, item)) is not None
    ]
    return sorted(found, key=lambda tie: tie.recency)


def _find_other(directory: Directory, source: int, item: Evidence) -> int | None:
    return find_person(directory, item.value, document=item.document.id, but=(source,))


def list_originals(sightings: Sequence[Sighting]) -> Sequence[Sighting]:
    """The sightings that are no quoted copies; of a person met in copies only, all."""
    return [sighting for sighting in sightings if not sighting.copy] or sightings
