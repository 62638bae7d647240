"""People and gaps of an account → who fills which place of its buying centre."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.export.page.naming import anchor_of, shorten
from pipeline.export.page.quotes import quote_span
from pipeline.export.page.view import HolderView, PlaceView
from pipeline.labels import ROLES, UNKNOWN
from pipeline.types import Gap, Stakeholder

DECIDES = "decision_maker"
# A place is as good as the nearest of those who fill it.
_STATES = ("met", "unmet", "unnamed")
_PLACES = (("influence", DECIDES), *(("role", role) for role in ROLES))


def view_places(people: Sequence[Stakeholder], gaps: Sequence[Gap]) -> Iterator[PlaceView]:
    """The decision, then the roles: who fills each, and who is only spoken of.

    People without a known role come last, where there are any.
    """
    present = [person for person in people if person.status != "left"]
    unmet = {gap.name for gap in gaps if gap.state == "unmet"}
    for attribute, value in _PLACES:
        held = (person for person in present if getattr(person, attribute).value == value)
        unnamed = (gap for gap in gaps if getattr(gap, attribute) == value and gap.spans)
        holders = (
            *(_view_holder(person, met=person.name not in unmet) for person in held),
            *(_view_unnamed(gap) for gap in unnamed if gap.state == "unnamed"),
        )
        if holders or value != UNKNOWN:
            yield PlaceView(
                f"{attribute}.{value}", f"{attribute}-{value}", _state(holders), holders
            )


def _state(holders: Iterable[HolderView]) -> str:
    states = {holder.css for holder in holders}
    return next((state for state in _STATES if state in states), "missing")


def _view_holder(person: Stakeholder, *, met: bool) -> HolderView:
    state = "met" if met else "unmet"
    return HolderView(shorten(person.name), f"#{anchor_of(person.id)}", f"gap.{state}", state)


def _view_unnamed(gap: Gap) -> HolderView:
    """Somebody known by a post alone, with the latest words that say so."""
    quotes = (quote_span(gap.spans[-1]),)
    return HolderView(shorten(gap.title), "", "gap.unnamed", "unnamed", quotes)
