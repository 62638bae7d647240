"""Attributions: `On …, X wrote:` in whatever language, folded or not, with or without a verb."""

import re
from functools import cache

from pipeline.ingest.addresses import parse_parties
from pipeline.ingest.dates import parse_date
from pipeline.ingest.thread.lines import Line
from pipeline.ingest.thread.verbs import ends_with_verb, find_verbs
from pipeline.ingest.thread.words import compile_any, openers
from pipeline.lexicon import load_words
from pipeline.types import Envelope, Party

_MOST_LINES = 4
_MOST_CHARS = 400
_TAIL = ' *_"”»-=~—:：'
_ADDRESS = re.compile(
    r"[<\[(（]?\s*(?:mailto:)?[^\s<>\[\]()（）,，:;\"'@]{1,100}@[^\s<>@,，;\"]{1,200}"
)
_DAY = re.compile(
    r"""\d{4}\s?[-/.年]\s?\d{1,2}(?:\s?[-/.月]\s?\d{1,2})?[日号]?
    | (?<![\d.])\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{2,4}
    | \d{1,2}月\s?\d{1,2}[日号]? | \d{4}년(?:\s\d{1,2}월\s\d{1,2}일)?
    | (?<!\d)\d{1,2}(?:st|nd|rd|th|\.|º|er)?,?[ -](?:de\s|d[’'])?[^\W\d_]{3,12}\.?,?[ -]
      (?:de\s)?\d{2,4}(?![\d:])
    | [^\W\d_]{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}(?!\d)
    | (?:19|20)\d\d\.\s[^\W\d_]{2,12}\.?\s\d{1,2}""",
    re.VERBOSE | re.IGNORECASE,
)
_TIME = re.compile(
    r"""(?<!\d)\d{1,2}\s?[:.hH：时時点點시]\s?\d{2}(?!\d)(?:\s?[:.：分]\s?\d{2})?分?(?:\s?[ap]\.?\s?m\b\.?)?
    (?:\s?(?:Uhr|uur|h|г\.)(?!\w))?(?:\s?[-+]\d{2}:?\d{2}(?!\d))?
    (?:\s?\(?(?:GMT|UTC|[A-Z]{1,3}[SD]?T|MSK|CEST)(?:\s?[-+]\d{1,2}(?::?\d{2})?)?\)?(?![\w]))?
    (?:\s?\([^()@]{1,40}\))?""",
    re.VERBOSE | re.IGNORECASE,
)
_QUOTED = re.compile(r'["“]([^"“”]{2,100})["”]\W*$')
_ZONE = re.compile(r"^\s*(?:[-+]\d{4}|(?:\w+ )?(?:Standard|Daylight|Summer) Time)\b")
_WEEKDAY = re.compile(
    r"[\s,，]*(?:[（(]?(?:星期|周|週)[一二三四五六日天][）)]?|\([月火水木金土日월화수목금토일]\))[\s,，]*"
)
_MOST_BESIDE = 6  # words beside date and address, where no verb speaks for an attribution
_EDGES = "([< \t,，;；:：.*_\"'“”‘’«»-=~—|"


def read_attribution(
    lines: list[Line], last: int, *, announces: bool
) -> tuple[int, Envelope] | None:
    """The first line of the attribution that ends with line `last`, with who wrote and when.

    `announces`: the next line is quoted more deeply, which makes a verb alone enough.
    """
    if not _ends_rightly(lines[last].text):
        return None
    text, best, dated = "", None, False
    for first in range(last, max(-1, last - _MOST_LINES), -1):
        line = lines[first]
        if not line.text or line.depth != lines[last].depth or len(text) > _MOST_CHARS:
            break
        if dated and not _goes_on_below(line.text):
            break
        text = f"{line.text} {text}".strip()
        if not _is_attribution(text, announces=announces):
            continue
        if _begins_dated(line.text):
            best, dated = (first, text), True
        elif best is None and line.text[0] not in "<([" and not _begins_with_verb(line.text):
            best = first, text
    return (best[0], read_envelope(best[1])) if best else None


def _begins_with_verb(text: str) -> bool:
    return any(start == 0 for start, _ in find_verbs(text))


def _ends_rightly(text: str) -> bool:
    ending = text[len(text.rstrip(_TAIL)) :]
    return ":" in ending or "：" in ending or text.endswith(">>>") or ends_with_verb(text)


def _goes_on_below(text: str) -> bool:
    """Whether a line above a dated one belongs to it: "On Nov 21, 2014,"."""
    return text.endswith((",", "，")) and _begins_dated(text)


def _begins_dated(text: str) -> bool:
    """Whether a line begins with a date, or with a word like "On" and figures after it."""
    text = text.lstrip(_EDGES)
    opener = openers().match(text)
    if opener and any(char.isdigit() or char == "@" for char in text[opener.end() :][:40]):
        return True
    found = _DAY.search(text[:60]) or _TIME.search(text[:60])
    return found is not None and not re.search(r"\w{13}|(?:\w+\W+){4}", text[: found.start()])


def _is_attribution(text: str, *, announces: bool) -> bool:
    """Whether a text says that somebody wrote at some time, and nothing else."""
    head = text.rstrip(_TAIL)
    final = ends_with_verb(head)
    address = _ADDRESS.search(head)
    if announces and (final or (address and len(head) - address.end() < 3)):
        return True
    day = _DAY.search(head)
    if not (day or address or _TIME.search(head)):
        return False
    if not text.endswith((":", "：")) and not (final and address) and not text.endswith(">>>"):
        return final and _is_terse(head)
    dated = _begins_dated(text)
    addressed = address is not None and address.start() < 60 and address[0][0] in "<[(（"
    if final or find_verbs(head):
        return dated or addressed or (day is not None and not final and len(head) < 120)
    return day is not None and _is_terse(head) and (address is not None or text.endswith(">>>"))


def _is_terse(head: str) -> bool:
    """Whether little is left beside date, time and address."""
    for pattern in (_ADDRESS, _DAY, _TIME):
        head = pattern.sub(" ", head)
    return len(re.findall(r"[^\W\d_]+", head)) <= _MOST_BESIDE


def read_envelope(text: str) -> Envelope:
    """Who wrote and when: "On 2 May 2025 Ann Weber wrote:" -> Ann Weber, 2025-05-02."""
    head = text.rstrip(_TAIL)
    return Envelope(author=_find_author(head), sent=parse_date(head))


def _find_author(head: str) -> Party | None:
    """The name and address between the date, the verb and the edges."""
    found = find_verbs(head)
    if address := _ADDRESS.search(head):
        before = head[: address.start()]
        spoken = [end for _, end in found if end <= len(before)]
        name = _find_name(before[spoken[-1] :] if spoken else before, last_only=True)
        box = head[address.start() :].split(">")[0] + ">" if address[0][0] == "<" else address[0]
        return _first_party(f"{name} {box}" if name else box)
    if not found:
        return _first_party(_find_name(head))
    start, end = found[-1]
    return _first_party(_find_name(head[end:]) or _find_name(head[:start]))


def _find_name(text: str, *, last_only: bool = False) -> str:
    """What is named after the last date or time of a text, else before the first one."""
    if quoted := _QUOTED.search(text):
        return quoted[1]
    text = text.lstrip(_EDGES)
    if opener := openers().match(text):
        text = text[opener.end() :]
    for pattern in (_DAY, _TIME):
        text = pattern.sub("\n", text)
    first, *_, last = [_clean(piece) for piece in text.split("\n")] * 2
    return last or ("" if last_only and opener else first)


def _clean(text: str) -> str:
    text = _WEEKDAY.sub(" ", _ZONE.sub("", text)).strip(_EDGES)
    while match := _joiners().match(text):
        text = text[match.end() :].strip(_EDGES)
    return text if sum(map(str.isalpha, text)) > 1 else ""


@cache
def _joiners() -> re.Pattern[str]:
    return compile_any(load_words("mail")["attribution"]["joiners"])


def _first_party(text: str) -> Party | None:
    return next(iter(parse_parties(text)), None)
