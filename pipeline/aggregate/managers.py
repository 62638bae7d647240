"""Who reports to whom: the manager that a text names → the row that is meant."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.aggregate.describe import facts_of
from pipeline.aggregate.forms import Form, read_form
from pipeline.aggregate.likeness import likeness
from pipeline.aggregate.persons import Person, PersonIndex
from pipeline.types import Stakeholder


def link_managers(people: Sequence[Person], rows: Sequence[Stakeholder]) -> list[Stakeholder]:
    """The rows with `reports_to` filled where the documents name a manager who has a row."""
    index = PersonIndex()
    names = {}
    for person, row in zip(people, rows, strict=True):
        index.add(person, person.forms)
        names[id(person)] = row.name
    return [
        replace(row, reports_to=names.get(id(_find_manager(person, index)), ""))
        for person, row in zip(people, rows, strict=True)
    ]


def _find_manager(person: Person, index: PersonIndex) -> Person | None:
    """The one whom the latest statement fits best; a name that fits two is passed over."""
    for _, item in reversed(facts_of(person.sightings, "reports_to")):
        form = read_form(item.value.strip())
        near = [other for other in index.find([form]) if other is not person]
        scored = [(_fit(form, other, item.document.id), other) for other in near]
        most = max((score for score, _ in scored), default=(0.0, False))
        best = [other for score, other in scored if score == most]
        if most[0] > 0.0 and len(best) == 1:
            return best[0]
    return None


def _fit(form: Form, person: Person, document: str) -> tuple[float, bool]:
    """How well a form fits a person; among equals who is met in the document goes first."""
    best = max(likeness(form, known) for known in person.forms)
    return best, document in person.documents
