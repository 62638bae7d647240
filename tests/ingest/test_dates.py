"""Dates are read as people, mail clients and file names write them."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.dates import date_from_name, find_year, parse_date

MORNING = datetime(2025, 1, 28, 8, 5)
DAY = datetime(2025, 1, 28)
CASES = {
    # mail headers
    "Tue, 28 Jan 2025 08:05:00 +0800": MORNING,
    "28 Jan 25 08:05 GMT": MORNING,
    "Tue Jan 28 08:05:00 2025": MORNING,
    "Tue Jan 28 08:05:00 CET 2025": MORNING,
    "2025-01-28T08:05:00.120Z": MORNING,
    "2025-01-28 08:05:00 UTC+08:00": MORNING,
    "20250128T0805": MORNING,
    # Outlook, Gmail, Apple Mail, Notes
    "Tuesday, January 28, 2025 8:05 AM": MORNING,
    "Tue, Jan 28, 2025 at 8:05\u202fAM": MORNING,
    "28 January 2025 at 08:05:00 GMT+1": MORNING,
    "1/28/2025 8:05 AM": MORNING,
    "01/28/2025 08:05:00 AM": MORNING,
    "January-28-25 8:05 a.m.": MORNING,
    "Jan 28th, 2025, 8:05am": MORNING,
    "8:05 on 28 January 2025": MORNING,
    # Chinese, Japanese, Korean
    "2025年1月28日 8:05": MORNING,
    "2025年1月28日(星期二) 上午8:05": MORNING,
    "2025年1月28日 星期二 08:05:00": MORNING,
    "2025/1/28 周二 08:05": MORNING,
    "２０２５年１月２８日 ８：０５": MORNING,
    "2025年1月28日上午8点05分": MORNING,
    "二〇二五年一月二十八日 8:05": MORNING,
    "二零二四年十月十六日": datetime(2024, 10, 16),
    "二〇二四年十二月三十一日": datetime(2024, 12, 31),
    "2025年1月28日(火) 8:05": MORNING,
    "2025년 1월 28일 (화) 오전 8:05": MORNING,
    # elsewhere in Europe
    "Dienstag, 28. Januar 2025 08:05": MORNING,
    "Am Di., 28. Jan. 2025 um 08:05 Uhr": MORNING,
    "28.01.2025 08:05": MORNING,
    "28. 1. 2025 8:05": MORNING,
    "28-01-2025 08:05": MORNING,
    "mardi 28 janvier 2025 à 08:05": MORNING,
    "28 janvier 2025 à 8 h 05": MORNING,
    "martes, 28 de enero de 2025 a las 8:05": MORNING,
    "terça, 28 de jan. de 2025 às 08:05": MORNING,
    "martedì 28 gennaio 2025 08:05": MORNING,
    "dinsdag 28 januari 2025 om 08:05": MORNING,
    "28. januar 2025 kl. 08.05.00": MORNING,
    "28. tammikuuta 2025 klo 8.05": MORNING,
    "28 stycznia 2025 o 08:05": MORNING,
    "вторник, 28 января 2025 г. в 8:05": MORNING,
    "2025. január 28. 8:05": MORNING,
    "28 Ocak 2025 08:05": MORNING,
    # other shapes of the day
    "28 Jan 2025": DAY,
    "28-Jan-25": DAY,
    "2025.01.28": DAY,
    "20250128": DAY,
    # the clock
    "28 Jan 2025 12:05 AM": datetime(2025, 1, 28, 0, 5),
    "28 Jan 2025 12:05 PM": datetime(2025, 1, 28, 12, 5),
    "2025年1月28日 下午3点": datetime(2025, 1, 28, 15),
    "2025年1月28日 晚上8:05": datetime(2025, 1, 28, 20, 5),
    "2025年1月28日 中午12:30": datetime(2025, 1, 28, 12, 30),
    "28 Jan 2025 5pm": datetime(2025, 1, 28, 17),
    # 05/03/2025 by weekday, by clock and zeros, by habit
    "Mon 5/3/2025 9:00": datetime(2025, 5, 3, 9),
    "Wed 05/03/2025 09:00": datetime(2025, 3, 5, 9),
    "Sat 05/03/2025 09:00": datetime(2025, 5, 3, 9),
    "05/03/2025 09:00": datetime(2025, 3, 5, 9),
    "05/03/2025 9:00 AM": datetime(2025, 5, 3, 9),
    "28/01/2025": DAY,
    # a language without words of its own here
    "28 มกราคม 2025": DAY,
}
NO_DATES = [
    "",
    "today",
    "10:30",
    "31/02/2025",
    "2025-13-01",
    "99/99/9999",
    "1 January 1066",
    "32 January 2025",
    "Room 2025",
    "RFP25-0417",
    "+49 30 2025 1128",
    "3 july",
    "0 0 0",
]


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_parse_date_reads_the_writers_own_time(text: str, expected: datetime) -> None:
    """Day and clock come out as written, the zone dropped."""
    assert parse_date(text) == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_parse_date_invents_nothing(text: str) -> None:
    """What is no whole date gives none: today's is never filled in."""
    assert parse_date(text) is None


@pytest.mark.parametrize("text", ["3 july", "July 3rd", "7月3日", "3. Juli", "3 июля"])
def test_parse_date_takes_the_year_it_is_given(text: str) -> None:
    """A day without a year belongs to the year of its document."""
    assert parse_date(text, default_year=2024) == datetime(2024, 7, 3)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_parse_date_accepts_any_text(text: str) -> None:
    """No text raises, and what comes out is naive."""
    found = parse_date(text, default_year=2024)
    assert found is None or found.tzinfo is None


@settings(deadline=None)
@given(st.datetimes(datetime(1970, 1, 1), datetime(2099, 12, 31)))
@pytest.mark.parametrize(
    "shape", ["%Y-%m-%d %H:%M:%S", "%d %b %Y %H:%M:%S", "%B %d, %Y %I:%M:%S %p", "%Y%m%d-%H%M%S"]
)
def test_parse_date_comes_back_to_what_was_written(shape: str, when: datetime) -> None:
    """Any moment is read from each of the common shapes."""
    assert parse_date(when.strftime(shape)) == when.replace(microsecond=0)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2025-01-28 call.txt", DAY),
        ("call 2025_01_28.md", DAY),
        ("notes/2025.01.28_visit.docx", DAY),
        ("2025 01 28 visit.txt", DAY),
        ("20250128.txt", DAY),
        ("28.01.2025.txt", DAY),
        ("会议纪要250128.docx", DAY),
        ("2025年1月28日 例会.txt", DAY),
        ("kickoff-jan-28-2025.md", DAY),
        ("call_28_january_2025.txt", DAY),
        ("GMT20250128-080500_Recording.transcript.vtt", MORNING),
        ("2025-01-28 08.05 call.txt", MORNING),
        ("2025-01-28-0805.txt", MORNING),
    ],
)
def test_date_from_name_reads_whole_dates(name: str, expected: datetime) -> None:
    """A file name says when, whatever stands around it."""
    assert date_from_name(name) == expected


@pytest.mark.parametrize("name", ["0703.txt", "首访0703.docx", "3 july.txt", "call-july-3.md"])
def test_date_from_name_needs_a_year_for_the_rest(name: str) -> None:
    """A month and a day alone count where the year is known, and only there."""
    assert date_from_name(name) is None
    assert date_from_name(name, default_year=2024) == datetime(2024, 7, 3)


@pytest.mark.parametrize(
    "name",
    [
        "RFP25-0417.pdf",
        "a1024.txt",
        "1234567.txt",
        "v1.2.3.txt",
        "Q3 2024.txt",
        "2 of 3.txt",
        "20250231.txt",
        "thread.eml",
        "acc-240918.txt",
        "march 2024.txt",
    ],
)
def test_date_from_name_leaves_other_numbers_alone(name: str) -> None:
    """Numbers of offers, versions and accounts are no dates."""
    assert date_from_name(name, default_year=2024) is None


def test_find_year_takes_the_first_whole_date() -> None:
    """The year of a text is that of the first date in it that has one."""
    assert find_year("10月3日回访\n上次：2023-09-28\n2024-01-05") == 2023
    assert find_year("no date at all") is None
