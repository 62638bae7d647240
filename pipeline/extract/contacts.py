"""The person of one contact record, written as `Label: value` lines."""

import re
from collections.abc import Iterator

from pipeline.extract.describe import ADDRESS, describe
from pipeline.extract.phones import find_phones
from pipeline.extract.sides import read_side, side_of_address
from pipeline.lexicon import load_words
from pipeline.names import clean_name, is_cjk, is_person_name
from pipeline.types import Fact, How, Mention, Part, Segment, Seller

_FIELD = re.compile(
    r"^[ \t]*([^:：\n \t][^:：\n]{0,39})[ \t]*[:：][ \t]*([^\n \t](?:[^\n]*[^\n \t])?)?[ \t]*$",
    re.MULTILINE,
)


def _label_of(words: str) -> str:
    folded = words.strip().casefold()
    table = load_words("labels")["contact"]
    return next((key for key, labels in table.items() if folded in labels.split("|")), "")


def find_contact(segment: Segment, *, seller: Seller, region: str) -> Iterator[Mention]:
    """The record's person, with title, company, address and phone."""
    if segment.part is not Part.CONTACT:
        return
    text = segment.document.text
    fields = {
        label: (match.start(2), match.end(2))
        for match in _FIELD.finditer(text, segment.start, segment.end)
        if match[2] and (label := _label_of(match[1]))
    }
    place, name = _read_name(text, fields)
    if name and is_person_name(name):
        facts = tuple(_read_fields(text, fields, seller, region))
        yield Mention(segment, *place, name, How.CONTACT, facts)


def _read_name(text: str, fields: dict[str, tuple[int, int]]) -> tuple[tuple[int, int], str]:
    """The full name, or first and last name put together, and where it stands."""
    if "name" in fields:
        start, end = fields["name"]
        return fields["name"], clean_name(text[start:end])
    parts = [fields[key] for key in ("first", "last") if key in fields]
    words = [text[start:end] for start, end in parts]
    if not parts:
        return (0, 0), ""
    name = "".join(reversed(words)) if is_cjk("".join(words)) else " ".join(words)
    start, end = parts[0][0], parts[-1][1]
    return ((start, end) if start < end else parts[0]), clean_name(name)


def _read_fields(
    text: str, fields: dict[str, tuple[int, int]], seller: Seller, region: str
) -> Iterator[Fact]:
    for label in ("title", "department", "organisation"):
        if label in fields:
            start, end = fields[label]
            yield Fact(label, text[start:end], start, end)
    if "title" in fields:
        facts = describe(text, *fields["title"], seller=seller)
        yield from (fact for fact in facts if fact.attribute == "department")
    if "email" in fields and (found := ADDRESS.search(text, *fields["email"])):
        yield Fact("email", found[0].lower(), found.start(), found.end())
        if side := side_of_address(found[0], seller=seller):
            yield Fact("side", side, found.start(), found.end())
    if "phone" in fields:
        yield from find_phones(text, *fields["phone"], region=region)
    if "organisation" in fields and (
        side_fact := read_side(text, *fields["organisation"], seller=seller)
    ):
        yield side_fact
