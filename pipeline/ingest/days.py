"""The day in a piece of text: its year, month and day, and where they stand.

The first half of reading dates; `dates` adds the time and reads file names.
"""

import re
from datetime import datetime
from functools import cache
from typing import NamedTuple

from pipeline.lexicon import load_words

_YEARS = range(1970, 2100)
_SEP = r"[\s_.,/'’-]{1,3}"


class Day(NamedTuple):
    """A day of the calendar and the range of the text that names it."""

    year: int
    month: int
    day: int
    start: int
    end: int


@cache
def _words(table: str) -> dict[str, int]:
    """Word -> number of the month or weekday."""
    lists = load_words("dates")[table]
    return {word: int(number) for number, words in lists.items() for word in words.split()}


def find_day(text: str, *, default_year: int | None = None) -> Day | None:
    """The day that lower-case `text` names most clearly: "on 3 july 2024" -> 2024, 7, 3.

    A day without a year counts only with `default_year`.
    """
    found = (_read_day(match, text, None) for p in _patterns() for match in p.finditer(text))
    if day := next((day for day in found if day), None):
        return day
    if default_year is None:
        return None
    found = (_read_day(m, text, default_year) for p in _yearless() for m in p.finditer(text))
    return next((day for day in found if day), None)


def _read_day(match: re.Match[str], text: str, default_year: int | None) -> Day | None:
    """The numbers of a match, where they are a day of the calendar."""
    groups = match.groupdict()
    month = _to_month(groups["m"])
    if month is None:
        return None
    year, day = default_year or _to_year(groups["y"]), int(groups["d"])
    orders = [(month, day)]
    if mark := groups.get("mark"):
        orders = _order_numbers(year, month, day, mark, text)
    valid = [order for order in orders if _is_day(year, *order)]
    return Day(year, *valid[0], match.start(), match.end()) if valid else None


def _to_month(text: str) -> int | None:
    return int(text) if text.isdecimal() else _words("months").get(text.strip("."))


def _to_year(text: str) -> int:
    """Two digits count as 1970 to 2069."""
    year = int(text)
    if len(text) > 2:
        return year
    return year + (2000 if year < 70 else 1900)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return datetime(year, month, day).year in _YEARS
    except ValueError:
        return False


def _order_numbers(
    year: int, first: int, second: int, mark: str, text: str
) -> list[tuple[int, int]]:
    """Month and day of 05/03/2024, the likelier reading first."""
    american, european = (first, second), (second, first)
    words = (_words("weekdays").get(word) for word in re.findall(r"[^\W\d_]+", text))
    weekday = next((number for number in words if number), None)
    for order in (american, european):
        if _is_day(year, *order) and datetime(year, *order).isoweekday() == weekday:
            return [order]
    padded = re.search(r"\b0\d[/-]|[/-]0\d[/-]", text)
    clock_24 = ":" in text and not re.search(r"\d\s?[ap]\.?m\b|[上下]午", text)
    if mark in ".-" or (padded and clock_24):
        return [european, american]
    return [american, european]


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """From the clearest to the most ambiguous way to write a day."""
    joiners = load_words("dates")["joiners"]
    join = rf"(?:(?:{'|'.join(joiners['words'].split())})\.?\s+)?"
    nth = rf"(?:{'|'.join(joiners['ordinals'].split())})?"
    year, day, month = r"(?P<y>\d{4})", rf"(?P<d>\d{{1,2}}){nth}", r"(?P<m>[^\W\d_]{3,14})"
    any_year = r"(?P<y>\d{4}|\d\d)(?![\d:：])"
    clock = r"(?:\d{1,2}:\d\d(?::\d\d)?\s+(?:[A-Za-z]{2,5}\s+|[+-]\d{4}\s+)?)"
    number_month, number_day = r"(?P<m>\d{1,2})", r"(?P<d>\d{1,2})(?!\d)"
    texts = (
        rf"(?<!\d){year}\s?[年년]\s?{number_month}\s?[月월]\s?{number_day}",
        rf"(?<!\d){year}\s?[-/._]\s?{number_month}\s?[-/._]\s?{number_day}",
        r"(?<!\d)(?P<y>(?:19|20)\d\d) (?P<m>\d\d) (?P<d>\d\d)(?!\d)",
        rf"(?<!\d){day}{_SEP}?{join}{month}\.?{_SEP}?{join}{year}(?!\d)",
        rf"(?<![^\W\d_]){month}{_SEP}{day}{_SEP}{year}(?!\d)",
        rf"(?<![^\W\d_]){month}\s+{day}\s+{clock}{year}(?!\d)",
        rf"(?<!\d){year}{_SEP}{month}{_SEP}{number_day}",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
        rf"(?<!\d){number_month}(?P<mark>[/.-])\s?(?P<d>\d{{1,2}})(?P=mark)\s?{any_year}",
        r"(?<!\d)(?P<d>\d{1,2})\.\s(?P<m>\d{1,2})\.\s(?P<y>\d{4})(?!\d)",
        rf"(?<!\d){day}{_SEP}{join}{month}{_SEP}{join}{any_year}",
        rf"(?<![^\W\d_]){month}{_SEP}{day}{_SEP}{any_year}",
    )
    return tuple(re.compile(text) for text in texts)


@cache
def _yearless() -> tuple[re.Pattern[str], ...]:
    """Ways to write a day without its year."""
    nth = rf"(?:{'|'.join(load_words('dates')['joiners']['ordinals'].split())})?"
    texts = (
        r"(?<!\d)(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})(?!\d)",
        rf"(?<!\d)(?P<d>\d{{1,2}}){nth}\.?[\s_-]{{0,2}}(?:of\s)?(?P<m>[^\W\d_]{{3,14}})",
        rf"(?<![^\W\d_])(?P<m>[^\W\d_]{{3,14}})\.?[\s_-]{{0,2}}(?P<d>\d{{1,2}}){nth}(?!\d)",
    )
    return tuple(re.compile(text) for text in texts)
