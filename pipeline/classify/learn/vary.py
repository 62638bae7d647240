"""Other titles, firms and genders in the place of those of a lesson's text.

Reach for `swap_marked` on a document before it is cut into windows, and for `swap_genders` on
lessons: what a person is called or whether she is a he must not tell how they deal and decide.
Names need no swapping, windows do not hold them. `thin_silent` leaves out some of the many lessons
that show nothing, others in each epoch.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from random import Random

from pipeline.classify.heads import NONE
from pipeline.classify.learn.lessons import Lesson
from pipeline.corpus import Annotated, Mark
from pipeline.lexicon import load_words

_SWAPPED = ("t", "o")
_SHARE = 0.6  # of titles and firms that get a stand-in
_KEPT = 0.5  # of the lessons that show nothing, in each epoch
Pools = Mapping[tuple[str, str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    words: str


def collect_pools(documents: Iterable[Annotated]) -> Pools:
    """All titles and firms by language and letter of mark, each as often as it occurs."""
    pools: dict[tuple[str, str], list[str]] = defaultdict(list)
    for document in documents:
        for mark in document.marks:
            if mark.kind in _SWAPPED:
                surface = document.text[mark.start : mark.end]
                pools[document.language, mark.kind].append(surface)
    return pools


def swap_marked(document: Annotated, pools: Pools, rng: Random) -> Annotated:
    """The document with other titles and firms; the same words get the same stand-in.

    Marks that swapped words hold are lost with them; all others keep their words.
    """
    stand_ins: dict[tuple[str, str], str] = {}
    edits: list[_Edit] = []
    for mark in document.marks:
        surface = document.text[mark.start : mark.end]
        pool = pools.get((document.language, mark.kind), ())
        if mark.kind in _SWAPPED and pool and (not edits or mark.start >= edits[-1].end):
            known = stand_ins.setdefault(
                (mark.kind, surface), rng.choice(pool) if rng.random() < _SHARE else surface
            )
            edits.append(_Edit(mark.start, mark.end, known))
    return replace(
        document,
        text="".join(_apply(document.text, edits)),
        marks=tuple(moved for mark in document.marks if (moved := _move(mark, edits))),
    )


def _apply(text: str, edits: Sequence[_Edit]) -> Iterator[str]:
    at = 0
    for edit in edits:
        yield text[at : edit.start]
        yield edit.words
        at = edit.end
    yield text[at:]


def _move(mark: Mark, edits: Sequence[_Edit]) -> Mark | None:
    """The mark at its new place, None where its words are gone."""
    grown_before = grown_within = 0
    for edit in edits:
        grown = len(edit.words) - (edit.end - edit.start)
        if edit.end <= mark.start:
            grown_before += grown
        elif mark.start <= edit.start and edit.end <= mark.end:
            grown_within += grown
        elif edit.start < mark.end:
            return None
    start = mark.start + grown_before
    return replace(mark, start=start, end=mark.end + grown_before + grown_within)


def thin_silent(lessons: Sequence[Lesson], rng: Random) -> list[Lesson]:
    """All lessons that show something of a person, and half of those that show nothing."""
    return [lesson for lesson in lessons if set(lesson.labels) != {NONE} or rng.random() < _KEPT]


def swap_genders(lessons: Sequence[Lesson], rng: Random) -> list[Lesson]:
    """Half of the lessons with he for she, 她 for 他, and the other way round."""
    return [
        replace(lesson, before=swap_gender(lesson.before), text=swap_gender(lesson.text))
        if rng.random() < 0.5
        else lesson
        for lesson in lessons
    ]


def swap_gender(text: str) -> str:
    """He for she and she for he: `She asked him.` -> `He asked her.`."""
    return _pattern().sub(_swap_word, text)


@cache
def _pattern() -> re.Pattern[str]:
    """Whole Latin words, and the Chinese ones of the list wherever they stand."""
    return re.compile("|".join(("[A-Za-z]+", *(w for w in _genders() if not w.isascii()))))


def _swap_word(found: re.Match[str]) -> str:
    word = found.group()
    other = _genders().get(word.lower(), word)
    return other.capitalize() if word[0].isupper() and other.islower() else other


@cache
def _genders() -> Mapping[str, str]:
    pairs = [pair.split() for pair in load_words("windows")["genders"]]
    return {two: one for one, two in pairs} | dict(pairs)
