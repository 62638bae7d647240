"""What a sentence states between people: who reports to whom, who follows whom, who has left."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from pipeline.extract.attach import Relation
from pipeline.extract.latin_titles import find_title_after
from pipeline.extract.meant import find_named, find_other, list_people
from pipeline.extract.patterns import find_matches, is_denied
from pipeline.extract.posts import holder_of, index_posts
from pipeline.extract.sketch import MEMORY, Sketch, Someone, draw_sentences, recall
from pipeline.types import Fact, Mention, Segment

# Tables of patterns that state a tie between two people; the first also where a post is named.
_TIES = ("reports_to", "succeeded_by", "hands_off_to")
_NAMED, _MEANT = 0.8, 0.65  # how sure, by name and by pronoun
_PAUSE = re.compile("[，(（:：;—–-]")
_AHEAD = 14  # `left` may go on as `left a message`
_REMEMBERED = 1 << 14  # of a thousand mails about


def find_relations(
    segment: Segment,
    mentions: Sequence[Mention],
    before: Sequence[Mention] = (),
    *,
    holder: Callable[[str], str],
) -> Iterator[Relation]:
    """All relations that the sentences of a segment state.

    `before` are those named earlier in the document, whom a pronoun may mean; `holder` tells who
    holds a post that stands for a name.
    """
    for sketch in draw_sentences(segment, mentions, before):
        for table in _TIES:
            yield from _find_ties(sketch, table)
        yield from _find_posts(sketch, holder)
        yield from _find_moves(sketch)


def relate_people(
    segments: Sequence[Segment],
    mentions: Sequence[Sequence[Mention]],
    *,
    holder: Callable[[str], str] | None = None,
) -> Iterator[Relation]:
    """The relations of all segments, each with the mentions in it, the documents one by one.

    `holder` tells who holds a post; without it, whoever of the mentions is said to.
    """
    if holder is None:
        posts = index_posts(mention for found in mentions for mention in found)
        holder = partial(holder_of, posts=posts)
    before: list[Mention] = []
    for segment, found in zip(segments, mentions, strict=True):
        if before and before[-1].segment.document is not segment.document:
            before = []
        yield from find_relations(segment, found, before, holder=holder)
        before = [*before[-MEMORY:], *recall(segment, found)]


@lru_cache(_REMEMBERED)
def _match(text: str, table: str, key: str) -> tuple[re.Match[str], ...]:
    """`find_matches`, once for sentences that are alike but for the names, as quoted ones are."""
    return tuple(find_matches(text, table, key))


def _find_ties(sketch: Sketch, table: str) -> Iterator[Relation]:
    for match in _match(sketch.text, table, "stated"):
        if not is_denied(match, table) and not _means_itself(match):
            yield from _read_tie(sketch, match, table)


def _find_posts(sketch: Sketch, holder: Callable[[str], str]) -> Iterator[Relation]:
    """`Dana reports to the CFO`: whoever is said to be the CFO."""
    for match in _match(sketch.text, "reports_to", "posts"):
        post, end = ("", 0) if is_denied(match, "reports_to") else _read_post(sketch, match)
        boss = holder(post) if post else ""
        for person in list_people(sketch, match, [boss]) if boss else ():
            if person.name != boss:
                for one in _relate_all(sketch, match, person, "reports_to", boss, _MEANT):
                    yield replace(one, fact=replace(one.fact, end=end))


def _read_post(sketch: Sketch, match: re.Match[str]) -> tuple[str, int]:
    """The title that begins where the pattern ends, else what it takes for a post; and its end."""
    text, at = sketch.segment.document.text, sketch.locate(match.end())
    if title := find_title_after(text, at, sketch.runs[-1][1]):
        return title.value, title.end
    post = match.groupdict().get("post") or ""
    return post, sketch.locate(max(match.end(), match.end("post") if post else 0))


def _means_itself(match: re.Match[str]) -> bool:
    """`Dana - patrol and courts report to her`: behind a pause the pronoun means the one named."""
    groups = match.groupdict()
    if not (groups.get("A") and groups.get("him")) or match.start("him") < match.end("A"):
        return False
    return _PAUSE.search(match.string, match.end("A"), match.start("him")) is not None


def _read_tie(sketch: Sketch, match: re.Match[str], table: str) -> Iterator[Relation]:
    groups = {name for name, words in match.groupdict().items() if words}
    other = find_named(sketch, match, "B") or find_named(sketch, match, "B2")
    people = list_people(sketch, match, [other.name] if other else [])
    other = other or find_other(sketch, match, groups, [person.name for person in people])
    sure = _NAMED if {"A", "I"} & groups and {"B", "B2", "me"} & groups else _MEANT
    for person in people:
        if other is not None and other.name and other.name != person.name:
            yield from _relate_all(sketch, match, person, table, other.name, sure)


def _relate_all(
    sketch: Sketch, match: re.Match[str], person: Someone, tie: str, value: str, sure: float
) -> Iterator[Relation]:
    """The tie, and with words for an assistant that too: assistants report to whom they assist."""
    yield _relate(sketch, match, person, tie, value, sure)
    if match.groupdict().get("assistant"):
        yield _relate(sketch, match, person, "assistant_of", value, sure)


def _find_moves(sketch: Sketch) -> Iterator[Relation]:
    for status in ("left", "joining"):
        for match in _match(sketch.text, "status", status) if sketch.people else ():
            person = find_named(sketch, match, "A")
            if person is not None and not is_denied(match, "status", ahead=_AHEAD):
                yield _relate(sketch, match, person, "status", status, _NAMED)


def _relate(
    sketch: Sketch, match: re.Match[str], person: Someone, attribute: str, value: str, sure: float
) -> Relation:
    last = sketch.people.get(match.string[match.end() - 1])
    end = last.end if last else sketch.locate(match.end())
    fact = Fact(attribute, value, sketch.locate(match.start()), end, sure)
    return Relation(sketch.segment, person.mention, fact)
