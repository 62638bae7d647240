"""The people of the latest run of each account, and what humans decided about them.

Reach for `load_persons` to know who was who before: `places` are where a person was met.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select

from pipeline.store.codec import decode_pairs, encode_moment, pack, pack_row, to_json, unpack_row
from pipeline.store.database import Store
from pipeline.store.tables import DECISIONS, PERSONS
from pipeline.types import Stakeholder

Place = tuple[str, int, int]  # document, start, end
_LABELS = ("role", "influence", "style", "stance")
_CELLS = ("email", "phone", "title", "department", "reports_to", "status")
_LISTS = ("aliases", "former_titles", "needs")


@dataclass(frozen=True, slots=True)
class Known:
    """A person of an earlier run: the id, the name, where they were met."""

    id: str
    name: str
    places: frozenset[Place]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a human said of `one` person, or of two; `decided` is an ISO time."""

    account: str
    kind: str
    one: str
    other: str = ""
    attribute: str = ""
    value: str = ""
    who: str = ""
    decided: str = ""


def save_persons(store: Store, account: str, people: Iterable[Stakeholder]) -> None:
    """Keep the rows of an account in the place of those of the run before."""
    rows = [pack_row(_person_row(person)) for person in people]
    with store.write() as connection:
        connection.execute(delete(PERSONS).where(PERSONS.c.account == pack(account)))
        if rows:
            connection.execute(insert(PERSONS), rows)


def _person_row(person: Stakeholder) -> dict[str, str]:
    places = {(e.document.id, e.mention.start, e.mention.end) for e in person.evidence}
    labels = {name: getattr(person, name) for name in _LABELS}
    record = {
        **{name: [label.value, label.confidence] for name, label in labels.items()},
        **{name: getattr(person, name) for name in (*_CELLS, *_LISTS)},
        "first_seen": encode_moment(person.first_seen),
        "last_seen": encode_moment(person.last_seen),
        "documents": person.documents,
        "mentions": person.mentions,
    }
    return {
        "account": person.account,
        "id": person.id,
        "name": person.name,
        "record": to_json(record),
        "places": to_json(sorted(places)),
    }


def load_persons(store: Store, account: str) -> list[Known]:
    """Who was who in the latest run of an account, by id."""
    query = select(PERSONS).where(PERSONS.c.account == pack(account))
    with store.read() as connection:
        rows = [unpack_row(row._asdict()) for row in connection.execute(query)]
    known = (Known(row["id"], row["name"], frozenset(decode_pairs(row["places"]))) for row in rows)
    return sorted(known, key=lambda person: person.id)


def add_decisions(store: Store, decisions: Iterable[Decision]) -> None:
    """Keep what humans decided, behind what they decided before."""
    with store.write() as connection:
        for decision in decisions:
            last = select(func.coalesce(func.max(DECISIONS.c.number), 0)).where(
                DECISIONS.c.account == pack(decision.account)
            )
            number = connection.execute(last).scalar_one() + 1
            row = {name: getattr(decision, name) for name in Decision.__slots__}
            connection.execute(insert(DECISIONS), [{**pack_row(row), "number": number}])


def load_decisions(store: Store, account: str) -> list[Decision]:
    """What humans decided in an account, in the order in which they said so."""
    query = (
        select(DECISIONS).where(DECISIONS.c.account == pack(account)).order_by(DECISIONS.c.number)
    )
    with store.read() as connection:
        rows = [unpack_row(row._asdict()) for row in connection.execute(query)]
    return [Decision(**{name: row[name] for name in Decision.__slots__}) for row in rows]
