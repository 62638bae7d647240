"""Where a date or a time stands in a line, in the forms that mail programs print.

Only the place is found here; what date it is, `pipeline.ingest.dates` says.
"""

import re

DAY = re.compile(
    r"""(?=\d)(?<!\d)(?:
      \d{4}\s?[-/.年]\s?\d{1,2}(?:\s?[-/.月]\s?\d{1,2})?[日号]?
    | (?<!\d\.)\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{2,4}
    | \d{1,2}月\s?\d{1,2}[日号]? | \d{4}년(?:\s\d{1,2}월\s\d{1,2}일)?
    | \d{1,2}(?:st|nd|rd|th|\.|º|er)?,?[ -](?:de\s|d[’'])?[^\W\d_]{3,12}\.?,?[ -]
      (?:de\s)?\d{2,4}(?![\d:])
    | (?:19|20)\d\d\.\s[^\W\d_]{2,12}\.?\s\d{1,2}
    ) | \b[^\W\d_]{3,12}+\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}(?!\d)""",
    re.VERBOSE,
)
TIME = re.compile(
    r"""(?<!\d)\d{1,2}\s?[:.hH：时時点點시]\s?\d{2}(?!\d)(?:\s?[:.：分]\s?\d{2})?分?
    (?:\s?[AaPp]\.?\s?[Mm]\b\.?)?(?:\s?(?:Uhr|uur|h|г\.)(?!\w))?(?:\s?[-+]\d{2}:?\d{2}(?!\d))?
    (?:\s?[(\[]?(?:GMT|UTC|[A-Z]{1,3}[SD]?T|MSK|CEST)(?:\s?[-+]\d{1,2}(?::?\d{2})?)?[)\]]?(?!\w))?
    (?:\s?\([^()@]{1,40}\))?""",
    re.VERBOSE,
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def end_stamp(text: str) -> int:
    """Where the date of a text and the time behind it end; 0 where it has none."""
    day = DAY.search(text)
    at = day.end() if day else 0
    time = TIME.search(text, at)
    return time.end() if time else at


def start_stamp(text: str) -> int:
    """Where the first date or time of a text begins; its end where it has none."""
    found = (kind.search(text) for kind in (DAY, TIME))
    return min((match.start() for match in found if match), default=len(text))
