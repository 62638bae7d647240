"""Plots of an account: when each person was active, and who holds which role with which part.

Both are drawn as markup on the server, so that the page needs no plotting library: a plot is a
template over a few numbers, styled by the page's own sheet in light and dark.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from pipeline.export.page.chart.draw import Texts
from pipeline.types import Stakeholder


@dataclass(frozen=True, slots=True)
class Activity:
    """Messages by person and period: `counts[i]` are those of `people[i]`, one per period."""

    people: tuple[Stakeholder, ...]
    periods: tuple[date, ...]
    counts: tuple[tuple[int, ...], ...]


def gather_activity(people: Iterable[Stakeholder]) -> Activity:
    """Count the dated messages in which each person is met; who has none is left out."""
    raise NotImplementedError


def draw_activity(activity: Activity, *, texts: Texts) -> Markup:
    """One `<svg>` with a row for each person and a dot for each period with messages."""
    raise NotImplementedError


def draw_matrix(people: Iterable[Stakeholder], *, texts: Texts) -> Markup:
    """A table of roles by influence with the people's names in its cells."""
    raise NotImplementedError
