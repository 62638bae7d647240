"""A sentence drawn with one character for each person named, and who its pronouns mean.

Reach for it to read relations: patterns over a sketch see people, whatever they are called.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.lexicon import load_words
from pipeline.names import fold_name, split_honorific, split_name
from pipeline.types import How, Kind, Mention, Segment

# A long list of people in one sentence states nothing between them.
_MOST_PEOPLE = 200
_FIRST_MARK = 0xE000
# The private characters that stand for people, as a range of a character class. No more than are
# needed: patterns take time to compile for each character of their classes.
MARKS = f"{chr(_FIRST_MARK)}-{chr(_FIRST_MARK + _MOST_PEOPLE - 1)}"

_SENTENCE = re.compile(r"[^.!?。！？\n]+(?:[.!?](?!\s|$)[^.!?。！？\n]*)*")
_TITLE_STOP = re.compile(r"(?:\b(?:Mrs|Mr|Ms|Dr|Prof|Engr|Capt|Col|St|Hon|Adv|Jr|Sr))$")
_MOST_CHARS = 2_000
MEMORY = 4  # how many people back `she` may mean
_ENVELOPE = (How.AUTHOR, How.RECIPIENT)
_WORDS = re.compile(r"\w")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Someone:
    """Who is meant: a mention, or None for whoever writes or speaks; and the name, if known."""

    mention: Mention | None
    name: str


@dataclass(frozen=True, slots=True)
class Sketch:
    """A sentence with one private character for each person.

    `runs` are where stretches of it begin, here and in the document; `before` who was named last.
    """

    segment: Segment
    text: str
    runs: tuple[tuple[int, int], ...]
    people: dict[str, Mention]
    before: tuple[Mention, ...]

    def locate(self, at: int) -> int:
        """Where in the document a character of the sketch stands."""
        here, there = self.runs[bisect_right(self.runs, at, key=_run_start) - 1]
        return there + at - here


def _run_start(run: tuple[int, int]) -> int:
    return run[0]


def draw_sentences(
    segment: Segment, mentions: Sequence[Mention], before: Sequence[Mention] = ()
) -> Iterator[Sketch]:
    """A sketch of each sentence of a segment, whose mentions stand in order of text.

    `before` are the people named earlier in the document. Sentences out of all proportion are
    passed over.
    """
    starts = [mention.start for mention in mentions]
    for start, end in _cut_sentences(segment):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        inside = [mention for mention in mentions[first:last] if mention.end <= end]
        if len(inside) <= _MOST_PEOPLE and end - start <= _MOST_CHARS:
            earlier = (*before[-MEMORY:], *mentions[max(0, first - MEMORY) : first])
            yield _draw(segment, start, end, inside, earlier[-MEMORY:])


def recall(segment: Segment, mentions: Sequence[Mention]) -> list[Mention]:
    """Whom a pronoun behind a segment may mean, the likeliest last; nobody out of a header.

    A paragraph of notes is about whoever it begins with: `Dana - wants proof, and so does Raj.`
    Otherwise whoever was named last is the likeliest.
    """
    named = [mention for mention in mentions if mention.how not in _ENVELOPE]
    if not named or segment.document.kind is Kind.TRANSCRIPT:
        return named[-MEMORY:]
    opening = segment.document.text[segment.start : named[0].start]
    return [*named[-MEMORY:], *([] if _WORDS.search(opening) else named[:1])]


def _cut_sentences(segment: Segment) -> Iterator[tuple[int, int]]:
    """Where sentences stand; the full stop of `Mr.` ends none."""
    text = segment.document.text
    start = -1
    for sentence in _SENTENCE.finditer(text, segment.start, segment.end):
        start = sentence.start() if start < 0 else start
        end = sentence.end()
        if text[end : end + 1] == "." and _TITLE_STOP.search(text, max(start, end - 5), end):
            continue
        yield start, end
        start = -1
    if start >= 0:
        yield start, segment.end


def _draw(
    segment: Segment, start: int, end: int, mentions: Sequence[Mention], before: Sequence[Mention]
) -> Sketch:
    text = segment.document.text
    pieces: list[str] = []
    runs: list[tuple[int, int]] = []
    people: dict[str, Mention] = {}
    at, drawn = start, 0
    for number, mention in enumerate(mentions):
        words = _PRIVATE.sub(" ", text[at : mention.start])
        mark = chr(_FIRST_MARK + number)
        pieces += (words, mark)
        runs += ((drawn, at), (drawn + len(words), mention.start))
        people[mark] = mention
        at, drawn = mention.end, drawn + len(words) + 1
    words = _PRIVATE.sub(" ", text[at:end])
    runs += ((drawn, at), (drawn + len(words), end))
    return Sketch(segment, "".join((*pieces, words)), tuple(runs), people, tuple(before))


def writer_of(sketch: Sketch) -> Someone:
    """Whoever says `I`."""
    author = sketch.segment.envelope.author
    return Someone(None, (author.name or author.address) if author else "")


def last_before(
    sketch: Sketch, at: int, *, pronoun: str = "", but: Sequence[str] = ()
) -> Someone | None:
    """Whom `she` means at a place of the sketch: who was named last, but not the writer."""
    others = {*but, writer_of(sketch).name} - {""}
    near = [
        mention
        for mention in _list_before(sketch, at)
        if _may_mean(pronoun, mention) and not any(_is_alike(mention.name, one) for one in others)
    ]
    return Someone(near[-1], near[-1].name) if near else None


def _is_alike(one: str, other: str) -> bool:
    """Whether two names may be one person's: `Dana`, `Dana Cruz`; `老向`, `向科长`."""
    return one == other or not _parts_of(one).isdisjoint(_parts_of(other))


@lru_cache(maxsize=4_096)
def _parts_of(name: str) -> frozenset[str]:
    apart = split_honorific(name)
    parts = split_name(apart[0] if apart is not None else name)
    return frozenset((fold_name(parts.given), fold_name(parts.surname))) - {""}


def _may_mean(pronoun: str, mention: Mention) -> bool:
    """Whether the form of a name agrees with a pronoun: 麦姐 is no 他, Mr. Hong no `she`."""
    other = _OTHER_GENDER.get(pronoun.lower())
    return other is None or not _gender(other).search(mention.surface)


_OTHER_GENDER = {
    **dict.fromkeys(("he", "him", "his", "他"), "she"),
    **dict.fromkeys(("she", "her", "她"), "he"),
}


@cache
def _gender(name: str) -> re.Pattern[str]:
    return re.compile(load_words("relations")["gender"][name])


def addressee_of(sketch: Sketch, at: int) -> Someone | None:
    """Whom `you` means: who is called by name in the sentence, else who spoke before."""
    start = sketch.locate(at)
    called = [m for m in sketch.people.values() if m.end <= start]
    own = writer_of(sketch).name
    spoke = [m for m in sketch.before if m.how is How.SPEAKER and m.name != own]
    near = called or spoke
    return Someone(near[-1], near[-1].name) if near else None


def _list_before(sketch: Sketch, at: int) -> list[Mention]:
    start = sketch.locate(at)
    return [m for m in (*sketch.before, *sketch.people.values()) if m.end <= start]
