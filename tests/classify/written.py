"""Documents for tests, written part by part with the people in square brackets."""

import re

from pipeline.types import Document, Envelope, How, Kind, Mention, Part, Segment

_PERSON = re.compile(r"\[([^\[\]]+)\]")
_HOW = {
    Part.LABEL: How.SPEAKER,
    Part.HEADER: How.AUTHOR,
    Part.ATTENDEES: How.ATTENDEE,
    Part.SIGNATURE: How.SIGNATURE,
}


def write_document(*parts: tuple[Part, str], name: str = "a.txt") -> list[Mention]:
    """The mentions of one document, a segment for each part, in reading order.

    `(BODY, "[Dana] signs.")` -> Dana, named at the beginning of `Dana signs.`. The first person of
    a header is its author, the others are those written to; each header begins a message.
    """
    plain = [_PERSON.sub(r"\1", text) for _, text in parts]
    document = Document(name, name, "Northlea", Kind.NOTE, "\n".join(plain))
    mentions, start, headers = [], 0, 0
    for (part, marked), text in zip(parts, plain, strict=True):
        headers += part is Part.HEADER
        place = Segment(document, start, start + len(text), part, Envelope(), max(headers - 1, 0))
        mentions += _find_people(place, marked)
        start += len(text) + 1
    return mentions


def write_note(marked: str) -> list[Mention]:
    """The mentions of a document with nothing but body text."""
    return write_document((Part.BODY, marked))


def _find_people(place: Segment, marked: str) -> list[Mention]:
    mentions = []
    for number, found in enumerate(_PERSON.finditer(marked)):
        how = _HOW.get(place.part, How.NAMED)
        how = How.RECIPIENT if how is How.AUTHOR and number else how
        start = place.start + found.start() - 2 * number
        mentions.append(Mention(place, start, start + len(found[1]), found[1], how))
    return mentions
