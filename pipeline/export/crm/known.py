"""Our people among the contacts that a CRM has. Reach for `sort_out`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.export.cells import split_list
from pipeline.export.crm.existing import Contacts
from pipeline.export.crm.matching import Card, make_card, match_cards
from pipeline.export.crm.profile import Profile
from pipeline.names import is_cjk, split_honorific

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """The contacts, and our people by id: the row of each, and all that it may be if doubtful."""

    contacts: Contacts
    people: Mapping[str, Row]
    rows: Mapping[str, Row]
    doubtful: Mapping[str, tuple[Row, ...]]


def sort_out(records: Sequence[Row], contacts: Contacts, profile: Profile) -> Known:
    """Which of our people the CRM has, and of whom that cannot be told."""
    ids, rows = [record["id"] for record in records], contacts.rows
    found = match_cards(
        [_make_our_card(record) for record in records],
        [_make_their_card(row, profile) for row in rows],
    )
    return Known(
        contacts=contacts,
        people=dict(zip(ids, records, strict=True)),
        rows={ids[our]: rows[their] for our, their in found.pairs.items()},
        doubtful={ids[our]: tuple(rows[n] for n in some) for our, some in found.doubtful.items()},
    )


def _make_our_card(record: Row) -> Card:
    """The card of a record, with those of its other names that are whole ones."""
    return make_card(
        ids=[record["id"]],
        emails=[record["email"]],
        accounts=[record["account"], record["account_id"]],
        names=[record["name"], *filter(_is_whole, split_list(record["aliases"]))],
    )


def _is_whole(alias: str) -> bool:
    """Whether an alias hardly names two people: `Bob Fenn`, `闻人澜`, but not `Bob` or `闻总`."""
    return split_honorific(alias) is None and (is_cjk(alias) or " " in alias.strip())


def _make_their_card(row: Row, profile: Profile) -> Card:
    """What a row of the export says in the columns of the profile's first file."""
    said, existing = _read_fields(row, profile), profile.existing
    return make_card(
        ids=[said.get("id", "")],
        emails=[said.get("email", "")],
        accounts=[
            said.get("account", ""),
            said.get("account_id", ""),
            *(row.get(header, "") for header in existing.accounts),
        ],
        names=_list_names(row, profile),
    )


def describe_contact(row: Row, profile: Profile) -> str:
    """Whom a row of the export is about: `Orla Fenn, orla@fenwick.example`."""
    texts = [*_list_names(row, profile), _read_fields(row, profile).get("email", "")]
    return ", ".join(dict.fromkeys(filter(None, texts)))


def _read_fields(row: Row, profile: Profile) -> dict[str, str]:
    """What a row says in the columns of the profile's first file, by field of ours."""
    return {c.field: row.get(c.header, "").strip() for c in profile.files[0].columns if c.field}


def _list_names(row: Row, profile: Profile) -> list[str]:
    said = _read_fields(row, profile)
    first, last = said.get("first_name", ""), said.get("last_name", "")
    return [
        f"{last}{first}" if is_cjk(last + first) else f"{first} {last}".strip(),
        said.get("name", ""),
        *(row.get(header, "").strip() for header in profile.existing.names),
    ]
