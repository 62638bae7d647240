"""Sightings → persons: who is the same person.

Sure ties first (one address, one full name), then variants of a full name, then the short forms.
"""

from collections.abc import Sequence

from pipeline.aggregate.anchors import tie_anchors
from pipeline.aggregate.attach import attach_short
from pipeline.aggregate.customs import read_by_custom
from pipeline.aggregate.persons import Person
from pipeline.aggregate.side import Camp
from pipeline.aggregate.sightings import Sighting
from pipeline.aggregate.variants import merge_variants


def group_people(sightings: Sequence[Sighting], *, camp: Camp) -> list[Person]:
    """All persons of an account; sightings whose form fits two of them are left out.

    `sightings` come in the order of `collect_sightings`, which settles every tie.
    """
    anchored, loose = tie_anchors(sightings)
    full = merge_variants([p for p in anchored if p.full_forms], camp=camp)
    nameless = [p for p in anchored if not p.full_forms]
    read_by_custom(full, nameless)
    return attach_short(full, nameless, loose, camp=camp)
