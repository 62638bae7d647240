"""Subtitle text, WebVTT or SubRip, however bent → utterances.

Meeting tools write what no parser of the standards takes: no first line, one-digit and negative
times, voices that are never closed, names in brackets. So cues are found by their timing lines
alone, and names by what most cues have in common.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.ingest.speech.speakers import clean_label, is_name_shaped, is_nobody, is_stop_label
from pipeline.ingest.speech.talk import Utterance

_CLOCK = r"-?\d{1,3}:-?\d{1,2}(?::-?\d{1,2})?(?:[.,]\d{1,3})?"
_TIMING = re.compile(rf"[ \t]*{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}(?![\d:])")
_SETTINGS = re.compile(r"(?:[ \t]+[a-z]+:\S+)*[ \t]*")
_ID_NAME = re.compile(r'\d+ "([^"]{1,80})"')  # Zoom once wrote: 1 "Dana Cruz" (1234)
_COMMENT = re.compile(r"(?:NOTE|STYLE|REGION)\b")
_VOICE = re.compile(r"<v(?:\.[^\s>]{1,40})?[ \t]+([^<>\n]{1,120})>")
_MARKUP = re.compile(r"</?[a-zA-Z0-9][^<>\n]{0,120}>|\{\\[^{}\n]{1,40}\}")
_OWN_LINE = re.compile(r"([^\n]{1,60})\n(?=[^\n]*\S)")
# A name before the words, in the shapes of Zoom, Meet and captioners.
_NAMES = (
    re.compile(r"(?:>>|-)?[ \t]*([^:：\n]{1,60})[:：][ \t]*(?=[^\s/]|\n)"),
    re.compile(r"[(（\[【]([^()（）\[\]【】\n]{1,60})[)）\]】][ \t]*[:：]?[ \t]*\n?(?=[^\n]*\S)"),
    _OWN_LINE,
)


@dataclass(frozen=True, slots=True)
class _Cue:
    """`name` is told by the format; `guess` stands before the words and may be one."""

    words: str
    name: str = ""
    guess: str = ""
    rest: str = ""
    own_line: bool = False


def read_cues(text: str) -> list[Utterance]:
    r"""The cues of subtitle text in order, each with its speaker's label if it has one.

    Where names stand before the words, a cue without one goes on with the speaker before it.

    "00:01.0 --> 00:02.0\nDana: Hi\n" -> [Utterance("Dana", "Hi")]
    """
    cues = [
        cue for name, words in _split_cues(text.split("\n")) for cue in _read_words(name, words)
    ]
    names = _believe_names(cues)
    said: list[Utterance] = []
    for cue in cues:
        if cue.guess in names:
            said.append(Utterance(cue.guess, cue.rest))
        else:
            before = said[-1].label if said and not cue.name and names else ""
            said.append(Utterance(cue.name or before, cue.words))
    return said


def _split_cues(lines: list[str]) -> Iterator[tuple[str, str]]:
    """The name in the identifier, if any, and the words of each cue."""
    timings = [at for at, line in enumerate(lines) if _TIMING.match(line)]
    starts = [at - _has_id(lines, at) for at in timings]
    for (at, start), (_, following) in pairwise(
        [*zip(timings, starts, strict=True), (0, len(lines))]
    ):
        named = _ID_NAME.match(lines[start]) if start < at else None
        words = [_read_rest(lines[at]), *_drop_comments(lines[at + 1 : following])]
        yield named.group(1) if named else "", "\n".join(words).strip()


def _read_rest(timing: str) -> str:
    """Words on the timing line itself, which has room for settings only: `align:start`."""
    found = _TIMING.match(timing)
    rest = timing[found.end() :] if found else ""
    return "" if _SETTINGS.fullmatch(rest) else rest.strip()


def _has_id(lines: list[str], at: int) -> bool:
    """Whether the line before a timing line is the cue's identifier and not words."""
    before = lines[at - 1].strip() if at else ""
    return bool(before) and (before.isdecimal() or at == 1 or not lines[at - 2].strip())


def _drop_comments(lines: list[str]) -> Iterator[str]:
    """Lines without blocks of comments and style sheets, which end with an empty line."""
    comment = False
    for before, line in pairwise(["", *lines]):
        comment = bool(line.strip()) and (
            comment or (not before.strip() and bool(_COMMENT.match(line)))
        )
        if not comment:
            yield line


def _read_words(name: str, words: str) -> Iterator[_Cue]:
    """The words of one cue: a piece per voice tag, or one with the name that may precede it."""
    voices = list(_VOICE.finditer(words))
    if before := _clean(words[: voices[0].start()] if voices else words):
        yield _guess_name(name, before)
    ends = [voice.start() for voice in voices[1:]] + [len(words)]
    for voice, end in zip(voices, ends, strict=False):
        yield _Cue(_clean(words[voice.end() : end]), name=html.unescape(voice.group(1)).strip())


def _clean(words: str) -> str:
    return html.unescape(_MARKUP.sub("", words)).strip()


def _guess_name(name: str, words: str) -> _Cue:
    if name:
        return _Cue(words, name=name)
    for shape in _NAMES:
        if found := shape.match(words):
            guess = found.group(1).strip()
            return _Cue(words, guess=guess, rest=words[found.end() :], own_line=shape is _OWN_LINE)
    return _Cue(words)


def _believe_names(cues: list[_Cue]) -> frozenset[str]:
    """Guesses that look like names or come back; "The point is" does not.

    Where a name would be a line of its own, most cues must have one: captions break anywhere.
    """
    counts = Counter(cue.guess for cue in cues if cue.guess)
    likely = {guess for guess, count in counts.items() if _is_likely(clean_label(guess), count)}
    lines = [cue.guess for cue in cues if cue.own_line]
    if sum(guess in likely for guess in lines) * 3 < len(lines) * 2 or len(lines) * 2 <= len(cues):
        likely -= set(lines)
    return frozenset(likely)


def _is_likely(label: str, count: int) -> bool:
    return not is_stop_label(label) and (is_nobody(label) or is_name_shaped(label) or count > 2)
