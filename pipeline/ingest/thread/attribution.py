"""Attributions: `On …, X wrote:` in whatever language, folded or not, with or without a verb."""

import re

from pipeline.ingest.addresses import parse_parties
from pipeline.ingest.dates import parse_date
from pipeline.ingest.thread.lines import Line
from pipeline.ingest.thread.words import openers, verb_endings, verbs
from pipeline.types import Envelope, Party

_MOST_LINES = 4
_MOST_CHARS = 400
_TAIL = " *_\"”»-=~—:："
_ADDRESS = re.compile(r"[<\[(（]?\s*(?:mailto:)?[^\s<>\[\]()（）,，:;\"'@]{1,100}@[^\s<>@,，;\"]{1,200}")
_DAY = re.compile(
    r"""\d{4}\s?[-/.年]\s?\d{1,2}(?:\s?[-/.月]\s?\d{1,2})?[日号]?
    | (?<![\d.])\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{2,4} | \d{1,2}月\s?\d{1,2}[日号]? | \d{4}년(?:\s\d+월\s\d+일)?
    | (?<!\d)\d{1,2}(?:st|nd|rd|th|\.|º|er)?,?[ -](?:de\s|d[’'])?[^\W\d_]{3,12}\.?,?[ -](?:de\s)?\d{2,4}(?![\d:])
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
_WEEKDAY = re.compile(r"[\s,，]*(?:[（(]?(?:星期|周|週)[一二三四五六日天][）)]?|\([月火水木金土日월화수목금토일]\))[\s,，]*")
_JOINER = re.compile(r"^(?:[\s,，;；.。、:：*_]|由|님이|tarihinde\b|by\b|from\b|von\b|от\b|מאת)+", re.IGNORECASE)
_EDGES = " \t,，;；:：.*_\"'“”‘’«»-=~—|"


def read_attribution(
    lines: list[Line], last: int, *, announces: bool
) -> tuple[int, Envelope] | None:
    """The first line of the attribution that ends with line `last`, with who wrote and when.

    `announces`: the next line is quoted more deeply, which makes a verb alone enough.
    """
    if not _ends_rightly(lines[last].text):
        return None
    text = ""
    fallback: tuple[int, str] | None = None
    for first in range(last, max(-1, last - _MOST_LINES), -1):
        line = lines[first]
        if not line.text or line.depth != lines[last].depth or len(text) > _MOST_CHARS:
            break
        text = f"{line.text} {text}".strip()
        if not _is_attribution(text, announces=announces):
            continue
        if _begins_dated(line.text):
            return first, _read_envelope(text)
        if fallback is None and line.text[0] not in "<([" and not _begins_with_verb(line.text):
            fallback = first, text
    return (fallback[0], _read_envelope(fallback[1])) if fallback else None


def _ends_rightly(text: str) -> bool:
    """Whether a line ends with a colon or with a word for "wrote"."""
    head = text.rstrip(_TAIL)
    ending = text[len(head) :]
    return ":" in ending or "：" in ending or f" {head}".lower().endswith(verb_endings())


def _begins_dated(text: str) -> bool:
    """Whether a line begins with a date, or with a word like "On" and figures after it."""
    text = text.lstrip(_EDGES)
    opener = openers().match(text)
    if opener and any(char.isdigit() or char == "@" for char in text[opener.end() :][:40]):
        return True
    found = _DAY.search(text[:60]) or _TIME.search(text[:60])
    return found is not None and not re.search(r"\w{13}|(?:\w+\W+){4}", text[: found.start()])


def _begins_with_verb(text: str) -> bool:
    return verbs().match(text) is not None


def _is_attribution(text: str, *, announces: bool) -> bool:
    """Whether a text says that somebody wrote at some time, and nothing else."""
    head = text.rstrip(_TAIL)
    final = f" {head}".lower().endswith(verb_endings())
    address = _ADDRESS.search(head)
    if announces and (final or (address and len(head) - address.end() < 3)):
        return True
    day = _DAY.search(head)
    if not (day or address or _TIME.search(head)):
        return False
    dated = _begins_dated(text)
    addressed = address is not None and address.start() < 60 and address[0][0] in "<[(（"
    if final or verbs().search(head):
        return dated or addressed or (day is not None and not final and len(head) < 120)
    return day is not None and address is not None and (dated or head.endswith(">"))


def _read_envelope(text: str) -> Envelope:
    head = text.rstrip(_TAIL)
    return Envelope(author=_find_author(head), sent=parse_date(head))


def _find_author(head: str) -> Party | None:
    """The name and address that stand between the date, the verb and the edges."""
    address = _ADDRESS.search(head)
    if address:
        name = _clean(head[: address.start()])
        closed = head[address.start() :].split(">")[0] + ">"
        party = closed if closed[0] == "<" else address[0]
        return _first_party(f'{name} {party}' if name else party)
    verb = next(reversed(list(verbs().finditer(head))), None)
    if verb is None:
        return None
    before, after = _clean(head[: verb.start()]), _clean(head[verb.end() :])
    return _first_party(after or before)


def _clean(text: str) -> str:
    """What a text names beside dates, times and small words: the longest such piece."""
    opener = openers().match(text.lstrip(_EDGES))
    text = text.lstrip(_EDGES)[opener.end() :] if opener else text
    for pattern in (_DAY, _TIME):
        text = pattern.sub("\n", text)
    pieces = [_JOINER.sub("", _WEEKDAY.sub("", piece)).strip(_EDGES) for piece in text.split("\n")]
    return next((p for p in reversed(pieces) if sum(map(str.isalpha, p)) > 1), "")


def _first_party(text: str) -> Party | None:
    return next(iter(parse_parties(text)), None)
