"""The work behind `keyroles forget`: whom it means, and what is erased of them where."""

import secrets
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pipeline.commands.tables import PEOPLE, STORE, load_people
from pipeline.errors import UsageError
from pipeline.export.erase import Cleaned, Target, erase_folder
from pipeline.export.find import find_rows
from pipeline.export.forgotten import load_forgotten, log_forgotten, save_forgotten
from pipeline.forget import Forgotten, Forms, add_keys, list_forms, make_erasure
from pipeline.forget.keys import ANYWHERE
from pipeline.store import hold_folder, keep_store
from pipeline.store.forget import forget_person
from pipeline.store.wipe import wipe_store

Row = dict[str, str]


def erase_person(out: Path, asked: str, *, store: str = "", everyone: bool) -> tuple[str, Cleaned]:
    """Erases whom a name, address or id means; what was done, in words and as figures.

    Raises UsageError where there is no run, or several are meant and not `everyone` is to go, and
    StoreError where a run is at work in the folder: it would write the person again.
    """
    if not out.is_dir():
        raise UsageError(f"there is no folder {out}")
    with hold_folder(out):
        return _erase_held(out, asked, store, everyone=everyone)


def _erase_held(out: Path, asked: str, store: str, *, everyone: bool) -> tuple[str, Cleaned]:
    people = load_people(out) if (out / PEOPLE).is_file() else []
    found = _find_meant(people, asked, everyone=everyone)
    forms = {row["stakeholder_id"]: list_forms(row, _others(row, people, found)) for row in found}
    # The list comes first: should erasing stop half-way, the person is kept out all the same.
    save_forgotten(out, _extend(load_forgotten(out), asked, found, forms))
    target = make_target(asked, people, found, forms)
    _clean_store(store or str(out / STORE), target)
    done = erase_folder(out, target)
    told = f"people: {len(found)}, rows removed: {done.rows}, blotted out in: {done.passages}"
    told += f", pages removed until the next run: {done.pages}" if done.pages else ""
    told += f", CRM files removed until the next export: {done.exports}" if done.exports else ""
    log_forgotten(out, f"{date.today().isoformat()} forgotten; {told}")
    return told, done


def _find_meant(people: Sequence[Row], asked: str, *, everyone: bool) -> list[Row]:
    """The rows meant; raises UsageError where they are of several people and one is to go."""
    found = [dict(row) for row in find_rows(people, asked)]
    if len(found) > 1 and not everyone:
        ids = ", ".join(f"{row['stakeholder_id']} ({row['account']})" for row in found)
        raise UsageError(f"{asked!r} means {len(found)} people: {ids}; give an id, or add --all")
    return found


def _clean_store(place: str, target: Target) -> None:
    """Erase the person from the store, unless it is a file that is not there."""
    if "://" in place or Path(place).is_file():
        with keep_store(place) as kept:
            forget_person(kept, erase=target.erase, ids=target.ids)
            wipe_store(kept)


def _others(row: Row, people: Sequence[Row], found: Sequence[Row]) -> list[Row]:
    """The people of the account who stay."""
    return [one for one in people if one["account"] == row["account"] and one not in found]


def _extend(
    forgotten: Forgotten, asked: str, found: Sequence[Row], forms: dict[str, Forms]
) -> Forgotten:
    """The list with the people found, or with the name asked for, whatever the account."""
    salt = secrets.token_hex()
    if not found:
        return add_keys(forgotten, [asked], account=ANYWHERE, salt=salt)
    for row in found:
        own = forms[row["stakeholder_id"]]
        names = (*own.names, *own.parts)
        forgotten = add_keys(forgotten, names, emails=own.emails, account=row["account"], salt=salt)
    return forgotten


def make_target(
    asked: str, people: Sequence[Row], found: Sequence[Row], forms: dict[str, Forms]
) -> Target:
    """Whom the folder is cleaned of; in other accounts only addresses tell who is meant."""
    ids = frozenset(row["stakeholder_id"] for row in found)
    texts = [text for own in forms.values() for text in own.in_text] or [asked]
    kept = [name for own in forms.values() for name in own.kept]
    return Target(
        ids=ids,
        accounts=frozenset(row["account"] for row in found),
        own=make_erasure([*texts, *sorted(ids)], kept=kept),
        elsewhere=make_erasure([email for own in forms.values() for email in own.emails]),
        account_of={row["stakeholder_id"]: row["account"] for row in people},
    )
