"""Findings of an account → its page as plain records, and its line of the index."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.export.changes import Change
from pipeline.export.page.centre import DECIDES, view_places
from pipeline.export.page.naming import shorten
from pipeline.export.page.news import view_change, view_doubt
from pipeline.export.page.people import list_judged, view_person
from pipeline.export.page.view import AccountView, LabelView, PageView, PersonView
from pipeline.export.table import format_date
from pipeline.labels import ROLES
from pipeline.names import count_cjk
from pipeline.types import Document, Findings, Stakeholder

_SAMPLE = 2_000  # characters of a document that tell its language
_FILTERED = ("role", "stance")


def view_account(
    account: str, found: Findings, *, changes: Sequence[Change] | None = None, style: bool = True
) -> PageView:
    """All that the page of an account shows.

    `changes` is None where no run went before; `style` says whether styles are shown at all.
    """
    rows = sorted(found.people, key=_rank)
    ids = frozenset(person.id for person in rows)
    people = tuple(view_person(row, found.relations, style=style) for row in rows)
    documents = {item.document.id: item.document for row in rows for item in row.evidence}
    return PageView(
        account=account,
        short=shorten(account),
        language=find_language(documents.values()),
        figures=tuple(_view_figures(people, documents=len(documents), gaps=len(found.gaps))),
        columns=tuple(_list_columns(style=style)),
        filters=tuple(_list_filters(people)),
        people=people,
        places=tuple(view_places(rows, found.gaps)),
        gaps=len(found.gaps),
        changes=tuple(view_change(change, ids) for change in changes or ()),
        no_changes_key="ui.changes_first" if changes is None else "ui.changes_none",
        doubts=tuple(view_doubt(doubt, ids) for doubt in found.doubts),
        last_seen=format_date(max((row.last_seen for row in rows if row.last_seen), default=None)),
    )


def view_line(page: PageView, *, href: str) -> AccountView:
    """The line of the index that leads to a page."""
    return AccountView(
        account=page.account,
        short=page.short,
        href=href,
        people=len(page.people),
        deciders=tuple(person.short for person in _hold(page.people, f"influence-{DECIDES}")),
        supporters=len(_hold(page.people, "stance-supporter")),
        opponents=len(_hold(page.people, "stance-opponent")),
        missing=page.gaps,
        doubts=len(page.doubts),
        changes=len(page.changes),
        last_seen=page.last_seen,
    )


def find_language(documents: Iterable[Document]) -> str:
    """`zh` where Chinese characters outnumber Latin words, each about a word's worth, else `en`."""
    text = " ".join(document.text[:_SAMPLE] for document in documents)
    chinese = count_cjk(text)
    latin = sum(word.isascii() and word.isalpha() for word in text.split())
    return "zh" if chinese > latin else "en"


def _rank(person: Stakeholder) -> tuple[object, ...]:
    """Those who decide come first, then roles in their order; who has left comes last."""
    return (
        person.status == "left",
        person.influence.value != DECIDES,
        ROLES.index(person.role.value),
        -person.mentions,
        person.name,
    )


def _hold(people: Iterable[PersonView], label: str) -> list[PersonView]:
    return [person for person in people if label in person.tags.split()]


def _view_figures(
    people: Sequence[PersonView], *, documents: int, gaps: int
) -> Iterator[tuple[str, str]]:
    yield "ui.people", str(len(people))
    yield "ui.documents", str(documents)
    yield "ui.deciders", str(len(_hold(people, f"influence-{DECIDES}")))
    yield "ui.supporters", str(len(_hold(people, "stance-supporter")))
    yield "ui.opponents", str(len(_hold(people, "stance-opponent")))
    yield "ui.missing", str(gaps)


def _list_columns(*, style: bool) -> Iterator[tuple[str, str]]:
    """Keys and class names of the table's head; a phone has no room for what is `wide`."""
    yield from (("ui.name", ""), ("ui.title", ""), ("ui.department", "wide"))
    yield from ((f"attribute.{name}", name) for name in list_judged(style=style))
    yield from (
        ("attribute.reports_to", "wide"),
        ("ui.last_seen", "wide"),
        ("ui.documents", "wide number"),
    )


def _list_filters(people: Iterable[PersonView]) -> Iterator[tuple[str, tuple[LabelView, ...]]]:
    """The labels that occur, by which the table can be filtered, each in the order of its set."""
    labels = [label for person in people for label in person.judged]
    for attribute in _FILTERED:
        once = {label.css: label for label in labels if label.attribute == attribute}
        yield f"attribute.{attribute}", tuple(sorted(once.values(), key=lambda label: label.rank))
