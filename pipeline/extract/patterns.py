"""The patterns of `configs/words/relations.toml`: composed of their parts, compiled, applied."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.extract.sketch import MARKS
from pipeline.lexicon import load_words

_DEPTH = 3  # a part of a pattern may hold parts
_HAN = re.compile("[\u3400-\u9fff]")
_SCRIPTS = (re.compile("[A-Za-z]"), _HAN)
_PAUSE = re.compile("[,，;；]")
_BACK = 8
# The lists of patterns of each table.
_TABLES = {
    "reports_to": ("stated", "posts"),
    "succeeded_by": ("stated",),
    "hands_off_to": ("stated",),
    "status": ("left", "joining"),
}


def find_matches(text: str, table: str, key: str) -> Iterator[re.Match[str]]:
    """All matches of the patterns of a table in a sketch, those of the scripts it is written in.

    The sketch of `Dana reports to Bo`, reports_to, stated -> a match with the groups A and B
    """
    if not _has_cue(text, table):
        return
    for script in _SCRIPTS:
        if script.search(text):
            for pattern in _compile(table, key, script):
                yield from pattern.finditer(text)


def compile_ahead(text: str) -> None:
    """Compile what sentences of a text may need, while there is time."""
    for table, keys in _TABLES.items():
        for script in _SCRIPTS if _has_cue(text, table) else ():
            for key in keys if script.search(text) else ():
                _compile(table, key, script)


def _has_cue(text: str, table: str) -> bool:
    """Whether a word stands there without which nothing matches; all cues are in lower case."""
    return _compile_cue(table).search(text.lower()) is not None


@cache
def _compile_cue(table: str) -> re.Pattern[str]:
    return re.compile(load_words("relations")[table]["cue"])


@cache
def _compile(table: str, key: str, script: re.Pattern[str]) -> tuple[re.Pattern[str], ...]:
    """Those for sentences of a script: for Chinese where Chinese stands in the pattern."""
    patterns = _fill_all(table, key)
    chosen = (one for one in patterns if (_HAN.search(one) is not None) is (script is _HAN))
    return tuple(re.compile(one, re.IGNORECASE) for one in chosen)


@cache
def _fill_all(table: str, key: str) -> list[str]:
    words = load_words("relations")
    parts = {"{" + name + "}": str(part) for name, part in words["parts"].items()}
    patterns = list(words[table][key])
    for _ in range(_DEPTH):
        patterns = [_fill(pattern, parts) for pattern in patterns]
    marks = {"{mark}": f"[{MARKS}]", "{marks}": MARKS}
    return [_fill(pattern, marks) for pattern in patterns]


def _fill(pattern: str, fill: Mapping[str, str]) -> str:
    for mark, meaning in fill.items():
        pattern = pattern.replace(mark, meaning)
    return pattern


def is_denied(match: re.Match[str], table: str, *, ahead: int = 0) -> bool:
    """Whether a negation stands in the last clause of the words, which states the tie.

    Also one right before them, or up to `ahead` characters behind.
    """
    around = match.string[max(0, match.start() - _BACK) : match.end()]
    clause = _PAUSE.split(around)[-1] + match.string[match.end() : match.end() + ahead]
    return any(word in clause for word in load_words("relations")[table]["negations"])
