"""Plots of an account: when each person was active, and who holds which role with which part.

Both are templates over a few numbers, so that the page's own style gives them their colours in
light and dark, in print and in either language. A plotting library would write its own colours,
shapes instead of words, and twenty times the size.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from markupsafe import Markup

from pipeline.export.page.chart.fit import fit_text
from pipeline.export.page.naming import shorten
from pipeline.export.page.templates import render
from pipeline.labels import INFLUENCES, ROLES
from pipeline.types import Stakeholder

# The drawing of activity, in CSS pixels: all of it, the names, one row, and the years above.
_WIDTH, _NAMES, _ROW, _HEAD = 1168, 188, 26, 40
_NARROWEST, _WIDEST = 34, 72  # of a period
_NAME_SIZE, _SMALLEST, _LARGEST = 12, 2.5, 9
_MOST_PERIODS = 26


@dataclass(frozen=True, slots=True)
class Grain:
    """One way to cut time: days to numbers that count up, and a number to the day it begins.

    `names` and `shorts` are date formats of a column's full name and of what stands above it,
    below the year.
    """

    place: Callable[[date], int]
    begin: Callable[[int], date]
    names: str
    shorts: str


def _cut_months(step: int, names: str, shorts: str) -> Grain:
    def begin(place: int) -> date:
        year, month = divmod(place * step, 12)
        return date(year, month + 1, 1)

    return Grain(lambda d: (d.year * 12 + d.month - 1) // step, begin, names, shorts)


# Weeks begin on Mondays, as the first day of the calendar does.
_GRAINS = (
    Grain(
        lambda d: (d.toordinal() - 1) // 7,
        lambda place: date.fromordinal(place * 7 + 1),
        "%Y-%m-%d",
        "%m-%d",
    ),
    _cut_months(1, "%Y-%m", "%m"),
    _cut_months(3, "%Y-%m", "%m"),
    _cut_months(12, "%Y", ""),
)


@dataclass(frozen=True, slots=True)
class Period:
    """A week, month, quarter or year by its first day: `2026-03-02`, `2026-03`, `2026`.

    `short` is what follows the year; `head` the year, where it is a new one.
    """

    name: str
    short: str
    head: str


@dataclass(frozen=True, slots=True)
class Strip:
    """How many messages met one person in each period."""

    id: str
    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """Messages by person and period, the most active person first."""

    periods: tuple[Period, ...] = ()
    strips: tuple[Strip, ...] = ()


def gather_activity(people: Iterable[Stakeholder]) -> Activity:
    """Count the dated messages in which each person is met, in at most 26 periods.

    Periods are weeks where those suffice, else months, quarters, or years, of which the latest are
    kept. Who stands in no dated message is left out.
    """
    dated = [(person, days) for person in people if (days := list_days(person))]
    if not dated:
        return Activity()
    first, last = min(min(days) for _, days in dated), max(max(days) for _, days in dated)
    spans = ((grain, grain.place(first), grain.place(last)) for grain in _GRAINS)
    fitting = (span for span in spans if span[2] - span[1] < _MOST_PERIODS)
    years = _GRAINS[-1]
    latest = (years, years.place(last) - _MOST_PERIODS + 1, years.place(last))
    grain, start, end = next(fitting, latest)
    places = range(start, end + 1)
    strips = (
        Strip(person.id, person.name, tuple(counts[place] for place in places))
        for person, days in dated
        for counts in (Counter(map(grain.place, days)),)
    )
    return Activity(
        tuple(_name_periods(grain, places)),
        tuple(sorted(strips, key=lambda strip: (-sum(strip.counts), strip.name))),
    )


def list_days(person: Stakeholder) -> list[date]:
    """The day of each dated message that says something of a person, quoted mails on their own."""
    segments = (item.mention.segment for item in person.evidence)
    days = {
        (segment.document.id, segment.message): sent.date()
        for segment in segments
        if (sent := segment.sent)
    }
    return sorted(days.values())


def _name_periods(grain: Grain, places: Iterable[int]) -> Iterator[Period]:
    before = ""
    for day in map(grain.begin, places):
        head = day.strftime("%Y")
        new = head if head != before else ""
        yield Period(day.strftime(grain.names), day.strftime(grain.shorts), new)
        before = head


def draw_activity(activity: Activity, *, language: str) -> Markup:
    """One `<svg>`: a row for each person, a dot for each period, the larger the more messages."""
    count = len(activity.periods) + 1
    step = max(_NARROWEST, min(_WIDEST, (_WIDTH - _NAMES) // count))
    lefts = [_NAMES + step * place for place in range(count)]
    return render(
        "activity.svg.j2",
        language,
        periods=list(zip(lefts, activity.periods, strict=False)),
        rows=[
            (_HEAD + _ROW * place, strip, fit_text(strip.name, width=_NAMES - 24, size=_NAME_SIZE))
            for place, strip in enumerate(activity.strips)
        ],
        dots=list(_draw_dots(activity, lefts)),
        size=(lefts[-1], _HEAD + _ROW * len(activity.strips)),
    )


def _draw_dots(
    activity: Activity, lefts: Sequence[int]
) -> Iterator[tuple[tuple[int, float, str], ...]]:
    """Where each dot of a row stands, how large it is, what it says; areas grow with the count."""
    most = max((count for strip in activity.strips for count in strip.counts), default=0)
    for strip in activity.strips:
        yield tuple(
            (
                left,
                round(_SMALLEST + (_LARGEST - _SMALLEST) * sqrt(count / most), 1),
                f"{period.name}: {count}",
            )
            for left, count, period in zip(lefts, strip.counts, activity.periods, strict=False)
            if count
        )


def draw_matrix(people: Iterable[Stakeholder], *, language: str) -> Markup:
    """A table of roles by influence with the people's names in its cells, unknown included.

    It is a table and no drawing: names break and wrap on a phone, and are read out by row.
    """
    cells: dict[tuple[str, str], list[tuple[Stakeholder, str]]] = {
        (role, part): [] for role in ROLES for part in INFLUENCES
    }
    for person in people:
        cells[person.role.value, person.influence.value].append((person, shorten(person.name)))
    return render("matrix.html.j2", language, roles=ROLES, parts=INFLUENCES, cells=cells)
