"""Words that nobody wrote: legal notices, footers of lists and gateways, warnings above a mail."""

from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.ingest.thread.banner import begins_banner, carries_on
from pipeline.ingest.thread.cues import Cues, compile_cues
from pipeline.ingest.thread.lines import Line
from pipeline.ingest.thread.marker import is_rule
from pipeline.lexicon import load_words

_MOST_LINES = 60  # looked at from the bottom
_SHORT = 200  # characters of a paragraph that may stand among notices without being one
_LONG_ENOUGH = 60  # characters of a paragraph in which two weak cues count
_DRAWN = frozenset("-_=*~—–─━#+ᐧ ")
_BANNER = 800  # characters of a warning
_MOST_BANNER = 6  # lines of one


@cache
def _cues() -> Cues:
    words = load_words("mail_tail")
    return compile_cues(words["disclaimers"] | {"footer": words["footers"]["cues"]})


def find_notice(lines: list[Line], end: int) -> int:
    """Where the notices and drawn lines at the bottom of `lines[:end]` begin."""
    while end and _DRAWN.issuperset(lines[end - 1].text):
        end -= 1
    found = end
    if _cues().find(
        " ".join([line.text for line in lines[max(0, end - _MOST_LINES) : end]]).lower()
    ):
        for start, stop in _paragraphs_upwards(lines, end):
            text = " ".join([line.text for line in lines[start:stop]])
            if is_notice(text):
                found = start
            elif len(text) > _SHORT:
                break
    while found and is_rule(lines[found - 1].text):
        found -= 1
    return found


def _paragraphs_upwards(lines: list[Line], end: int) -> Iterator[tuple[int, int]]:
    """The last paragraphs, from the bottom; drawn lines part them as blank lines do."""
    stop = end
    for at in range(end - 1, max(0, end - _MOST_LINES) - 1, -1):
        if is_rule(lines[at].text):
            if at + 1 < stop:
                yield at + 1, stop
            stop = at
        elif at == 0 or lines[at].gap:
            yield at, stop
            stop = at


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
    if not lines or not begins_banner(lines[0].text):
        return 0
    at = 1
    while (
        at < len(lines) and not lines[at].gap and at < _MOST_BANNER and carries_on(lines[at].text)
    ):
        at += 1
    return at if sum(len(line.text) for line in lines[:at]) < _BANNER else 0
