"""Files for a CRM → updates of the contacts that it has, which take nothing away, and new people.

Reach for `reconcile`. What somebody has entered in the CRM stays, except in fields that the user
names; what its export does not show is not written either.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.export.crm.compare import Cell, compare_rows, is_named
from pipeline.export.crm.diff import Action, Difference, What
from pipeline.export.crm.fields import IDENTIFYING
from pipeline.export.crm.known import Known, describe_contact
from pipeline.export.crm.profile import Column, File, Profile
from pipeline.export.crm.rows import Filled, Row

NEW = "-new"


@dataclass(frozen=True, slots=True)
class _Task:
    """What all steps need to know."""

    known: Known
    profile: Profile
    overwrite: Collection[str]

    def differ(self, who: str, what: What, action: Action, **told: str) -> Difference:
        """A difference about one of our people."""
        person, row = self.known.people[who], self.known.rows.get(who, {})
        return Difference(
            what=what,
            action=action,
            account=person["account"],
            name=person["name"],
            stakeholder_id=who,
            **{"record_id": row.get(self.profile.existing.record_id, ""), **told},
        )


def reconcile(
    filled: Sequence[Filled], known: Known, profile: Profile, *, overwrite: Collection[str] = ()
) -> tuple[list[Filled], list[Difference]]:
    """The files of contacts apart into updates and `…-new` of new people, and all that differs.

    An update has the CRM's own record id, and only columns that the export has too: theirs as
    they are, ours where theirs is empty or the field is one to overwrite. What else belongs to a
    person, such as roles, the export does not show: such files hold new people only, and all
    where one of their fields is to be overwritten.
    """
    task = _Task(known, profile, overwrite)
    files: list[Filled] = []
    differences = [*_list_doubtful(task), *_list_unseen(task)]
    for item in filled:
        new = _select(item, known, new=True)
        if item.file.entity != profile.files[0].entity:
            named = any(is_named(column, overwrite) for column in item.file.columns)
            files.append(item if named else new)
            continue
        update, told = _update(_select(item, known, new=False), task)
        files += [update, *([_name_new(new)] if new.rows else [])]
        differences += told
        if item.file == profile.files[0]:
            differences += (task.differ(who, "new", "create") for who in new.ids)
    return files, differences


def _select(item: Filled, known: Known, *, new: bool) -> Filled:
    """The rows of new people, or of those that the CRM has."""
    pairs = zip(item.ids, item.rows, strict=True)
    return _fill(item.file, {who: row for who, row in pairs if (who not in known.rows) is new})


def _name_new(item: Filled) -> Filled:
    return replace(item, file=replace(item.file, name=item.file.name + NEW))


def _fill(file: File, rows: Mapping[str, Row]) -> Filled:
    return Filled(file, tuple(rows.values()), tuple(rows))


def _update(item: Filled, task: _Task) -> tuple[Filled, list[Difference]]:
    """The rows in which something of ours is written, and all that differs."""
    record_id, rules = task.profile.existing.record_id, task.profile.format
    columns = [column for column in item.file.columns if _is_seen(column, task)]
    ids = [Column(record_id)] if record_id in task.known.contacts.headers else []
    rows: dict[str, Row] = {}
    differences: list[Difference] = []
    for who, row in zip(item.ids, item.rows, strict=True):
        theirs = task.known.rows[who]
        cells = compare_rows(theirs, row, columns, rules, overwrite=task.overwrite)
        told = [cell for cell in cells if _is_told(cell, item.file, task.profile)]
        differences += (_tell_cell(cell, who, item.file, task) for cell in told)
        if any(cell.written for cell in told):
            rows[who] = {column.header: theirs[column.header] for column in ids}
            rows[who] |= {cell.column.header: cell.text for cell in cells}
    return _fill(replace(item.file, columns=(*ids, *columns)), rows), differences


def _is_seen(column: Column, task: _Task) -> bool:
    """Whether the export shows a column, nobody but us fills it, or the user gave it over."""
    return (
        column.header in task.known.contacts.headers
        or column.field == "id"
        or is_named(column, task.overwrite)
    )


def _is_told(cell: Cell, file: File, profile: Profile) -> bool:
    """Whether a cell differs in this file; by what a person is known is told in the first."""
    main = file.name == profile.files[0].name
    return cell.action is not None and (main or cell.column.field not in IDENTIFYING)


def _tell_cell(cell: Cell, who: str, file: File, task: _Task) -> Difference:
    return task.differ(
        who,
        "field",
        cell.action or "keep",
        file=file.name,
        field=cell.column.header,
        theirs=cell.theirs,
        ours=cell.ours,
    )


def _list_doubtful(task: _Task) -> Iterator[Difference]:
    """Who fits several contacts, or one that others fit too, with each of those."""
    record_id = task.profile.existing.record_id
    for who, rows in task.known.doubtful.items():
        person = task.known.people[who]
        for row in rows:
            yield task.differ(
                who,
                "ambiguous",
                "look",
                record_id=row.get(record_id, ""),
                theirs=describe_contact(row, task.profile),
                ours=", ".join(filter(None, (person["name"], person["email"]))),
            )


def _list_unseen(task: _Task) -> Iterator[Difference]:
    """The columns of contacts that are written for nobody whom the CRM has."""
    main = task.profile.files[0]
    for column in main.columns if task.known.rows else ():
        if not _is_seen(column, task):
            yield Difference("column", "keep", file=main.name, field=column.header)
