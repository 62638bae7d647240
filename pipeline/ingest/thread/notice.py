"""Words that nobody wrote: legal notices, footers of lists and gateways, warnings above a mail."""

from collections.abc import Iterator
from functools import cache

from pipeline.ingest.thread.banner import begins_banner, carries_on
from pipeline.ingest.thread.cues import Cues, compile_cues
from pipeline.ingest.thread.lines import Stretch
from pipeline.ingest.thread.marker import is_drawn, is_rule
from pipeline.lexicon import load_words

_MOST_LINES = 100  # looked at from the bottom
_SHORT = 200  # characters of a paragraph that may stand among notices without being one
_LONG_ENOUGH = 60  # characters of a paragraph in which two weak cues count
_MOST_BANNER = 6  # lines of a warning
_BANNER = 800  # characters of one


@cache
def _cues() -> Cues:
    words = load_words("mail_tail")
    footers = {"footer": words["footers"]["cues"], "hint": words["footers"]["hints"]}
    return compile_cues(words["disclaimers"] | footers)


def find_notice(stretch: Stretch) -> int:
    """The line with which the notices and drawn lines at the bottom begin; the end without any."""
    texts = stretch.texts
    end = len(texts)
    while end and is_drawn(texts[end - 1]):
        end -= 1
    found = end
    if _cues().find(" ".join(texts[max(0, end - _MOST_LINES) : end]).lower()):
        for first, last in _paragraphs_upwards(stretch, end):
            text = " ".join(texts[first:last])
            if is_notice(text):
                found = first
            elif len(text) > _SHORT:
                break
    while found and is_rule(texts[found - 1]):
        found -= 1
    return found


def _paragraphs_upwards(stretch: Stretch, end: int) -> Iterator[tuple[int, int]]:
    """The last paragraphs, from the bottom; drawn lines part them as blank lines do."""
    stop = end
    for at in range(end - 1, max(0, end - _MOST_LINES) - 1, -1):
        if is_rule(stretch.texts[at]):
            if at + 1 < stop:
                yield at + 1, stop
            stop = at
        elif at == 0 or stretch.apart[at]:
            yield at, stop
            stop = at


def is_notice(text: str) -> bool:
    """Whether a paragraph is legal text or a footer: "This e-mail is confidential …" -> True."""
    found = _cues().find(text.lower())
    if not found:
        return False
    if "strong" in found or found.count("register") > 1:
        return True
    if len(text) < _SHORT * 2 and ("footer" in found or found.count("hint") > 1):
        return True
    if len(text) < _SHORT and "hint" in found and "http" in text:
        return True
    return found.count("weak") > 1 and "itself" in found and len(text) > _LONG_ENOUGH


def find_banner(stretch: Stretch) -> int:
    """The number of lines at the top that are a warning about the sender, or a service's line."""
    texts = stretch.texts
    if not begins_banner(texts[0]):
        return 0
    at = 1
    while at < min(len(texts), _MOST_BANNER) and not stretch.apart[at] and carries_on(texts[at]):
        at += 1
    return at if sum(map(len, texts[:at])) < _BANNER else 0
