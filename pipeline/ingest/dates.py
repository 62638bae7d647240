"""Dates as people, mail clients and file names write them → naive datetimes.

Reach for it wherever a date stands in text: the header of a mail, a quoted header, the first line
of a note, a file name. The time is the writer's own and time zones are dropped: what counts is the
order of conversations and what a reader sees. Nothing is ever filled in from today's date.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from functools import cache, lru_cache
from pathlib import PurePosixPath

from pipeline.ingest.days import Day, find_day
from pipeline.lexicon import load_words

_MOST_CHARS = 200  # no date field is longer
# The time that follows a day without a blank: 20250424-090012.
_STAMP = re.compile(r"[-_t](?P<h>[01]\d|2[0-3])(?P<min>[0-5]\d)(?P<s>[0-5]\d)?(?!\d)")
# A run of digits that a file name sets apart: no letter of a code and no other digit beside it.
_COMPACT = re.compile(
    r"(?<![\dA-Za-z#-])(?P<y>[0-4]\d)?(?P<m>0\d|1[0-2])(?P<d>[0-2]\d|3[01])(?![\dA-Za-z]|-\d)"
)
_STRICT = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
_NUMERAL = re.compile("[〇○零一二三四五六七八九十]{1,4}(?=[年月日号])")
_ARABIC = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# A word with letters of an alphabet, not ASCII alone: languages that lack words here have those.
_FOREIGN_WORD = re.compile("[a-z]*[\u00c0-\u1fff]{1,}[a-z\u00c0-\u1fff]{2,}")
_TIME = re.compile(
    r"""(?<![\d+:.])(?<!gmt-)(?<!utc-)(?P<before>[^\W\d_]{2}\s?)?(?P<h>[01]?\d|2[0-4])
    \s?(?:[:：.h]|[时時点點]|시)\s?(?P<min>[0-5]\d)?(?:\s?[:：.分분]\s?(?P<s>[0-5]\d))?分?(?![\d])
    (?:[.,]\d{1,6})?\s?(?P<after>[^\W\d_]\.?[^\W\d_]\b\.?)?
    | (?<![\d:.])(?P<hour>1[0-2]|0?[1-9])\s?(?P<half>[ap]\.?m\b\.?)""",
    re.VERBOSE | re.IGNORECASE,
)


def parse_date(text: str, *, default_year: int | None = None) -> datetime | None:
    """The first date in `text` with its time, or None.

    "Tue, 28 Jan 2025 08:05:00 +0800" -> 2025-01-28 08:05; "3 july" needs `default_year`.
    05/03/2024 is read by its weekday where one stands beside it, else as May 3, the American way,
    unless a 24-hour clock and leading zeros speak for a European hand.
    """
    return _parse_short(text[:_MOST_CHARS], default_year)


@lru_cache(maxsize=4096)
def _parse_short(text: str, default_year: int | None) -> datetime | None:
    folded = _fold(text)
    if not any(char.isdigit() for char in folded):
        return None
    day = find_day(folded, default_year=default_year)
    return _add_time(day, folded) if day else _ask_dateparser(folded)


def _fold(text: str) -> str:
    """Lower case, full-width and Chinese numbers and marks as ASCII, blanks single."""
    if not text.isascii():
        text = re.sub("[\uff01-\uff5e]", lambda found: chr(ord(found[0]) - 0xFEE0), text)
        text = _NUMERAL.sub(_to_arabic, text)
    return re.sub(r"\s+", " ", text).lower()


def _to_arabic(found: re.Match[str]) -> str:
    """`二〇二五` -> 2025, `十` -> 10, `二十一` -> 21."""
    tens, ten, ones = found[0].partition("十")
    if not ten:
        return tens.translate(_ARABIC)
    return (tens or "一").translate(_ARABIC) + (ones or "〇").translate(_ARABIC)


def _ask_dateparser(text: str) -> datetime | None:
    """A whole date in a language that we have no words for, its year in digits."""
    if len(text) > 60 or not (_YEAR.search(text) and _FOREIGN_WORD.search(text)):
        return None
    import dateparser  # takes half a second for its first date, and hardly any mail needs it

    languages = load_words("dates")["others"]["languages"].split()
    found = dateparser.parse(text, languages=languages, settings=_STRICT)
    return found.replace(tzinfo=None) if found and str(found.year) in text else None


def _add_time(day: Day, text: str) -> datetime:
    """The time that stands after the day, else before it, else midnight."""
    if stamp := _STAMP.match(text, day.end):
        return datetime(*day[:3], int(stamp["h"]), int(stamp["min"]), int(stamp["s"] or 0))
    within = text[day.start : day.end]
    for piece in (text[day.end :], text[: day.start], within if ":" in within else ""):
        for match in _TIME.finditer(piece):
            if time := _read_time(match):
                return datetime(day.year, day.month, day.day, *time)
    return datetime(day.year, day.month, day.day)


def _read_time(match: re.Match[str]) -> tuple[int, int, int] | None:
    if match["hour"]:
        half = _halves().get(match["half"].replace(".", ""))
        return _to_clock(int(match["hour"]), half), 0, 0
    if not match["min"] and not re.search("[时時点點시]", match[0]):
        return None
    around = (match["before"], match["after"])
    halves = [_halves().get(word.strip().replace(".", "")) for word in around if word]
    hour = _to_clock(int(match["h"]), next((half for half in halves if half), None))
    return (hour, int(match["min"] or 0), int(match["s"] or 0)) if hour < 24 else None


def _to_clock(hour: int, half: str | None) -> int:
    """Hours of the twelve-hour clock: 12 in the morning is 0, 3 in the afternoon is 15."""
    if half == "morning" and hour == 12:
        return 0
    if (half == "afternoon" and hour < 12) or (half == "noon" and hour < 10):
        return hour + 12
    return hour


@cache
def _halves() -> dict[str, str]:
    lists = load_words("dates")["halves"]
    return {word.replace(".", ""): half for half, words in lists.items() for word in words.split()}


def date_from_name(file_name: str, *, default_year: int | None = None) -> datetime | None:
    """The date that a file's name states: "2025-01-14 call.txt" -> 2025-01-14.

    "GMT20250424-090012" has a time as well; "3 july" and "0910" need `default_year`; "RFP25-0417"
    is a number of something else.
    """
    stem = re.sub(r"\.[A-Za-z]\w{0,5}\Z", "", PurePosixPath(file_name).name)[-_MOST_CHARS:]
    if day := find_day(_fold(stem)):
        return _add_time(day, _fold(stem))
    if found := next(_read_compact(stem, default_year), None):
        return found
    later = find_day(_fold(stem), default_year=default_year) if default_year else None
    return datetime(*later[:3]) if later else None


def _read_compact(stem: str, default_year: int | None) -> Iterator[datetime]:
    """YYMMDD, or MMDD where the year is known."""
    for found in _COMPACT.finditer(stem):
        year = 2000 + int(found["y"]) if found["y"] else default_year
        if year is not None:
            with suppress(ValueError):
                yield datetime(year, int(found["m"]), int(found["d"]))


def find_year(text: str) -> int | None:
    """The year of the first whole date in `text`: what a date without a year belongs to."""
    day = find_day(_fold(text))
    return day.year if day else None
