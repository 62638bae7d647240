"""Titles and units that a finder of spans met → the people of the segment whose they are.

Reach for it to hand over what the words right beside a name did not give: spans of the name
model, or of `find_titles`, go to their people by the trained pair models.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipeline.extract.chinese_runs import compose_title
from pipeline.extract.latin_tokens import (
    MOST_WORDS,
    TOKEN,
    is_head,
    is_part,
    is_weak,
    to_fact,
    trim_joints,
)
from pipeline.extract.links import mark_former
from pipeline.extract.overlap import keep_free
from pipeline.extract.pairs.link import link_departments, link_titles
from pipeline.extract.words import alternate, word_set
from pipeline.types import DOUBTFUL, Fact, Mention, Segment

_LINKERS = {"title": link_titles, "department": link_departments}
_SURE = 0.85  # measured: below, more titles are lost to wrong ones than won
_LONGEST = 18


def add_spans(text: str, mentions: Sequence[Mention], spans: Sequence[Fact]) -> list[Mention]:
    """Mentions, in order of text, with the titles and units among the spans that are theirs.

    A span that a mention has already is nobody else's, and a mention keeps the title it has.
    """
    people = [(mention.start, mention.end) for mention in mentions]
    extra: dict[int, dict[str, Fact]] = {}
    for attribute, link in _LINKERS.items():
        own = [(f.start, f.end) for m in mentions for f in m.facts if _is_of(attribute, f)]
        met = [fact for fact in spans if fact.attribute == attribute]
        new = {(fact.start, fact.end): fact for fact in keep_free(met, [*own, *people])}
        places = sorted({*own, *new})
        for one in link(text, people, places, least=_SURE) if new else ():
            fact = new.get(places[one.span])
            if fact and not any(_is_of(attribute, f) for f in mentions[one.person].facts):
                said = mark_former(text, replace(fact, confidence=DOUBTFUL), fact.start, 0)
                extra.setdefault(one.person, {}).setdefault(attribute, said)
    return [
        replace(mention, facts=(*mention.facts, *extra.get(number, {}).values()))
        for number, mention in enumerate(mentions)
    ]


def _is_of(attribute: str, fact: Fact) -> bool:
    return fact.attribute.removeprefix("former_") == attribute


def find_titles(segment: Segment) -> list[Fact]:
    """Every title in a segment, whosever it is: heads of the word lists and what goes with them."""
    text, start, end = segment.document.text, segment.start, segment.end
    return [*find_latin_titles(text, start, end), *find_chinese_titles(text, start, end)]


def find_latin_titles(text: str, start: int, end: int) -> Iterator[Fact]:
    """Titles in Latin script: `our plant manager said` -> `plant manager`."""
    run: list[re.Match[str]] = []
    for token in TOKEN.finditer(text, start, end):
        apart = bool(run) and text[run[-1].end() : token.start()].strip(" ") != ""
        if run and (apart or not is_part(token[0]) or len(run) == MOST_WORDS):
            yield from _close(text, run)
            run = []
        if is_part(token[0]):
            run.append(token)
    yield from _close(text, run)


def _close(text: str, run: list[re.Match[str]]) -> Iterator[Fact]:
    tokens = trim_joints(run)
    if any(is_head(token[0]) for token in tokens) and not is_weak(tokens):
        yield to_fact("title", text, tokens, 0.7)


@cache
def _chinese_heads() -> re.Pattern[str]:
    return re.compile(alternate(word_set("titles", "chinese", "heads")))


def find_chinese_titles(text: str, start: int, end: int) -> Iterator[Fact]:
    """Chinese titles, and the units right before them: `信息科科长说` -> `科长`, unit `信息科`."""
    for found in _chinese_heads().finditer(text, start, end):
        floor = max(start, found.start() - _LONGEST)
        yield from compose_title(text, floor, found.end(), found[0], bounded=False)
