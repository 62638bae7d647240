"""Who an attribution names and when: "On 2 May 2025 at 10:00, Ann Weber <a@b.c> wrote:"."""

import re
from functools import cache, lru_cache

from pipeline.ingest.addresses import parse_parties
from pipeline.ingest.dates import parse_date
from pipeline.ingest.thread.reading import EDGES, Reading, skip_opener
from pipeline.ingest.thread.stamp import YEAR, end_stamp, start_stamp
from pipeline.ingest.thread.verbs import find_verbs
from pipeline.ingest.thread.words import compile_any
from pipeline.lexicon import load_words
from pipeline.types import Envelope, Party

_QUOTED = re.compile(r"[\"“]([^\"“”]{2,100})[\"”]\W{0,3}$")
_ZONE = re.compile(r"^\s*(?:[-+]\d{4}|(?:\w+ )?(?:Standard|Daylight|Summer) Time)\b")
_WEEKDAY = re.compile(
    r"(?:(?<![\s,，])[\s,，]++)?"
    r"(?:[（(]?(?:星期|周|週)[一二三四五六日天][）)]?|\([月火水木金土日월화수목금토일]\))[\s,，]*"
)
_AROUND = 25  # characters beside the day in which its time stands


@lru_cache(maxsize=4096)  # threads repeat themselves
def tell_envelope(reading: Reading) -> Envelope:
    """Who wrote and when: "On 2 May 2025 Ann Weber wrote:" -> Ann Weber, 2025-05-02."""
    day, head = reading.day, reading.head
    if day:
        # Before figures alone stands what they need: a weekday, the time.
        before = _AROUND if day[0][0].isdigit() else 0
        stamp = head[max(0, day.start() - before) : day.end() + _AROUND]
    else:
        stamp = head if YEAR.search(head) else ""
    return Envelope(author=_find_author(reading), sent=parse_date(stamp) if stamp else None)


@cache
def _joiners() -> re.Pattern[str]:
    return compile_any(load_words("mail")["attribution"]["joiners"])


def _find_author(reading: Reading) -> Party | None:
    """The name and address between the date, the verb and the edges."""
    head, address = reading.head, reading.address
    if address:
        before = head[: address.start]
        # Where no verb ends the text, one may stand before the name.
        verbs = [] if reading.final else find_verbs(before)
        name = _find_name(before[verbs[-1][1] :] if verbs else before, beside_address=True)
        return Party("" if "@" in name else name, address.text)
    verbs = find_verbs(head)
    if not verbs:
        return _name_party(_find_name(head))
    start, end = verbs[-1]
    return _name_party(_find_name(head[end:]) or _find_name(head[:start]))


def _find_name(text: str, *, beside_address: bool = False) -> str:
    """What is named behind the last date or time of a text, else before the first one."""
    quoted = _QUOTED.search(text) if '"' in text or "“" in text else None
    if quoted:
        return quoted[1].strip("'")
    end = end_stamp(text)
    if name := _clean(text[end:]):
        return name if end else _clean(skip_opener(text)) or name
    opened = skip_opener(text)
    if beside_address and opened:
        return ""
    return _clean((opened or text)[: start_stamp(opened or text)])


def _clean(text: str) -> str:
    text = _ZONE.sub("", text)
    text = (text if text.isascii() else _WEEKDAY.sub(" ", text)).strip(EDGES)
    while match := _joiners().match(text):
        text = text[match.end() :].strip(EDGES)
    return text if sum(map(str.isalpha, text)) > 1 else ""


def _name_party(text: str) -> Party | None:
    return next(iter(parse_parties(text)), None)
