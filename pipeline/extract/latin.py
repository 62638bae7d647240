"""People named in Latin-script text by first name, surname or honorific."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.found import Found
from pipeline.extract.words import alternate, word_set
from pipeline.names import is_first_name

_WORD = r"(?:[A-ZÀ-ÖØ-Þ](?:[\w'’]*[^\W\d_]|(?=\.))(?:-[A-ZÀ-ÖØ-Þ]?[\w'’]*\w)?|[A-ZÀ-ÖØ-Þ](?=[\s,]|$))\.?"


@cache
def _run_pattern() -> re.Pattern[str]:
    """One or more capitalised words in a row, with particles between them."""
    particles = alternate(word_set("names", "latin", "particles"))
    return re.compile(rf"(?<![\w@.])(?:{_WORD})(?:[ ](?:(?:{particles})[ ]){{0,2}}(?:{_WORD}))*")


@cache
def _honorific_pattern() -> re.Pattern[str]:
    words = alternate(
        word for word in word_set("names", "latin", "honorifics") if word not in _EVERYDAY
    )
    return re.compile(rf"(?:{words})\.?", re.IGNORECASE)


# Honorifics that are also everyday words, titles or foreign articles.
_EVERYDAY = frozenset(
    [
        "m",
        "don",
        "hon",
        "chef",
        "coach",
        "general",
        "judge",
        "officer",
        "sister",
        "brother",
        "major",
        "pt",
        "eng",
        "lady",
        "lord",
    ]
)


def find_latin(text: str, start: int, end: int) -> Iterator[Found]:
    """Every person whom the words themselves give away: `Dana Whitfield`, `Ms. Alvarez`, `Raj`."""
    for run in _run_pattern().finditer(text, start, end):
        yield from _read_run(text, run.start(), run.end())


def _read_run(text: str, start: int, end: int) -> Iterator[Found]:
    words = [(m.start(), m.end()) for m in re.compile(r"\S+").finditer(text, start, end)]
    at = 0
    while at < len(words):
        found, used = _read_at(text, words, at)
        if found is not None:
            yield found
        at += used


def _read_at(text: str, words: list[tuple[int, int]], at: int) -> tuple[Found | None, int]:
    """The name that begins at a word, and how many words to go on by."""
    word = _bare(text, words[at])
    if _honorific_pattern().fullmatch(word) and at + 1 < len(words):
        last = _name_end(text, words, at + 1)
        if last > at + 1 or not _is_no_name(_bare(text, words[at + 1])):
            last = max(last, at + 2)
            return _found(text, words[at][0], words[last - 1], 0.95), last - at
        return None, 1
    last = _name_end(text, words, at + 1)
    plain = is_first_name(word)
    if not plain and not (is_first_name(word, doubtful=True) and last > at + 1):
        return None, 1
    if _is_thing(text, words, last):
        return None, len(words) - at
    sure = 0.9 if last > at + 1 else 0.7
    return _found(text, words[at][0], words[last - 1], sure), last - at


def _bare(text: str, word: tuple[int, int]) -> str:
    bare = text[word[0] : word[1]].rstrip(".,")
    return re.sub(r"['’]s?$", "", bare)


def _name_end(text: str, words: list[tuple[int, int]], at: int) -> int:
    """How far the surname reaches from the word behind a first name."""
    last = at
    while last < len(words) and last < at + 4:
        if _ends_word(text, words[last - 1]) and last >= at:
            break
        word = _bare(text, words[last])
        if word.casefold() in word_set("names", "latin", "particles") and last + 1 < len(words):
            last += 1
            continue
        if _is_no_name(word) or last - at >= 2:
            break
        last += 1
    return last


def _ends_word(text: str, word: tuple[int, int]) -> bool:
    """A possessive or a full stop ends the name: `Dana's VP`, but not `J. Whitcomb`."""
    raw = text[word[0] : word[1]]
    return raw.endswith(("'s", "’s", ",")) or (raw.endswith(".") and len(raw) > 3)


def _is_no_name(word: str) -> bool:
    folded = word.casefold().replace(".", "")
    return (
        folded in word_set("people", "latin", "not_names")
        or folded in word_set("titles", "latin", "heads")
        or (folded in word_set("titles", "latin", "modifiers"))
        or (word.isupper() and len(word) > 2)
    )


def _is_thing(text: str, words: list[tuple[int, int]], last: int) -> bool:
    """Whether the words behind make it a company, street or product: `Brandon Systems`."""
    if last < len(words) and not _ends_word(text, words[last - 1]):
        folded = _bare(text, words[last]).casefold()
        if folded in word_set("people", "latin", "thing_ends"):
            return True
    return _bare(text, words[last - 1]).casefold() in word_set("people", "latin", "thing_ends")


def _found(text: str, start: int, last: tuple[int, int], sure: float) -> Found:
    end = last[1]
    raw = text[start:end]
    trimmed = re.sub(r"(?:['’]s?|[,])$", "", raw)
    if trimmed.endswith(".") and not re.search(r"(?:^|\s)[A-Z]\.$", trimmed):
        trimmed = trimmed[:-1]
    return Found(start, start + len(trimmed), trimmed, sure)
