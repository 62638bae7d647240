"""Who reports to whom: the manager that a text or a human names → the row that is meant."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.aggregate.directory import Directory, build_directory, find_person
from pipeline.aggregate.forest import grow_forest
from pipeline.aggregate.persons import Person
from pipeline.aggregate.ties import Tie, read_ties
from pipeline.decisions import Decision, find_row
from pipeline.names import fold_name
from pipeline.types import Stakeholder

REPORTS_TO = "reports_to"


@dataclass(frozen=True, slots=True)
class Reporting:
    """Each person's manager, by number, and the statements that texts make of these lines.

    `decided`: the decision on the manager of each person for whom a human made one.
    """

    lines: Mapping[int, int]
    ties: Sequence[Tie]
    decided: Mapping[int, Decision]


def link_managers(
    people: Sequence[Person], rows: Sequence[Stakeholder], decisions: Iterable[Decision] = ()
) -> list[Stakeholder]:
    """The rows with `reports_to` filled where a manager is stated or decided who has a row.

    Whom a human named who has none stands there as the human wrote it.
    """
    lines = draw_lines(build_directory(people, rows), rows, decisions).lines
    return [
        replace(row, reports_to=rows[lines[number]].name) if number in lines else row
        for number, row in enumerate(rows)
    ]


def draw_lines(
    directory: Directory, rows: Sequence[Stakeholder], decisions: Iterable[Decision]
) -> Reporting:
    """The lines that hold now: what humans decided, then what texts state."""
    decided = _find_decided(rows, decisions)
    fixed = {
        number: _find_manager(directory, rows, decision.value, number)
        for number, decision in decided.items()
    }
    ties = read_ties(directory, REPORTS_TO)
    lines = grow_forest(ties, fixed=fixed)
    held = [tie for tie in ties if lines.get(tie.source) == tie.target]
    return Reporting(lines, held, decided)


def _find_decided(
    rows: Sequence[Stakeholder], decisions: Iterable[Decision]
) -> dict[int, Decision]:
    """The number of each person whose manager was decided on, in the order decided."""
    numbers = {row.id: number for number, row in enumerate(rows)}
    decided: dict[int, Decision] = {}
    for decision in decisions:
        if decision.attribute == REPORTS_TO:
            row = find_row(rows, decision.one, account=decision.account)
            if row is not None:
                decided.pop(numbers[row.id], None)
                decided[numbers[row.id]] = decision
    return decided


def _find_manager(
    directory: Directory, rows: Sequence[Stakeholder], named: str, but: int
) -> int | None:
    """The one row of that name, else whoever is known by it."""
    found = [n for n, row in enumerate(rows) if fold_name(row.name) == fold_name(named)]
    if len(found) == 1:
        return found[0]
    return find_person(directory, named, document="", but=(but,))
