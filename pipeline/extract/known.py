"""Names that an account already knows, found again in every form that people use for them.

A first pass collects names where the text leaves no doubt (headers, speakers, signatures, lists);
this finds `Dana`, `Whitfield`, `Dana W.`, `Ms. Whitfield`, `一白`, `佟工`, `老佟` everywhere.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.extract.chinese_forms import HAN
from pipeline.extract.found import Found
from pipeline.extract.latin import LETTER
from pipeline.extract.passages import once
from pipeline.extract.words import alternate, char_set, word_set
from pipeline.names import is_cjk, is_first_name, is_person_name, split_honorific, split_name
from pipeline.names.words import words_of
from pipeline.types import Segment

_BEHIND = re.compile(r"(?:['’]s)?\s{0,2}([\w'’.&]*)")


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Patterns of one account's names; None where it has none of a script."""

    latin: re.Pattern[str] | None
    chinese: re.Pattern[str] | None
    risky: frozenset[str]


def build_gazetteer(names: Iterable[str]) -> Gazetteer:
    """Names → what to look for. `risky` forms are everyday words too, or very short."""
    latin: set[str] = set()
    chinese: set[str] = set()
    for name in sorted(set(names)):
        if is_cjk(name):
            chinese.update(_chinese_forms(name))
        elif is_person_name(name):
            latin.update(_latin_forms(name))
    risky = frozenset(form for form in latin | chinese if _is_risky(form))
    return Gazetteer(
        latin=re.compile(
            rf"(?<![{LETTER}\d_@.-])(?:{alternate(latin)})(?![{LETTER}\d_@]|-[{LETTER}])"
        )
        if latin
        else None,
        chinese=re.compile(alternate(chinese)) if chinese else None,
        risky=risky,
    )


def _latin_forms(name: str) -> Iterator[str]:
    parts = split_name(name)
    given, surname = parts.given, parts.surname
    yield name
    first = given.split()[0] if given else ""
    if len(first.rstrip(".")) > 1:
        yield first
        if surname and surname[0].isupper():
            yield f"{first} {surname}"
            yield f"{first} {surname[0]}."
            yield f"{first} {surname[0]}"
    if len(surname) > 2:
        yield surname
        if first:
            yield f"{first[0]}. {surname}"
            yield f"{surname}, {first}"


def _chinese_forms(name: str) -> Iterator[str]:
    yield name
    apart = split_honorific(name)
    bare = apart[0] if apart else name
    parts = split_name(bare)
    if apart is None and len(parts.given) == 2 and parts.surname:
        yield parts.given


def _is_risky(form: str) -> bool:
    if is_cjk(form):
        return form in words_of("names", "chinese", "not_names") or len(form) < 2
    folded = form.casefold()
    return (
        (is_first_name(form, doubtful=True) and not is_first_name(form))
        or folded in word_set("people", "latin", "not_names")
        or folded in word_set("titles", "latin", "modifiers")
        or folded in word_set("titles", "latin", "heads")
    )


@once
def find_known(segment: Segment, known: Gazetteer) -> tuple[Found, ...]:
    """Every known form in a lifted segment that its neighbours allow."""
    return tuple(_find_known(segment.document.text, segment.start, segment.end, known))


def _find_known(text: str, start: int, end: int, known: Gazetteer) -> Iterator[Found]:
    if known.latin is not None:
        for match in known.latin.finditer(text, start, end):
            if match[0] not in known.risky or _is_meant(text, match.start(), match.end(), start):
                yield Found(match.start(), match.end(), match[0], 0.8)
    if known.chinese is not None:
        for match in known.chinese.finditer(text, start, end):
            if match[0] not in known.risky or _stands_free(text, match, start, end):
                yield Found(match.start(), match.end(), match[0], 0.85)


def _is_meant(text: str, start: int, end: int, floor: int) -> bool:
    """Whether an everyday word (`Mark`, `Rose`, `Joy`) is the person here."""
    behind = _BEHIND.match(text[end : end + 20])
    word = behind[1].casefold() if behind else ""
    before = text[max(floor, start - 14) : start].split()
    lead = before[-1].casefold().strip("(*_") if before else ""
    if word[:1].isdigit() or lead in word_set("people", "latin", "date_leads"):
        return False
    acts = word_set("people", "latin", "verbs") | word_set("people", "latin", "auxiliaries")
    if word in acts or text[end : end + 2] in ("'s", "’s"):
        return True
    opening = not before or text[max(floor, start - 3) : start].rstrip(" ")[-1:] in ".!?:\n"
    return not opening or text[end : end + 1] in (",", ":", ")", ";", "\n", "")


def _stands_free(text: str, match: re.Match[str], floor: int, ceiling: int) -> bool:
    """Whether the characters on both sides let a Chinese everyday word be a name."""
    before = text[max(floor, match.start() - 1) : match.start()]
    after = text[match.end() : min(ceiling, match.end() + 1)]
    return (not HAN.match(before) or before in char_set("people", "chinese", "left")) and (
        not HAN.match(after) or after in char_set("people", "chinese", "right")
    )
