"""Full names that are variants of one another: nicknames, middle names, slips, pinyin.

No chains: people are joined where each fits each. Whoever fits two who do not fit one another
(Chris Venn beside Christopher and Christine) goes to the one met in the same message or document,
else stays apart.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from pipeline.aggregate.likeness import Likeness
from pipeline.aggregate.persons import Person, PersonIndex, form_key
from pipeline.aggregate.side import Camp
from pipeline.aggregate.weigh import SAME, weigh_full

Fits = dict[int, dict[int, Likeness]]


def merge_variants(persons: Iterable[Person], *, camp: Camp) -> list[Person]:
    """Join the people whose full names are variants of one another; in a fixed order."""
    order = sorted(persons, key=_prominence)
    fits = _find_fits(order, camp)
    homes: dict[int, int] = {}
    for component in _components(len(order), fits):
        torn = {at for at in component if not _is_clique(fits[at], fits)}
        for group in _components_of([at for at in component if at not in torn], fits):
            homes |= dict.fromkeys(group, group[0])
        for at in sorted(torn):
            homes[at] = _choose_home(at, order, fits, homes)
    for at, home in sorted(homes.items()):
        if at != home:
            order[home].absorb(order[at], fits[at][home])
    return [person for at, person in enumerate(order) if homes.get(at, at) == at]


def _prominence(person: Person) -> tuple[object, ...]:
    return (-len(person.sightings), form_key(person.full_forms[0]), person.sightings[0].order)


def _find_fits(order: Sequence[Person], camp: Camp) -> Fits:
    """For each person whose full name fits theirs."""
    index = PersonIndex()
    places = {id(person): at for at, person in enumerate(order)}
    fits: Fits = defaultdict(dict)
    for at, person in enumerate(order):
        for other in index.find(person.full_forms):
            found = weigh_full(person, other, camp=camp)
            if found.score >= SAME:
                fits[at][places[id(other)]] = fits[places[id(other)]][at] = found
        index.add(person, person.full_forms)
    return fits


def _is_clique(near: Iterable[int], fits: Fits) -> bool:
    """Whether all who fit one person fit one another as well."""
    members = list(near)
    return all(b in fits[a] for at, a in enumerate(members) for b in members[at + 1 :])


def _components(count: int, fits: Fits) -> list[list[int]]:
    return _components_of(list(range(count)), fits)


def _components_of(members: Sequence[int], fits: Fits) -> list[list[int]]:
    """Members that hang together by fits, each group in order."""
    left, groups = set(members), []
    for start in members:
        if start not in left:
            continue
        group, waiting = [], [start]
        left.discard(start)
        while waiting:
            at = waiting.pop()
            group.append(at)
            found = [near for near in fits.get(at, ()) if near in left]
            left.difference_update(found)
            waiting += found
        groups.append(sorted(group))
    return groups


def _choose_home(at: int, order: Sequence[Person], fits: Fits, homes: Mapping[int, int]) -> int:
    """The home of the one group met nearest to somebody who fits several, else their own.

    A group is one of whose members all fit.
    """
    members: dict[int, list[int]] = defaultdict(list)
    for member, home in homes.items():
        members[home].append(member)
    near = [home for home, group in sorted(members.items()) if fits[at].keys() >= set(group)]
    for is_close in CIRCLES:
        close = [home for home in near if is_close(order[at], order[home])]
        if close:
            return close[0] if len(close) == 1 else at
    return at


def share_message(one: Person, other: Person) -> bool:
    """Met in one message."""
    return not one.messages.isdisjoint(other.messages)


def share_document(one: Person, other: Person) -> bool:
    """Met in one document."""
    return not one.documents.isdisjoint(other.documents)


# What is near, the nearest first.
CIRCLES: tuple[Callable[[Person, Person], bool], ...] = (share_message, share_document)
