"""Changes and doubts of an account → what its page tells of them."""

from collections.abc import Collection

from pipeline.export.changes import Change
from pipeline.export.page.naming import anchor_of, shorten
from pipeline.export.page.quotes import quote_evidence
from pipeline.export.page.reasons import translate_reason
from pipeline.export.page.view import ChangeView, DoubtView
from pipeline.types import Doubt

_MOST_QUOTES = 6


def view_change(change: Change, ids: Collection[str]) -> ChangeView:
    """One change; its person is linked where `ids` says that the page has their card."""
    values = (shorten(value) for value in (change.before, change.after) if value)
    return ChangeView(
        name=shorten(change.name),
        href=_link(change.id, ids),
        change_key=f"change.{change.change}",
        values=tuple(values),
    )


def view_doubt(doubt: Doubt, ids: Collection[str]) -> DoubtView:
    """One doubt about one person or two, with what speaks for either side."""
    sides = ((doubt.one, doubt.one_id), (doubt.other, doubt.other_id))
    # Where reasons disagree on a cell, its values say more than words about them.
    values = dict.fromkeys(
        f"{item.attribute}.{item.value}" for item in doubt.evidence if item.attribute == doubt.kind
    )
    quotes = tuple(dict.fromkeys(quote_evidence(item) for item in doubt.evidence))
    return DoubtView(
        kind_key=f"doubt.{doubt.kind}",
        names=tuple((shorten(name), _link(own, ids)) for name, own in sides if name),
        value_keys=tuple(values) if not doubt.other else (),
        reason=translate_reason(doubt.reason) if doubt.other or not values else {},
        quotes=quotes[:_MOST_QUOTES],
    )


def _link(identifier: str, ids: Collection[str]) -> str:
    return f"#{anchor_of(identifier)}" if identifier in ids else ""
