"""Who reports to whom: the manager that a text names → the row that is meant."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.aggregate.directory import build_directory
from pipeline.aggregate.forest import grow_forest
from pipeline.aggregate.persons import Person
from pipeline.aggregate.ties import read_ties
from pipeline.types import Stakeholder


def link_managers(people: Sequence[Person], rows: Sequence[Stakeholder]) -> list[Stakeholder]:
    """The rows with `reports_to` filled where the documents state a manager who has a row."""
    lines = grow_forest(read_ties(build_directory(people, rows), "reports_to"))
    return [
        replace(row, reports_to=rows[lines[number].target].name if number in lines else "")
        for number, row in enumerate(rows)
    ]
