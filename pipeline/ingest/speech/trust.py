"""Which candidate labels of a text are believed to be labels of speakers.

A label alone proves nothing (`Risk: none`, `10:30 lunch`); a text that is consistently made of
labels with the names of people, rooms or numbered speakers, each followed by words, does.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from pipeline.ingest.speech.labels import Label
from pipeline.ingest.speech.speakers import is_name_shaped, is_nobody, is_stop_label, split_words
from pipeline.ingest.speech.stamps import BARE, UNTIMED
from pipeline.lexicon import load_words

_MANY = 5  # labels of a run that need no further sign of talk
_DENSE = (3, 4)  # share of lines that are turns in a text of nothing else
_SHORT = 24  # characters of a name that is not known to be one
_GAP = 12  # lines without a label that end a run of untimed turns
_CLOCK = re.compile(r"\d[:：]\d{1,2}[:：]\d")
_DATE = re.compile(r"\d[-/.年月]\d{1,2}[-/.月日]")
_QUOTES = tuple('“"「『‘')
_ASKED = tuple("?？")
_FINAL = tuple('.?!。？！…~”"')


def believe_timed(text: str, labels: Sequence[Label]) -> list[Label]:
    """The labels with a time that are believed, in order.

    All labels of one shape stand or fall together: half of them must look like speakers, and
    words must follow, which tells a transcript from an agenda.
    """
    counts = Counter(label.name for label in labels)
    shapes: defaultdict[str, list[Label]] = defaultdict(list)
    for label in labels:
        if label.shape not in (UNTIMED, BARE) and not is_stop_label(label.name):
            shapes[label.shape].append(label)
    believed = [
        label
        for group in shapes.values()
        if _has_words(text, group) and _is_transcript(group, counts)
        for label in group
        if label.strong or _is_personal(label, counts)
    ]
    return sorted(believed, key=lambda label: label.start)


def _is_transcript(group: list[Label], counts: Counter[str]) -> bool:
    good = [label for label in group if _is_personal(label, counts)]
    if len(good) * 2 < len(group) or not good:
        return False
    if len(group) == 1:
        stamp = good[0].stamp
        return bool(_CLOCK.search(stamp)) and not _DATE.search(stamp)
    repeated = any(counts[label.name] > 1 for label in good)
    strong = sum(label.strong for label in good) * 2 > len(good)
    return repeated or strong or len(good) * 5 >= len(group) * 4


def _is_personal(label: Label, counts: Counter[str]) -> bool:
    """Whether the label reads like a speaker: nobody known, a name, or any word that comes back."""
    return _is_somebody(label.name) or counts[label.name] > 1


def _is_somebody(name: str) -> bool:
    return not name or is_nobody(name) or is_name_shaped(name)


def _has_words(text: str, labels: Sequence[Label]) -> bool:
    """Whether most labels are followed by words of their own."""
    ends = [two.start for _, two in pairwise(labels)] + [labels[-1].end + 400]
    said = [
        text[one.end : min(end, one.end + 400)].strip()
        for one, end in zip(labels, ends, strict=True)
    ]
    return sum(map(bool, said)) * 2 > len(labels)


def believe_untimed(text: str, labels: Sequence[Label]) -> list[list[Label]]:
    """Runs of labels without a time that are believed: people who talk in turns."""
    plain = [label for label in labels if label.shape == UNTIMED]
    counts = Counter(label.name for label in plain)
    likely = [label for label in plain if _is_likely(label, counts)]
    runs = [run for run in _split_runs(likely) if _is_conversation(text, run)]
    return [_fill_run(run, plain) for run in runs]


def _fill_run(run: list[Label], plain: Sequence[Label]) -> list[Label]:
    """Where nearly every line is a turn, the few lines between with an unusual name are as well."""
    first, last = run[0].line, run[-1].line
    if len(run) * _DENSE[1] < (last - first + 1) * _DENSE[0]:
        return run
    start = bisect_left(plain, first - 1, key=lambda label: label.line)
    end = bisect_right(plain, last + 1, key=lambda label: label.line)
    return [
        one for one in plain[start:end] if len(one.name) <= _SHORT and not is_stop_label(one.name)
    ]


def believe_bare(labels: Sequence[Label]) -> list[Label]:
    """Names alone on their lines, where they take turns with lines of words from first to last."""
    bare = [label for label in labels if label.shape == BARE]
    counts = Counter(label.name for label in bare)
    repeated = [label for label in bare if counts[label.name] > 1]
    if len(repeated) < _MANY or len(counts) < 2 or len(repeated) * 3 < len(bare) * 2:
        return []
    lines = bare[-1].line - bare[0].line + 1
    apart = sum(two.line > one.line + 1 for one, two in pairwise(bare))
    return bare if len(bare) * 3 >= lines and apart * 5 >= (len(bare) - 1) * 4 else []


def _is_likely(label: Label, counts: Counter[str]) -> bool:
    if is_stop_label(label.name):
        return False
    return _is_somebody(label.name) or (counts[label.name] > 1 and len(label.name) <= 20)


def _split_runs(labels: Sequence[Label]) -> list[list[Label]]:
    runs: list[list[Label]] = []
    for label in labels:
        if runs and label.line - runs[-1][-1].line <= _GAP:
            runs[-1].append(label)
        else:
            runs.append([label])
    return runs


def _is_conversation(text: str, run: list[Label]) -> bool:
    """Two people at least, who come back or plainly talk, on most of the lines.

    A list of tasks per person (`Dana: send the quote`) has no `I`, no `you`, and no question.
    """
    counts = Counter(label.name for label in run)
    lines = run[-1].line - run[0].line + 1
    if len(run) < 2 or len(counts) < 2 or len(run) * 3 < lines:
        return False
    said = [text[label.end : label.end + 300].strip().partition("\n")[0] for label in run]
    if len(counts) == len(run):
        addressed = sum(_has_words_of(words, "address") for words in said)
        asked = any(words.endswith(_ASKED) for words in said)
        rooms = any(map(is_nobody, counts))
        ended = all(words.endswith(_FINAL) for words in said)
        chat = ended and (asked or rooms) and len(run) > 2 and len(run) == lines
        return chat or (addressed == len(run) and len(run) * 2 > lines)
    talk = sum(_has_words_of(words, "address") or _has_words_of(words, "self") for words in said)
    sentences = sum(words.endswith(_FINAL) for words in said)
    if all(map(_is_somebody, counts)):
        return talk * 3 >= len(run) or sentences * 4 >= len(run) * 3
    return talk * 2 >= len(run) or (sentences * 4 >= len(run) * 3 and len(run) > _MANY)


@cache
def _speech(kind: str) -> tuple[frozenset[str], frozenset[str]]:
    words = load_words("turns")["speech"]
    return split_words(words[f"{kind}_words"]), frozenset(words[f"{kind}_characters"])


def _has_words_of(words: str, kind: str) -> bool:
    """Whether words address somebody, or speak of the speaker; quotes in notes do not count."""
    spoken, characters = _speech(kind)
    if words.startswith(_QUOTES):
        return False
    tokens = re.findall(r"[a-z'’]+", words.casefold())
    return not spoken.isdisjoint(tokens) or not characters.isdisjoint(words)
