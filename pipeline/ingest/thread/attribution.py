"""Attributions: `On …, X wrote:` in whatever language, folded or not, with or without a verb."""

import re
from dataclasses import dataclass

from pipeline.ingest.thread.address import Address, find_address
from pipeline.ingest.thread.lines import Line
from pipeline.ingest.thread.speaker import read_envelope, skip_opener
from pipeline.ingest.thread.stamp import DAY, TIME
from pipeline.ingest.thread.verbs import TAIL, ends_with_verb, find_verbs
from pipeline.types import Envelope

_MOST_LINES = 4
_MOST_CHARS = 400
_MOST_BESIDE = 6  # words beside date and address, where no verb speaks for an attribution
_MOST_BEFORE = 60  # characters of a name that stands before its address
_MOST_OPENED = 40  # characters after "On" within which figures must follow
_FIGURE = re.compile(r"[\d@]")
_LONG_WORDS = re.compile(r"\w{13}|(?:\w+\W+){4}")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What stands in a text that may be an attribution."""

    text: str
    head: str
    final: bool
    address: Address | None
    day: re.Match[str] | None
    time: re.Match[str] | None

    @property
    def dated_first(self) -> bool:
        """Whether it begins with a date, or with a word like "On" and figures after it."""
        opened = skip_opener(self.text)
        if opened and _FIGURE.search(opened, 0, _MOST_OPENED):
            return True
        found = self.day or self.time
        if found is None or found.start() > _MOST_BEFORE:
            return False
        return not _LONG_WORDS.search(self.text[: found.start()])

    @property
    def named_first(self) -> bool:
        """Whether it begins with a name and its address in brackets."""
        address = self.address
        return address is not None and address.bracketed and address.start < _MOST_BEFORE

    @property
    def terse(self) -> bool:
        """Whether little is left beside date, time and address."""
        rest, address = self.head, self.address
        if address:
            rest = rest[: address.start] + " " + rest[address.end :]
        rest = TIME.sub(" ", DAY.sub(" ", rest))
        return len(_WORD.findall(rest)) <= _MOST_BESIDE


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
        if dated and not (line.text.endswith((",", "，")) and _read(line.text).dated_first):
            break
        text = f"{line.text} {text}" if text else line.text
        reading = _read(text)
        if not _is_attribution(reading, announces=announces):
            continue
        dated = reading.dated_first
        if dated or (best is None and _is_whole(line.text)):
            best = first, text
    return (best[0], read_envelope(best[1])) if best else None


def _ends_rightly(text: str) -> bool:
    ending = text[len(text.rstrip(TAIL)) :]
    return ":" in ending or "：" in ending or text.endswith(">>>") or ends_with_verb(text)


def _read(text: str) -> _Reading:
    head = text.rstrip(TAIL)
    day = DAY.search(head)
    return _Reading(
        text=text,
        head=head,
        final=ends_with_verb(head),
        address=find_address(head),
        day=day,
        time=None if day else TIME.search(head),
    )


def _is_whole(text: str) -> bool:
    """Whether a line may be the first of an attribution: it has neither address nor verb first."""
    return text[0] not in "<([" and all(start for start, _ in find_verbs(text))


def _is_attribution(reading: _Reading, *, announces: bool) -> bool:
    """Whether a text says that somebody wrote at some time, and nothing else."""
    address, final = reading.address, reading.final
    if announces and (final or (address and len(reading.head) - address.end < 3)):
        return True
    if not (reading.day or address or reading.time):
        return False
    marked = reading.text.endswith((":", "：", ">>>"))
    if not marked and not (final and address):
        return final and reading.terse
    if final or find_verbs(reading.head):
        late = reading.day is not None and not final and len(reading.head) < _MOST_CHARS // 3
        return late or reading.dated_first or reading.named_first
    told = address is not None or reading.text.endswith(">>>")
    return told and reading.day is not None and reading.terse
