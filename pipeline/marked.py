"""Annotated documents as the rooms see documents: mentions where the annotator marked names.

Reach for `read_marked` to train or to measure the classify room given the right mentions. Like
run.py this file stands above the rooms: it lets ingest read and cut the text.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from pipeline.config import Limits
from pipeline.corpus import Annotated, Mark
from pipeline.ingest import Source, read_source, segment
from pipeline.lexicon import load_words
from pipeline.names import fold_name
from pipeline.types import Document, How, Mention, Part, Segment

_HOW = {
    Part.LABEL: How.SPEAKER,
    Part.HEADER: How.RECIPIENT,
    Part.ATTENDEES: How.ATTENDEE,
    Part.SIGNATURE: How.SIGNATURE,
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A document as it is read, its people's mentions in reading order, and all its marks.

    Offsets of the marks count characters of the document that was read. A mention's name is the
    fullest name of its person.
    """

    annotated: Annotated
    mentions: tuple[Mention, ...]
    marks: tuple[Mark, ...]


def read_annotated(annotated: Annotated, *, limits: Limits) -> list[Document]:
    """The document as it is read from a text file of its own."""
    source = Source(
        name=f"{annotated.id}.txt", account=annotated.account, payload=annotated.text.encode()
    )
    found = read_source(source, limits=limits)
    return [replace(d, account=annotated.account) for d in found if isinstance(d, Document)]


def read_marked(annotated: Annotated, *, limits: Limits) -> Marked:
    """The document with its marks; a mail's text is laid out anew, and the marks go along.

    A pronoun that is marked within evidence is no mention: the room has to follow it.
    """
    read = read_annotated(annotated, limits=limits)
    if not read:
        return Marked(annotated, (), ())
    marks = tuple(_move_marks(annotated.marks, annotated.text, read[0].text))
    segments = list(segment(read[0]))
    starts = [piece.start for piece in segments]
    names = {person.id: person.fields.get("name", "") for person in annotated.people}
    mentions = []
    for mark in marks:
        name = names[mark.arguments[0]] if mark.kind == "p" else ""
        place = bisect_right(starts, mark.start) - 1
        inside = place >= 0 and mark.end <= segments[place].end
        if name and inside and not is_pronoun(read[0].text[mark.start : mark.end]):
            mentions.append(_make_mention(segments[place], mark, name))
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    return Marked(annotated, tuple(mentions), marks)


def _move_marks(marks: Sequence[Mark], old: str, new: str) -> Iterator[Mark]:
    """The marks where their words stand in the new text; a mark whose ends are gone is left out."""
    if old == new:
        yield from marks
        return
    places: dict[int, int] = {}
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        places |= {block.a + n: block.b + n for n in range(block.size)}
    for mark in marks:
        start, last = places.get(mark.start), places.get(mark.end - 1)
        if start is not None and last is not None and start <= last:
            yield replace(mark, start=start, end=last + 1)


def is_pronoun(surface: str) -> bool:
    """Whether a marked person is a pronoun or a common noun: `She` -> True, `李工` -> False."""
    words = load_words("windows")
    latin = f"{words['pronouns_en']} {words['first_person']} {words['articles']}".split()
    first = surface.lower().split()[0]
    return first in latin or surface in words["pronouns_zh"] or surface in words["own_zh"]


def _make_mention(place: Segment, mark: Mark, name: str) -> Mention:
    author = place.envelope.author
    how = _HOW.get(place.part, How.NAMED)
    if how is How.RECIPIENT and author is not None and _is_same(author.name, place, mark):
        how = How.AUTHOR
    return Mention(place, mark.start, mark.end, name, how)


def _is_same(author: str, place: Segment, mark: Mark) -> bool:
    """Whether the marked words are the first in their header that name its author."""
    text = place.document.text
    surface = fold_name(text[mark.start : mark.end])
    before = fold_name(text[place.start : mark.start])
    return surface in fold_name(author) and surface not in before
