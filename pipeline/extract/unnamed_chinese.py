"""Posts without a name in Chinese: `你们采购总监`, `信息中心主任`, `他们财务`, `我们老板`."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.titled import find_chinese_titles
from pipeline.extract.words import alternate, char_set, longest_end, word_set
from pipeline.lexicon import load_words
from pipeline.types import Segment, Unnamed, Whose

_REACH = 16
_AHEAD = 8


def find_chinese(segment: Segment) -> Iterator[Unnamed]:
    """The posts in a segment, with whose they are; not yet told from those of named people."""
    text, start, end = segment.document.text, segment.start, segment.end
    for first, last in _find_posts(text, start, end):
        whose, begin = _read_owner(text, start, first)
        post = text[first:last]
        if _is_one_post(post, whose) and _is_apart(text, start, begin, last, end, whose):
            yield Unnamed(segment, first, last, whose)
    for pattern in _phrases():
        for match in pattern.finditer(text, start, end):
            whose = _whose(match)
            if _is_apart(text, start, match.start(), match.end("post"), end, whose):
                yield Unnamed(segment, match.start("post"), match.end("post"), whose)


def _find_posts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of titles, each with the unit right before it."""
    facts = list(find_chinese_titles(text, start, end))
    units = {fact.end: fact.start for fact in facts if fact.attribute == "department"}
    for fact in facts:
        if fact.attribute == "title":
            yield units.get(fact.start, fact.start), fact.end


def _read_owner(text: str, floor: int, at: int) -> tuple[Whose, int]:
    """Whose a post is by the words before it, and where they begin; open without any."""
    found = _owner().search(text, max(floor, at - _REACH), at)
    return (_whose(found), found.start()) if found else (Whose.OPEN, at)


@cache
def _owners() -> str:
    words = load_words("unnamed")["chinese"]
    keys = (Whose.SPEAKER, Whose.LISTENER, Whose.OTHERS)
    either = "|".join(f"(?P<{key.value}>{words[key.value]})" for key in keys)
    return f"(?:{either}){words['between']}"


@cache
def _owner() -> re.Pattern[str]:
    return re.compile(f"{_owners()}$")


def _whose(found: re.Match[str]) -> Whose:
    return next(whose for whose in Whose if whose is not Whose.OPEN and found[whose.value])


@cache
def _phrases() -> tuple[re.Pattern[str], ...]:
    """A boss by no title, and a department that wants or says something."""
    words = load_words("unnamed")["chinese"]
    bodies = alternate(word_set("unnamed", "chinese", "bodies"))
    bosses = alternate(word_set("unnamed", "chinese", "bosses"))
    unit = f"(?:{bodies})(?:{words['body_ends']})?"
    return (
        re.compile(f"{_owners()}(?P<post>{unit}(?:{words['persons']})|{bosses})"),
        re.compile(f"{_owners()}(?P<post>{unit})(?!{words['wills_not']})(?={words['wills']})"),
    )


def _is_one_post(post: str, whose: Whose) -> bool:
    """Whether a post is one that the house has once, as far as its words tell."""
    if any(word in post for word in _words("crowd")):
        return False
    if post in _words("sole"):
        return True
    head = longest_end(post, _words("leading") | _words("sole"))
    bare = whose is Whose.OPEN and len(post) < len(head) + 2
    return bool(head) and len(post) > len(head) and not bare


def _words(key: str) -> frozenset[str]:
    return word_set("unnamed", "chinese", key)


def _is_apart(text: str, floor: int, begin: int, end: int, ceiling: int, whose: Whose) -> bool:
    """Whether the words around do not give the post to somebody, or to another house."""
    before = text[max(floor, begin - _REACH) : begin]
    after = text[end : min(ceiling, end + _AHEAD)]
    if whose is Whose.OPEN and not _stands_free(before, after):
        return False
    return not (_pattern("predicate").search(before) or _pattern("tied").match(after))


def _stands_free(before: str, after: str) -> bool:
    """Whether a bare post begins where a word begins, and is more than an aside or a call."""
    closed = not after or _pattern("pause").match(after) is not None
    if not (closed or after[0] in char_set("unnamed", "chinese", "goes_on")):
        return False
    if not before or _pattern("pause").match(before[-1]):
        return not closed
    called = closed and before[-1] == "的"  # `能刷的，校长。`
    return before[-1] in char_set("unnamed", "chinese", "openers") and not called


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(load_words("unnamed")["chinese"][key])
