"""One name that two people of an account bear: told apart by side, address or a common list.

Reach for this before sightings are tied by name. Only what leaves no doubt tells namesakes apart;
a new title alone does not, since people are promoted.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from pipeline.aggregate.forms import Shape, read_form
from pipeline.aggregate.side import Camp, side_of_domains
from pipeline.aggregate.sightings import Sighting
from pipeline.names import domain_of
from pipeline.types import How

_NUMBERS = re.compile(r"\d+")
_POST = ("title", "department")
_SURE = 0.85  # confidence from which on a text's word on a side is taken
Order = tuple[object, ...]
Shade = Callable[[Sequence[Sighting]], Sequence[str]]


def tell_namesakes(sightings: Iterable[Sighting], *, camp: Camp) -> dict[Order, str]:
    """By the order of each sighting whose name two people bear: which of them it means.

    Empty for a sighting that does not say. A short form is looked at within its document.
    """
    named: dict[tuple[str, ...], list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        form = read_form(sighting.name)
        place = () if form.shape is Shape.FULL else (sighting.document.id,)
        named[form.key, *place].append(sighting)
    shades: tuple[Shade, ...] = (_by_list, lambda some: _by_side(some, camp), _by_number)
    told: dict[Order, str] = {}
    for group in named.values():
        found = next((s for shade in shades if len(set(s := shade(group)) - {""}) > 1), ())
        told |= {one.order: shade for one, shade in zip(group, found, strict=False)}
    return told


def _by_list(group: Sequence[Sighting]) -> list[str]:
    """Posts, where one list gives the name twice with another post each time."""
    lists: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for sighting in group:
        if sighting.mention.how is How.ATTENDEE and (post := _post(sighting)):
            lists[sighting.document.id, sighting.mention.segment.message].add(post)
    posts = set().union(*(found for found in lists.values() if len(found) > 1))
    return [post if (post := _post(sighting)) in posts else "" for sighting in group]


def _post(sighting: Sighting) -> str:
    said = (item.value.casefold() for item in sighting.evidence if item.attribute in _POST)
    return "; ".join(dict.fromkeys(said))


def _by_side(group: Sequence[Sighting], camp: Camp) -> list[str]:
    """Sides by address; where no address speaks, what texts say, once in each document."""
    by_address = [side_of_domains([domain_of(one.email)], camp=camp) for one in group]
    if any(by_address):
        return by_address
    said = [_said_side(sighting) for sighting in group]
    places = {(side, one.document.id) for side, one in zip(said, group, strict=True) if side}
    one_each = len({document for _, document in places}) == len(places)
    return said if one_each else [""] * len(group)


def _said_side(sighting: Sighting) -> str:
    said = (i.value for i in sighting.evidence if i.attribute == "side" and i.confidence >= _SURE)
    return next(said, "")


def _by_number(group: Sequence[Sighting]) -> list[str]:
    """Addresses that differ by their numbers alone: companies number their namesakes."""
    bare: dict[str, set[str]] = defaultdict(set)
    for sighting in group:
        if sighting.email:
            bare[_NUMBERS.sub("", sighting.email)].add(sighting.email)
    numbered = set().union(*(found for found in bare.values() if len(found) > 1))
    return [sighting.email if sighting.email in numbered else "" for sighting in group]
