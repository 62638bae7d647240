"""When a document was written: by its file's name, its first lines, its account's others."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from pipeline.ingest.dates import date_from_name, find_year, parse_date
from pipeline.types import Document, Kind

_FINAL = tuple(".。!！?？;；")
_WIDE = re.compile(r"[\u2e80-\uffef]")
_START, _WIDE_START = 32, 13  # characters, in Latin and in Chinese
_TOP_LINES = 5
_TOP_CHARS = 120  # a line with the date of a note is short
_AROUND = timedelta(days=90)  # how far from the account's dated documents a note may lie


def date_note(name: str, text: str) -> datetime | None:
    """The date of a note, call or page, None where nothing states it; never the file's clock.

    A whole date in the first lines has the time as well and wins where the name agrees or has
    none; a day without a year takes the year that the first lines state.
    """
    lines = [line for line in text[:2_000].split("\n") if line.strip()][:_TOP_LINES]
    top = [_date_part(line.strip()) for line in lines if len(line) <= _TOP_CHARS]
    year = next((year for line in top if (year := find_year(line))), None)
    named = date_from_name(name, default_year=year)
    year = year or (named.year if named else None)
    stated = next((date for line in top if (date := parse_date(line, default_year=year))), None)
    if named is None or (stated and stated.date() == named.date()):
        return stated
    return named


def _date_part(line: str) -> str:
    """What of a line may date the note: of a sentence its beginning, where no deadline stands."""
    if not line.endswith(_FINAL):
        return line
    return line[:_WIDE_START] if _WIDE.search(line) else line[:_START]


def fill_years(documents: Sequence[Document]) -> list[Document]:
    """One account's documents; notes whose name has a day alone take the year that the others give.

    `0910.txt` among mails of June to October 2024 -> 2024-09-10. Where two years would do, or
    none, the note stays undated.
    """
    dates = [sent for document in documents if (sent := document.envelope.sent)]
    if not dates:
        return list(documents)
    return [_fill_year(document, min(dates), max(dates)) for document in documents]


def _fill_year(document: Document, first: datetime, last: datetime) -> Document:
    if document.envelope.sent is not None or document.kind not in (Kind.NOTE, Kind.TRANSCRIPT):
        return document
    years = range(first.year - 1, last.year + 2)
    dates = [date_from_name(document.source, default_year=year) for year in years]
    near = {date for date in dates if date and first - _AROUND <= date <= last + _AROUND}
    if len(near) != 1:
        return document
    return replace(document, envelope=replace(document.envelope, sent=near.pop()))
