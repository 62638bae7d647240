"""One account's evidence → its people and their ties: the order of this room's steps."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.aggregate import describe
from pipeline.aggregate.believable import is_believable
from pipeline.aggregate.conflicts import find_conflicts
from pipeline.aggregate.coverage import find_gaps
from pipeline.aggregate.decided import settle_people
from pipeline.aggregate.doubts import find_doubts
from pipeline.aggregate.forged import doubt_forged
from pipeline.aggregate.group import group_people
from pipeline.aggregate.identity import identify
from pipeline.aggregate.labelling import label_person, list_reasons
from pipeline.aggregate.managers import link_managers
from pipeline.aggregate.naming import choose_name, list_aliases
from pipeline.aggregate.network import measure_network
from pipeline.aggregate.persons import Person
from pipeline.aggregate.relations import list_relations
from pipeline.aggregate.scene import Scene, set_scene
from pipeline.aggregate.side import CUSTOMER, Camp, find_side
from pipeline.aggregate.sightings import Sighting
from pipeline.config import Aggregate
from pipeline.decisions import Decision, correct_rows, settle_doubts
from pipeline.labels import JUDGED, UNKNOWN
from pipeline.timing import timed
from pipeline.types import Account, Doubt, Evidence, Findings, Known, Seller, Stakeholder, Unnamed


@timed("aggregate")
def aggregate(
    evidence: Iterable[Evidence],
    *,
    account: Account,
    seller: Seller,
    config: Aggregate,
    unnamed: Iterable[Unnamed] = (),
    role_of: Callable[[str], str] = lambda _: UNKNOWN,
    decisions: Iterable[Decision] = (),
    known: Iterable[Known] = (),
) -> Findings:
    """One account's people, sorted by name, their ties, who is missing, what a human can settle.

    `unnamed`: people spoken of by a post alone, whose role `role_of` tells. `known`: who was who
    in the run before. What humans decided outranks evidence. The result depends on what the
    evidence says, not on the order in which it comes.
    """
    ruled = [decision for decision in decisions if decision.account == account.name]
    scene = set_scene(evidence, account=account, seller=seller, decisions=ruled)
    people = _pick_people(scene, ruled)
    built = _build_rows(people, known, account=account.name, config=config)
    corrected, _ = correct_rows(built, ruled)
    kept = {row.id for row in corrected}
    ours = [person for person, row in zip(people, built, strict=True) if row.id in kept]
    rows = link_managers(ours, corrected, ruled)
    doubts = [*_ask_who(scene, ours, rows, account=account.name), *find_conflicts(rows)]
    return Findings(
        people=tuple(sorted(rows, key=lambda row: _by_name(row.name, row.id))),
        relations=tuple(list_relations(ours, rows, ruled)),
        network=tuple(
            sorted(measure_network(ours, rows), key=lambda c: _by_name(c.name, c.stakeholder_id))
        ),
        doubts=tuple(settle_doubts(doubts, ruled)),
        gaps=tuple(find_gaps(rows, unnamed, account=account.name, role_of=role_of)),
        excluded=tuple(row for row in built if row.id not in kept),
    )


def _ask_who(
    scene: Scene, people: Sequence[Person], rows: Sequence[Stakeholder], *, account: str
) -> Iterator[Doubt]:
    """Senders who may not be who they say, and other people who may be one; each pair once."""
    names = [(row.id, row.name) for row in rows]
    forged = doubt_forged(scene.forgeries, people, names, account=account)
    yield from forged
    asked = {frozenset((doubt.one_id, doubt.other_id)) for doubt in forged}
    for doubt in find_doubts(people, names, account=account, camp=scene.camp):
        if frozenset((doubt.one_id, doubt.other_id)) not in asked:
            yield doubt


def _build_rows(
    people: Sequence[Person], known: Iterable[Known], *, account: str, config: Aggregate
) -> list[Stakeholder]:
    ids = identify((person.sightings for person in people), account=account, known=known)
    return [
        build_row(person, identifier=own, account=account, config=config)
        for person, own in zip(people, ids, strict=True)
    ]


def _by_name(name: str, identifier: str) -> tuple[str, str, str]:
    """What tables of people are sorted by."""
    return name.casefold(), name, identifier


def find_people(evidence: Iterable[Evidence], *, account: Account, seller: Seller) -> list[Person]:
    """The customer's people, whoever is met first coming first."""
    return _pick_people(set_scene(evidence, account=account, seller=seller))


def _pick_people(scene: Scene, decisions: Sequence[Decision] = ()) -> list[Person]:
    groups = (group_people(some, camp=scene.camp) for some in (scene.genuine, scene.apart))
    grouped = settle_people([person for group in groups for person in group], decisions)
    persons = [person.ordered() for person in grouped]
    ours = [person for person in persons if _is_stakeholder(person, scene.camp)]
    return sorted(ours, key=lambda person: person.sightings[0].order)


def _is_stakeholder(person: Person, camp: Camp) -> bool:
    return is_believable(person, camp) and find_side(person.sightings, camp=camp) == CUSTOMER


def build_row(person: Person, *, identifier: str, account: str, config: Aggregate) -> Stakeholder:
    """One person's row, all but the manager, whose name other rows decide."""
    sightings = person.sightings
    originals = [s for s in sightings if not s.copy] or sightings
    name = choose_name(person)
    title = describe.choose_title(originals)
    former = describe.former_titles(originals, title=title)
    labels = label_person(originals, former=former, config=config)
    first, last = describe.seen_dates(sightings)
    return Stakeholder(
        id=identifier,
        account=account,
        name=name,
        role=labels.role,
        influence=labels.influence,
        style=labels.style,
        stance=labels.stance,
        aliases=list_aliases(person, name=name),
        email=describe.commonest(s.email for s in sightings if s.email),
        phone=describe.latest(originals, "phone"),
        title=title,
        former_titles=former,
        department=describe.latest(originals, "department"),
        needs=tuple(dict.fromkeys(i.value for i in list_reasons(originals, "needs"))),
        status=describe.latest(originals, "status") or "active",
        first_seen=first,
        last_seen=last,
        documents=describe.count_documents(sightings),
        mentions=describe.count_mentions(sightings),
        evidence=(*_plain_facts(originals), *labels.evidence),
        joins=tuple(sorted(person.joins)),
    )


def _plain_facts(sightings: Iterable[Sighting]) -> Iterator[Evidence]:
    """The evidence of all columns that no pooling decides."""
    for sighting in sightings:
        yield from (item for item in sighting.evidence if item.attribute not in JUDGED)
