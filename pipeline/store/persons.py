"""The people of the latest run of each account; `load_persons` tells who was who before."""

from collections.abc import Iterable

from sqlalchemy import delete, insert, select

from pipeline.labels import JUDGED
from pipeline.store.codec import decode_pairs, encode_moment, pack, pack_row, to_json, unpack_row
from pipeline.store.database import Store
from pipeline.store.tables import PERSONS
from pipeline.types import Known, Stakeholder

_CELLS = ("email", "phone", "title", "department", "reports_to", "status")
_LISTS = ("aliases", "former_titles", "needs")


def save_persons(store: Store, account: str, people: Iterable[Stakeholder]) -> None:
    """Keep the rows of an account in the place of those of the run before."""
    rows = [pack_row(_person_row(person)) for person in people]
    with store.write() as connection:
        connection.execute(delete(PERSONS).where(PERSONS.c.account == pack(account)))
        if rows:
            connection.execute(insert(PERSONS), rows)


def _person_row(person: Stakeholder) -> dict[str, str]:
    places = {(e.document.id, e.mention.start, e.mention.end) for e in person.evidence}
    labels = {name: getattr(person, name) for name in JUDGED}
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
    query = select(PERSONS.c.id, PERSONS.c.places).where(PERSONS.c.account == pack(account))
    with store.read() as connection:
        rows = [unpack_row(row._asdict()) for row in connection.execute(query)]
    known = (Known(row["id"], frozenset(decode_pairs(row["places"]))) for row in rows)
    return sorted(known, key=lambda person: person.id)
