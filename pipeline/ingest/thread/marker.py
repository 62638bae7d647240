"""Rules and phrases that announce a quoted mail: `-----Original Message-----`, `原始邮件`."""

import re
from functools import cache

from pipeline.ingest.thread.lines import Line
from pipeline.ingest.thread.words import fold, markers
from pipeline.lexicon import load_words

_DASHES = "-_=*~#—–─━> \t"
_RULE = re.compile(r"[-_=*~—–─━ ]{3,}\Z")
_MOST_PHRASE = 60


def is_rule(text: str) -> bool:
    """Whether a line is nothing but a drawn line."""
    return text[:1] in "-_=*~—–─━" and _RULE.match(text) is not None


def read_marker(lines: list[Line], at: int) -> tuple[int, bool] | None:
    """The line after the marker at `at` and whether it stands between dashes; None without one."""
    text = lines[at].text
    phrase = text.strip(_DASHES)
    dashed = len(text) - len(phrase) > 3 and text[0] in _DASHES
    if len(text) <= _MOST_PHRASE + 80 and fold(phrase.rstrip(" :：")) in markers():
        return at + 1, dashed or phrase.endswith((":", "："))
    if dashed and _forwarded_by().match(phrase):
        folded = text[-1] not in "-_=" and at + 1 < len(lines)
        return at + 1 + (folded and lines[at + 1].text.endswith("--")), True
    return None


@cache
def _forwarded_by() -> re.Pattern[str]:
    """`Forwarded by Ann Weber/ACME on 05/01/2000 09:03 AM`."""
    words = "|".join(map(re.escape, load_words("mail")["lotus"]["forwarded_by"]))
    return re.compile(rf"(?:{words})\b", re.IGNORECASE)
