"""Words that nobody wrote: legal notices, footers of lists and gateways, warnings above a mail."""

from collections.abc import Iterator
from functools import cache, lru_cache

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
    for start, stop in _paragraphs_upwards(lines, end):
        text = " ".join(line.text for line in lines[start:stop])
        if is_notice(text):
            found = start
        elif len(text) > _SHORT:
            break
    while found and (not lines[found - 1].text or is_rule(lines[found - 1].text)):
        found -= 1
    return found


def _paragraphs_upwards(lines: list[Line], end: int) -> Iterator[tuple[int, int]]:
    """The last paragraphs, from the bottom; drawn lines part them as blank lines do."""
    stop, left = end, _MOST_PARAGRAPHS
    while stop and left:
        start = stop
        while start and lines[start - 1].text and not is_rule(lines[start - 1].text):
            start -= 1
        if start < stop:
            yield start, stop
            left -= 1
        stop = start - 1 if start else 0


@lru_cache(maxsize=4096)  # threads repeat themselves
def is_notice(text: str) -> bool:
    """Whether a paragraph is legal text or a footer: "This e-mail is confidential …" -> True."""
    found = _cues().find(text.lower())
    if not found:
        return False
    if "strong" in found or found.count("register") > 1:
        return True
    if "footer" in found and len(text) < _SHORT * 2:
        return True
    return found.count("weak") > 1 and "itself" in found and len(text) > _LONG_ENOUGH


def find_banner(lines: list[Line]) -> int:
    """The number of lines at the top that are a warning about the sender, or a service's line."""
    first = 0
    while first < len(lines) and not lines[first].text:
        first += 1
    if first == len(lines) or not begins_banner(lines[first].text):
        return 0
    at = first + 1
    while at < len(lines) and lines[at].text and at - first < 6 and carries_on(lines[at].text):
        at += 1
    return at if sum(len(line.text) for line in lines[first:at]) < _BANNER * 2 else 0
