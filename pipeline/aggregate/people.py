"""One account's evidence → its people and their ties: the order of this room's steps."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.aggregate import describe
from pipeline.aggregate.conflicts import find_conflicts
from pipeline.aggregate.coverage import find_gaps
from pipeline.aggregate.decided import lend_names, settle_people
from pipeline.aggregate.doubts import find_doubts
from pipeline.aggregate.forms import read_form
from pipeline.aggregate.group import group_people
from pipeline.aggregate.identity import identify
from pipeline.aggregate.labelling import LABELLED, label_person, list_reasons
from pipeline.aggregate.managers import link_managers
from pipeline.aggregate.naming import choose_name, list_aliases
from pipeline.aggregate.network import measure_network
from pipeline.aggregate.persons import Person
from pipeline.aggregate.relations import list_relations
from pipeline.aggregate.side import CUSTOMER, Camp, find_camp, find_side, names_company
from pipeline.aggregate.sightings import Sighting, collect_sightings
from pipeline.config import Aggregate
from pipeline.decisions import Decision, correct_rows, settle_doubts
from pipeline.labels import UNKNOWN
from pipeline.names import is_first_name, is_person_name
from pipeline.types import Account, Evidence, Findings, Seller, Stakeholder, Unnamed


def aggregate(
    evidence: Iterable[Evidence],
    *,
    account: Account,
    seller: Seller,
    config: Aggregate,
    unnamed: Iterable[Unnamed] = (),
    role_of: Callable[[str], str] = lambda _: UNKNOWN,
    decisions: Iterable[Decision] = (),
) -> Findings:
    """One account's people, sorted by name, their ties, who is missing, what a human can settle.

    `unnamed`: people spoken of by a post alone, whose role `role_of` tells. What humans decided
    outranks evidence. The result depends on what the evidence says, not on the order in which it
    comes.
    """
    ruled = [decision for decision in decisions if decision.account == account.name]
    sightings = lend_names(collect_sightings(evidence), ruled)
    camp = find_camp(sightings, account=account, seller=seller)
    ours = _pick_people(sightings, camp, ruled)
    ids = identify((person.sightings for person in ours), account=account.name)
    built = [
        build_row(person, identifier=identifier, account=account.name, config=config)
        for person, identifier in zip(ours, ids, strict=True)
    ]
    rows, _ = correct_rows(link_managers(ours, built), ruled)
    names = [(row.id, row.name) for row in rows]
    near = find_doubts(ours, names, account=account.name, camp=camp)
    return Findings(
        people=tuple(sorted(rows, key=lambda row: (row.name.casefold(), row.name, row.id))),
        relations=tuple(list_relations(ours, rows)),
        network=tuple(measure_network(ours, rows)),
        doubts=tuple(settle_doubts([*near, *find_conflicts(rows)], ruled)),
        gaps=tuple(find_gaps(rows, unnamed, account=account.name, role_of=role_of)),
    )


def find_people(evidence: Iterable[Evidence], *, account: Account, seller: Seller) -> list[Person]:
    """The customer's people, whoever is met first coming first."""
    sightings = collect_sightings(evidence)
    return _pick_people(sightings, find_camp(sightings, account=account, seller=seller))


def _pick_people(
    sightings: Sequence[Sighting], camp: Camp, decisions: Sequence[Decision] = ()
) -> list[Person]:
    grouped = settle_people(group_people(sightings, camp=camp), decisions)
    persons = [person.ordered() for person in grouped]
    ours = [person for person in persons if _is_stakeholder(person, camp)]
    return sorted(ours, key=lambda person: person.sightings[0].order)


def _is_stakeholder(person: Person, camp: Camp) -> bool:
    return _is_believable(person, camp) and find_side(person.sightings, camp=camp) == CUSTOMER


def _is_believable(person: Person, camp: Camp) -> bool:
    """Whether more than a lone capitalised word says that there is such a person."""
    name = choose_name(person)
    if not person.emails and (not is_person_name(name) or names_company(name, camp=camp)):
        return False
    if any(not s.is_named for s in person.sightings) or " " in name or read_form(name).is_chinese:
        return True
    said = {item.attribute for s in person.sightings for item in s.evidence} - {
        "name",
        "side",
        "likely_side",
    }
    return bool(said) or is_first_name(name) or describe.count_mentions(person.sightings) > 1


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
    )


def _plain_facts(sightings: Iterable[Sighting]) -> Iterator[Evidence]:
    """The evidence of all columns that no pooling decides."""
    for sighting in sightings:
        yield from (item for item in sighting.evidence if item.attribute not in LABELLED)
