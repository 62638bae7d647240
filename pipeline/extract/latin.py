"""People named in Latin-script text by first name, surname, honorific or neighbourhood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.extract.found import Found
from pipeline.extract.latin_context import demands_person
from pipeline.extract.latin_forms import find_formed, is_no_name
from pipeline.extract.words import alternate, word_set
from pipeline.names import is_first_name

# Letters of Latin script only: Chinese characters may stand right beside a name.
LETTER = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĞĠĢĦĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_WORD = (
    rf"[{_CAPITAL}](?:[{LETTER}'’]*[{LETTER}])?(?:-[{LETTER}][{LETTER}'’]*)*"
    r"\.?(?:ª|º)?(?![\d&]|\.\w)"
)
_TOKEN = re.compile(r"\S+")
_POSSESSIVE = re.compile(r"['’]s?$")
_MOST_FAMILY = 2


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words in a row, as places in the text, and the segment they stand in."""

    text: str
    words: tuple[tuple[int, int], ...]
    floor: int
    ceiling: int

    def bare(self, at: int) -> str:
        start, end = self.words[at]
        return _POSSESSIVE.sub("", self.text[start:end].rstrip(".,"))

    def closes(self, at: int) -> bool:
        """A possessive, comma or full stop ends the name: `Dana's`, but not `J. Lundgren`."""
        raw = self.text[self.words[at][0] : self.words[at][1]]
        return raw.endswith(("'s", "’s", ",")) or (raw.endswith(".") and len(raw) > 4)


@cache
def _run_pattern() -> re.Pattern[str]:
    particles = alternate(word_set("names", "latin", "particles"))
    return re.compile(
        rf"(?<![{LETTER}\d_@./])(?:{_WORD})(?:[ ](?:(?:{particles})[ ]){{0,2}}(?:{_WORD})){{0,8}}"
    )


@cache
def _honorifics() -> frozenset[str]:
    """Without those that are everyday words, titles or foreign articles as well."""
    everyday = word_set("names", "latin", "everyday_honorifics")
    words = word_set("names", "latin", "honorifics")
    return frozenset(word.replace(".", "") for word in words - everyday)


@cache
def _abbreviations() -> frozenset[str]:
    return word_set("names", "latin", "short_honorifics")


def find_latin(text: str, start: int, end: int) -> Iterator[Found]:
    """Every person whom words and neighbours give away: `Dana Whitfield`, `Ms. Alvarez`, `Raj`."""
    yield from find_formed(text, start, end)
    for match in _run_pattern().finditer(text, start, end):
        words = tuple(
            (one.start(), one.end()) for one in _TOKEN.finditer(text, match.start(), match.end())
        )
        yield from _read_run(_Run(text, words, start, end))


def _read_run(run: _Run) -> Iterator[Found]:
    at = 0
    while at < len(run.words):
        found, used = _read_at(run, at)
        if found is not None:
            yield found
        at += max(used, 1)


def _read_at(run: _Run, at: int) -> tuple[Found | None, int]:
    """The name that begins at a word, if one does, and how many words to go on by."""
    word = run.bare(at)
    if _is_dedicated(run, at) and not _is_honorific(run, at):
        return None, len(run.words) - at
    if _is_inside_name(run, at):
        return None, 1
    if _is_honorific(run, at) and at + 1 < len(run.words):
        last = max(_family_end(run, at + 1, most=3), at + 1)
        if last == at + 1 and is_no_name(run.bare(last)):
            return None, 1
        return _found(run, at, max(last, at + 2), 0.95), max(last, at + 2) - at
    last = at + 1 if run.closes(at) else _family_end(run, at + 1, most=_MOST_FAMILY)
    if _is_thing(run, last) and not (is_first_name(word) and _is_demanded(run, at, last)):
        return None, last - at if is_no_name(word) else len(run.words) - at
    if is_first_name(word) or (is_first_name(word, doubtful=True) and last > at + 1):
        return _found(run, at, last, 0.9 if last > at + 1 else 0.75), last - at
    if not is_no_name(word) and _is_demanded(run, at, last):
        return _found(run, at, last, 0.8 if last > at + 1 else 0.7), last - at
    return None, 1


def _is_honorific(run: _Run, at: int) -> bool:
    """`Ms`, `Dr.`; an everyday word only as an abbreviation: `Hon. `, `Capt. `."""
    folded = run.bare(at).casefold().replace(".", "")
    dotted = run.text[run.words[at][1] - 1] == "." and folded in _abbreviations()
    return dotted or folded in _honorifics()


_DEDICATED = re.compile(r"(?:\bSt\.|\bSaint|\bSan|\bSanta|\b[Tt]he|\b[Aa]n?)\s$")


def _is_dedicated(run: _Run, at: int) -> bool:
    """`St. Anne`, `the Iris demo`: named for somebody, or no person at all."""
    start = run.words[at][0]
    return _DEDICATED.search(run.text[max(run.floor, start - 8) : start]) is not None


def _is_inside_name(run: _Run, at: int) -> bool:
    """Behind an unknown capitalised word that begins no sentence: a ship, a school, a firm."""
    if at == 0 or run.closes(at - 1):
        return False
    before = run.bare(at - 1)
    opening = (
        at == 1
        and run.text[max(run.floor, run.words[0][0] - 2) : run.words[0][0]].strip() in _OPENINGS
    )
    known = is_no_name(before) or is_first_name(before, doubtful=True)
    return not known and not opening and before.istitle()


_OPENINGS = ("", ".", "!", "?", ":", "-", "•", "*", ")", '"', "“")


def _is_demanded(run: _Run, at: int, last: int) -> bool:
    start, end = _span(run, at, last)
    return demands_person(run.text, start, end, floor=run.floor, ceiling=run.ceiling)


def _family_end(run: _Run, at: int, *, most: int) -> int:
    """How far the surname reaches from the word behind a first name."""
    last = at
    while last < len(run.words) and last - at < most:
        word = run.bare(last)
        if word.casefold() in word_set("names", "latin", "particles") and last + 1 < len(run.words):
            last, at = last + 1, at + 1
            continue
        if is_no_name(word) and not _is_place_family(run, at, last):
            break
        last += 1
        if run.closes(last - 1):
            break
    return last


def _is_place_family(run: _Run, at: int, last: int) -> bool:
    """`Tessa Kitchen`, `Ines Ward`: a room or place closes a name that a sure first name opens."""
    word = run.bare(last)
    return (
        last == at > 0
        and is_first_name(run.bare(at - 1))
        and word.istitle()
        and word.casefold() in word_set("names", "rooms", "families")
        and (last + 1 == len(run.words) or run.closes(last))
    )


def _is_thing(run: _Run, last: int) -> bool:
    """Whether the words make it a company, street or product: `Brandon Systems`."""
    ends = word_set("people", "latin", "thing_ends")
    if last < len(run.words) and not run.closes(last - 1) and run.bare(last).casefold() in ends:
        return True
    return run.bare(last - 1).casefold() in ends


def _span(run: _Run, at: int, last: int) -> tuple[int, int]:
    start, end = run.words[at][0], run.words[last - 1][1]
    raw = run.text[start:end]
    name = _POSSESSIVE.sub("", raw.rstrip(","))
    initial = len(name) > 2 and name.endswith(".") and name[-3] == " "
    return start, start + len(name if initial else name.rstrip("."))


def _found(run: _Run, at: int, last: int, sure: float) -> Found:
    start, end = _span(run, at, last)
    return Found(start, end, run.text[start:end], sure)
