"""Sightings → persons: who is the same person.

Namesakes are told apart first; then sure ties (one address, one full name), variants of a full
name, and the short forms. Every tie leaves a `Join` on the person that says why.
"""

from collections.abc import Sequence

from pipeline.aggregate.anchors import tie_anchors
from pipeline.aggregate.attach import attach_short, split_loose
from pipeline.aggregate.customs import read_by_custom
from pipeline.aggregate.namesakes import tell_namesakes
from pipeline.aggregate.persons import Person
from pipeline.aggregate.side import Camp
from pipeline.aggregate.sightings import Sighting
from pipeline.aggregate.variants import merge_variants


def group_people(sightings: Sequence[Sighting], *, camp: Camp) -> list[Person]:
    """All persons of an account; sightings whose form fits two of them are `shared` by these.

    `sightings` come in the order of `collect_sightings`, which settles every tie.
    """
    told = tell_namesakes(sightings, camp=camp)
    anchored, loose = tie_anchors(sightings, told=told)
    full = merge_variants([p for p in anchored if p.full_forms], camp=camp)
    nameless = [p for p in anchored if not p.full_forms]
    read_by_custom(full, nameless)
    return attach_short(full, [*nameless, *split_loose(loose, told)], camp=camp)
