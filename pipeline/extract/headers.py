"""People in the header lines of a message, at the place where the header writes them."""

from collections.abc import Iterator

from pipeline.extract.sides import side_of_address
from pipeline.names import (
    clean_name,
    is_cjk,
    is_person_name,
    is_role_mailbox,
    other_script,
    spell_address,
)
from pipeline.types import Fact, How, Mention, Part, Party, Segment, Seller

# A header that names more people is a mailing list.
MOST_PARTIES = 1_000
# How far behind its name an address stands at most.
_NEAR = 200


def find_header_people(segment: Segment, *, seller: Seller) -> Iterator[Mention]:
    """Author and recipients of a message whose header lines this segment holds."""
    if segment.part is not Part.HEADER:
        return
    text, start = segment.document.text, segment.start
    haystack = text[start : segment.end].casefold()
    if len(haystack) != segment.end - start:  # a letter that folds to two: offsets must agree
        haystack = text[start : segment.end].lower()
    taken: set[int] = set()
    cursor = 0
    for party, how in list(_list_parties(segment))[:MOST_PARTIES]:
        name = name_party(party)
        forms = [party.name, _invert(party.name), party.address, name, _invert(name)]
        place = _locate(haystack, forms, cursor, taken) if name else None
        if place is not None:
            taken.update(range(*place))
            cursor = place[1]
            here = (start + place[0], start + place[1])
            facts = list(_email_facts(text, party.address, here, segment.end, seller))
            if second := other_script(party.name):
                facts.append(Fact("name", second, *here))
            yield Mention(segment, *here, name, how, tuple(facts))


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
    if name and is_person_name(name, named="@" in party.address):
        return name
    return spell_address(party.address) if party.address and not name else ""


def _is_full(name: str) -> bool:
    """Somebody may sit behind a role mailbox: `Dana Cruz <procurement@…>`."""
    return is_person_name(name) and (" " in name or is_cjk(name))


def _invert(name: str) -> str:
    """`Sven Ullmer` -> `Ullmer, Sven` and back."""
    if "," in name:
        family, _, given = name.partition(",")
        return f"{given.strip()} {family.strip()}"
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given else ""


def _locate(
    haystack: str, forms: list[str], cursor: int, taken: set[int]
) -> tuple[int, int] | None:
    """The first free place of the first form that the header holds, near the last one if it can.

    Names stand in the order of the parties, so each is looked for behind the one before.
    """
    for form in forms:
        needle = form.casefold()
        if not needle:
            continue
        at = haystack.find(needle, cursor)
        at = haystack.find(needle) if at < 0 else at
        while at >= 0 and at in taken:
            at = haystack.find(needle, at + 1)
        if at >= 0:
            return at, at + len(needle)
    return None


def _email_facts(
    text: str, address: str, place: tuple[int, int], end: int, seller: Seller
) -> Iterator[Fact]:
    if "@" not in address or is_role_mailbox(address):
        return
    at = text[place[0] : min(end, place[1] + _NEAR)].lower().find(address.lower())
    at = at + place[0] if at >= 0 else -1
    where = (at, at + len(address)) if at >= 0 else place
    yield Fact("email", address.lower(), *where)
    if side := side_of_address(address, seller=seller):
        yield Fact("side", side, *where)
