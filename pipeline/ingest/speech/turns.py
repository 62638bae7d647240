"""Transcripts in plain text → who speaks where.

Meeting tools write a label before each turn in a dozen shapes. labels.py finds every line that
could be one, trust.py says which to believe, and here they become turns.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from pipeline.ingest.lines import find_lines
from pipeline.ingest.speech.labels import Label, find_labels
from pipeline.ingest.speech.speakers import clean_label, parse_speaker, split_words
from pipeline.ingest.speech.stamps import DATED, UNTIMED, starts_with_stamp
from pipeline.ingest.speech.trust import believe_bare, believe_timed, believe_untimed
from pipeline.lexicon import load_words
from pipeline.types import Party

_BLANK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Turn:
    """`text[start:words]` is the label, `text[words:end]` what `speaker` says."""

    start: int
    words: int
    end: int
    speaker: Party
    stamp: str = ""


def find_turns(
    text: str,
    start: int,
    end: int,
    *,
    taken: Sequence[tuple[int, int]] = (),
    timed_only: bool = False,
) -> list[Turn]:
    """The turns of `text[start:end]` in order; none where it is no transcript.

    A label within a range of `taken` (lists of participants, in order) is none. `timed_only` is
    for mails, where `Dana: …` greets or reports, but a chat with times may be pasted.
    """
    starts = [first for first, _ in taken]
    labels = [
        label
        for label in find_labels(text, start, end)
        if not _lies_within(label.start, starts, taken)
    ]
    if timed := believe_timed(text, labels):
        return _to_turns(text, timed, end)
    if timed_only:
        return []
    runs = [run for run in believe_untimed(text, labels) or [believe_bare(labels)] if run]
    stops = [*(run[0].start for run in runs[1:]), end]
    turns = (_to_turns(text, run, stop) for run, stop in zip(runs, stops, strict=False))
    return list(chain.from_iterable(turns))


def _lies_within(at: int, starts: list[int], ranges: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(starts, at) - 1
    return index >= 0 and at < ranges[index][1]


def _to_turns(text: str, run: list[Label], end: int) -> list[Turn]:
    """A run of labels → turns: each lasts to the next label, the last as long as others do."""
    ends = [label.start for label in run[1:]]
    turns = [_to_turn(text, label, stop) for label, stop in zip(run, ends, strict=False)]
    several = any(_BLANK.search(text[turn.words : turn.end].strip()) for turn in turns)
    last = _to_turn(text, run[-1], end)
    if (run[-1].shape == UNTIMED or len(run) > 2) and not several:
        last = _cut_turn(last, _end_paragraph(text, last))
    return [*turns, last]


def _to_turn(text: str, label: Label, stop: int) -> Turn:
    turn = Turn(label.start, label.end, stop, parse_speaker(label.name), label.stamp)
    lines = find_lines(text, _next_line(text, label.end, stop), stop)
    ends = (line.start() for line in lines if _ends_turn(line.group(), label))
    return _cut_turn(turn, next(ends, stop))


def _cut_turn(turn: Turn, end: int) -> Turn:
    return Turn(turn.start, turn.words, min(turn.end, end), turn.speaker, turn.stamp)


def _next_line(text: str, at: int, stop: int) -> int:
    line = text.find("\n", at, stop)
    return stop if line < 0 else line + 1


def _end_paragraph(text: str, turn: Turn) -> int:
    said = len(text[turn.words : turn.end]) - len(text[turn.words : turn.end].lstrip())
    blank = _BLANK.search(text, turn.words + said, turn.end)
    return blank.start() if blank else turn.end


@cache
def _sections() -> frozenset[str]:
    words = load_words("turns")["section"]
    return split_words(words["words"]) | split_words(words["opening"])


def _ends_turn(line: str, label: Label) -> bool:
    """A heading ends a turn; so does a dated line of a diary where labels have a date only."""
    if line.lstrip().startswith("# ") or line.lstrip().startswith("##"):
        return True
    if clean_label(line).casefold() in _sections():
        return True
    return label.shape in (UNTIMED, DATED) and starts_with_stamp(line)
