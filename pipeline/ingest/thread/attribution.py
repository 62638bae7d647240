"""Attributions: `On …, X wrote:` in whatever language, folded or not, with or without a verb."""

from pipeline.ingest.thread.lines import Line
from pipeline.ingest.thread.reading import Reading, read_text
from pipeline.ingest.thread.speaker import tell_envelope
from pipeline.ingest.thread.verbs import TAIL, ends_with_verb, find_verbs
from pipeline.types import Envelope

_MOST_LINES = 4
_MOST_CHARS = 400
_MOST_LATE = 130  # characters of an attribution whose date stands behind name and verb
_MARKS = (":", "：", ">>>")


def read_attribution(
    lines: list[Line], last: int, *, announces: bool
) -> tuple[int, Envelope] | None:
    """The first line of the attribution that ends with line `last`, with who wrote and when.

    `announces`: the next line is quoted more deeply, which makes a verb alone enough.
    """
    if not _ends_rightly(lines[last].text):
        return None
    text, dated = "", False
    best: tuple[int, Reading] | None = None
    for first in range(last, max(-1, last - _MOST_LINES), -1):
        line = lines[first]
        if line.depth != lines[last].depth or len(text) + len(line.text) > _MOST_CHARS:
            break
        if dated and not _leads_on(line.text):
            break
        text = f"{line.text} {text}" if text else line.text
        reading = read_text(text)
        if _is_attribution(reading, announces=announces):
            dated = reading.dated_first
            if dated or (best is None and _is_whole(line.text)):
                best = first, reading
        if line.gap:
            break
    return (best[0], tell_envelope(best[1])) if best else None


def _ends_rightly(text: str) -> bool:
    ending = text[len(text.rstrip(TAIL)) :]
    return ":" in ending or "：" in ending or text.endswith(">>>") or ends_with_verb(text)


def _leads_on(text: str) -> bool:
    """Whether a line above a dated one belongs to it: "On Nov 21, 2014,"."""
    return text.endswith((",", "，")) and read_text(text).dated_first


def _is_whole(text: str) -> bool:
    """Whether a line may be the first of an attribution: it has neither address nor verb first."""
    return text[0] not in "<([" and all(start for start, _ in find_verbs(text))


def _is_attribution(reading: Reading, *, announces: bool) -> bool:
    """Whether a text says that somebody wrote at some time, and nothing else."""
    address, final = reading.address, reading.final
    if announces and (final or (address and len(reading.head) - address.end < 3)):
        return True
    if not (reading.day or address or reading.time):
        return False
    if not reading.text.endswith(_MARKS) and not (final and address):
        return final and reading.terse
    if final or find_verbs(reading.head):
        late = reading.day is not None and not final and len(reading.head) < _MOST_LATE
        return late or reading.dated_first or reading.named_first
    told = address is not None or reading.text.endswith(">>>")
    return told and reading.day is not None and reading.terse
