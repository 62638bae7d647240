"""Times in speakers' labels, and the shapes of labels that are built around them."""

import re
from functools import cache

from pipeline.lexicon import load_words

UNTIMED = "name:"  # the shape of a label without a time
BARE = "name"  # a name that stands alone on its line
DATED = "date name:"  # with a day only, as in diaries

_SECONDS = r"-?\d{1,2}:-?\d{1,2}:-?\d{1,2}(?:[.,]\d{1,3})?"
RANGE = re.compile(rf"{_SECONDS}[ \t]*-->[ \t]*{_SECONDS}")
_MARK = r"[*_]{0,2}"
_BEFORE = rf"[ \t]*+(?:[-*•·#>]{{1,6}}[ \t]++)?{_MARK}"
_NAME = r"(?P<name>[^\s:：][^:：\t]{0,58}?)"
_GAP = r"[ \t,，|｜·\-–—~]*"
_COLON = rf"{_MARK}[ \t]*[:：]{_MARK}[ \t]*"
_HEAD = 400  # characters of a line in which its label must lie
_DIGIT = re.compile(r"\d")
_STRONG = re.compile(r"\d[:：]\d{1,2}[:：]\d|[\[(（【]|\d[-/.年月]\d")


@cache
def _date() -> str:
    words = load_words("turns")["stamp"]
    return (
        r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?"
        rf"|\d{{1,2}}月\d{{1,2}}[日号]|\d{{1,2}} {words['months']}(?: \d{{4}})?"
        rf"|{words['months']} \d{{1,2}}(?:,? \d{{4}})?|{words['days']})"
    )


@cache
def _stamp() -> str:
    """A time, two of them, or a day and a time, with or without brackets."""
    halves = load_words("turns")["stamp"]["halves"]
    clock = (
        rf"(?:{halves})?[ \t]*+\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?(?:[.,]\d{{1,3}})?"
        r"(?![:：]?\d)(?:[ \t]?[AaPp]\.?[Mm]\b\.?)?"
    )
    moment = rf"(?:{_date()}(?:,|，|T|[ \t]+at)?[ \t]*+)?{clock}"
    times = rf"{RANGE.pattern}|{moment}(?:[ \t]*+[-–~][ \t]*+{clock})?"
    return rf"(?P<stamp>[\[(（【]?[ \t]*+(?:{times})[ \t]*+[\])）】]?)"


@cache
def label_shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Name and pattern of each shape; a line has the first one that fits."""
    stamp = _stamp()
    shapes = {
        "name, time": rf"{_BEFORE}{_NAME}{_MARK}{_GAP}+{stamp}{_MARK}[ \t]*[:：]?{_MARK}[ \t]*$",
        "time name:": rf"{_BEFORE}{stamp}{_GAP}{_MARK}{_NAME}{_COLON}",
        "name time:": rf"{_BEFORE}{_NAME}{_MARK}[ \t]*{stamp}{_COLON}(?=\S)",
        "name time+": rf"{_BEFORE}{_NAME}[ \t]+(?P<stamp>\d\d?:\d\d:\d\d)(?=[^\s\d:：.,)\]])",
        "time, name": rf"{_BEFORE}{stamp}{_GAP}{_MARK}{_NAME}{_MARK}[ \t]*$",
        DATED: rf"{_BEFORE}(?P<stamp>[\[(（【]?{_date()}[\])）】]?){_GAP}{_NAME}{_COLON}(?=\S)",
        UNTIMED: rf"{_BEFORE}{_NAME}{_COLON}(?!//)",
    }
    return tuple((key, re.compile(value, re.IGNORECASE)) for key, value in shapes.items())


@cache
def _opening() -> tuple[re.Pattern[str], re.Pattern[str]]:
    either = re.compile(rf"{_BEFORE}(?:{_date()}|{_stamp()})", re.IGNORECASE)
    return either, re.compile(rf"[ \t]*{_stamp()}[ \t]*", re.IGNORECASE)


def starts_with_stamp(line: str) -> bool:
    """Whether a line begins with a date or a time: `9/12 asked Dana …`."""
    return bool(_DIGIT.search(line[:16]) and _opening()[0].match(line[:_HEAD]))


def is_stamp(line: str) -> bool:
    """Whether a line is one time and nothing else."""
    short = len(line) < 60 and "-->" not in line and _DIGIT.search(line) is not None
    return short and _opening()[1].fullmatch(line) is not None


def is_strong(stamp: str) -> bool:
    """Whether a time has seconds, brackets or a date, which lunch at 10:30 has not."""
    return bool(_STRONG.search(stamp))
