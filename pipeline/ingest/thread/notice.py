"""Words that nobody wrote: legal notices, footers of lists and gateways, warnings above a mail."""

from collections import Counter
from functools import cache

from pipeline.ingest.thread.banner import begins_banner, carries_on
from pipeline.ingest.thread.cues import Cues, compile_cues
from pipeline.ingest.thread.lines import Line
from pipeline.ingest.thread.marker import is_rule
from pipeline.lexicon import load_words

_MOST_PARAGRAPHS = 12  # looked at from the bottom
_SHORT = 200  # characters of a paragraph that may stand among notices without being one
_LONG_ENOUGH = 60  # characters of a paragraph in which two weak cues count
_DRAWN = frozenset("-_=*~—–─━#+ᐧ ")
_BANNER = 400


@cache
def _cues() -> Cues:
    words = load_words("mail_tail")
    return compile_cues(words["disclaimers"] | {"footer": words["footers"]["cues"]})


def find_notice(lines: list[Line], end: int) -> int:
    """Where the notices and drawn lines at the bottom of `lines[:end]` begin."""
    while end and (not lines[end - 1].text or _DRAWN.issuperset(lines[end - 1].text)):
        end -= 1
    found = end
    if next(_cues().find(" ".join(line.text for line in lines[:end]).lower()), None) is None:
        return _above(lines, found)
    for start, stop in _paragraphs_upwards(lines, end):
        text = " ".join(line.text for line in lines[start:stop])
        if is_notice(text):
            found = start
        elif len(text) > _SHORT:
            break
    return _above(lines, found)


def _above(lines: list[Line], at: int) -> int:
    """The same with the blank and drawn lines above."""
    while at and (not lines[at - 1].text or is_rule(lines[at - 1].text)):
        at -= 1
    return at


def _paragraphs_upwards(lines: list[Line], end: int) -> list[tuple[int, int]]:
    """The last paragraphs, from the bottom; drawn lines part them as blank lines do."""
    paragraphs: list[tuple[int, int]] = []
    stop = end
    for at in range(end - 1, -2, -1):
        if at >= 0 and lines[at].text and not is_rule(lines[at].text):
            continue
        if at + 1 < stop:
            paragraphs.append((at + 1, stop))
        stop = at
        if len(paragraphs) == _MOST_PARAGRAPHS:
            break
    return paragraphs


def is_notice(text: str) -> bool:
    """Whether a paragraph is legal text or a footer: "This e-mail is confidential …" -> True."""
    found = Counter(_cues().find(text.lower()))
    if found["strong"] or found["register"] > 1:
        return True
    if found["footer"] and len(text) < _SHORT * 2:
        return True
    return found["weak"] > 1 and found["itself"] > 0 and len(text) > _LONG_ENOUGH


def find_banner(lines: list[Line]) -> int:
    """The number of lines at the top that are a warning about the sender, or a service's line."""
    first = next((at for at, line in enumerate(lines) if line.text), None)
    if first is None or not begins_banner(lines[first].text):
        return 0
    at = first + 1
    while at < len(lines) and lines[at].text and at - first < 6 and carries_on(lines[at].text):
        at += 1
    return at if sum(len(line.text) for line in lines[first:at]) < _BANNER * 2 else 0
