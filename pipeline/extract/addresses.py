"""E-mail addresses in running text: their owner, named beside them or spelled by them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.describe import ADDRESS
from pipeline.extract.sides import side_of_address
from pipeline.names import is_person_name, is_role_mailbox, spell_address
from pipeline.types import Fact, How, Mention, Segment, Seller

_NEAR = 4  # characters between a name and the address in brackets behind it


def add_addresses(
    segment: Segment, mentions: Sequence[Mention], *, seller: Seller
) -> Iterator[Mention]:
    """The mentions, those before an address with it; other addresses as mentions of their own.

    `Dana Cruz <dana@x.example>` -> Dana Cruz with that e-mail; `ask bo.lind@x.example` -> Bo Lind
    """
    text = segment.document.text
    told = {(f.start, f.end) for m in mentions for f in m.facts if f.attribute == "email"}
    found = list(mentions)
    for match in ADDRESS.finditer(text, segment.start, segment.end):
        place = match.span()
        if place in told or "." not in match[0].partition("@")[2] or is_role_mailbox(match[0]):
            continue
        facts = tuple(_tell(match[0].lower(), place, seller))
        owner = _owner_before(text, found, place[0])
        if owner is not None:
            found[owner] = replace(found[owner], facts=(*found[owner].facts, *facts))
        elif is_person_name(name := spell_address(match[0])) and _is_free(found, place):
            found.append(Mention(segment, *place, name, How.NAMED, facts))
    yield from sorted(found, key=lambda mention: mention.start)


def _tell(address: str, place: tuple[int, int], seller: Seller) -> Iterator[Fact]:
    yield Fact("email", address, *place)
    if side := side_of_address(address, seller=seller):
        yield Fact("side", side, *place)


def _owner_before(text: str, mentions: Sequence[Mention], start: int) -> int | None:
    """The mention that only an opening bracket or a colon parts from the address."""
    for number, mention in enumerate(mentions):
        between = text[mention.end : start]
        if 0 < start - mention.end <= _NEAR and between.strip(' "') in (
            "<",
            "(",
            "（",
            "[",
            ":",
            "：",
        ):
            return number
    return None


def _is_free(mentions: Sequence[Mention], place: tuple[int, int]) -> bool:
    return all(m.end <= place[0] or place[1] <= m.start for m in mentions)
