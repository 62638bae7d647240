"""People in the header lines of a message, at the place where the header writes them."""

from collections.abc import Iterator

from pipeline.extract.sides import side_of_address
from pipeline.names import clean_name, is_cjk, is_person_name, is_role_mailbox, spell_address
from pipeline.types import Fact, How, Mention, Part, Party, Segment, Seller


def find_header_people(segment: Segment, *, seller: Seller) -> Iterator[Mention]:
    """Author and recipients of a message whose header lines this segment holds."""
    if segment.part is not Part.HEADER:
        return
    taken: list[tuple[int, int]] = []
    for party, how in _list_parties(segment):
        mention = _anchor(segment, party, how, taken, seller)
        if mention is not None:
            taken.append((mention.start, mention.end))
            yield mention


def _list_parties(segment: Segment) -> Iterator[tuple[Party, How]]:
    envelope = segment.envelope
    if envelope.author is not None:
        yield envelope.author, How.AUTHOR
    for party in (*envelope.to, *envelope.cc):
        yield party, How.RECIPIENT


def name_party(party: Party) -> str:
    """The person's name that a header gives, empty for mailboxes and groups."""
    name = clean_name(party.name) if "@" not in party.name else ""
    if party.address and is_role_mailbox(party.address) and not _is_full(name):
        return ""
    if name and is_person_name(name):
        return name
    return spell_address(party.address) if party.address and not name else ""


def _is_full(name: str) -> bool:
    """Somebody may sit behind a role mailbox: `Dana Cruz <procurement@…>`."""
    return is_person_name(name) and (" " in name or is_cjk(name))


def _anchor(
    segment: Segment, party: Party, how: How, taken: list[tuple[int, int]], seller: Seller
) -> Mention | None:
    name = name_party(party)
    if not name:
        return None
    text, start, end = segment.document.text, segment.start, segment.end
    forms = [party.name, _invert(party.name), name, _invert(name), party.address]
    place = _locate(text, forms, start, end, taken)
    if place is None:
        return None
    facts = tuple(_email_facts(text, party.address, place, end, seller))
    return Mention(segment, *place, name, how, facts)


def _invert(name: str) -> str:
    """`Sven Ullrich` -> `Ullrich, Sven` and back."""
    if "," in name:
        family, _, given = name.partition(",")
        return f"{given.strip()} {family.strip()}"
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given else ""


def _locate(
    text: str, forms: list[str], start: int, end: int, taken: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """The first free place of the first form that the header holds."""
    haystack = text[start:end].casefold()
    for form in forms:
        needle = form.casefold()
        at = haystack.find(needle) if needle else -1
        while at >= 0:
            place = (start + at, start + at + len(form))
            if all(place[1] <= a or b <= place[0] for a, b in taken):
                return place
            at = haystack.find(needle, at + 1)
    return None


def _email_facts(
    text: str, address: str, place: tuple[int, int], end: int, seller: Seller
) -> Iterator[Fact]:
    if "@" not in address or is_role_mailbox(address):
        return
    at = text.casefold().find(address.casefold(), place[0], end)
    where = (at, at + len(address)) if at >= 0 else place
    yield Fact("email", address.lower(), *where)
    if side := side_of_address(address, seller=seller):
        yield Fact("side", side, *where)
