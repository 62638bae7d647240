"""People named in somebody's words: candidates of all finders, the surest reading of each place."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.extract.belonging import find_belonging
from pipeline.extract.chinese import find_chinese
from pipeline.extract.describe import keep_first
from pipeline.extract.found import Found
from pipeline.extract.known import Gazetteer, find_known
from pipeline.extract.latin import find_latin
from pipeline.extract.links import link_facts
from pipeline.names import clean_name, split_honorific
from pipeline.types import How, Mention, Segment, Seller


# How sure a name in running text must be to be believed without doubt.
SURE = 0.75


def find_candidates(segment: Segment, *, seller: Seller) -> list[Found]:
    """Everyone whom the words of a segment give away by themselves."""
    text, start, end = segment.document.text, segment.start, segment.end
    found = [*find_latin(text, start, end), *find_chinese(text, start, end)]
    return [one for one in found if not _is_house(one, segment, seller)]


def _is_house(one: Found, segment: Segment, seller: Seller) -> bool:
    """Whether a doubtful name is a word of the customer's or our own: `Harbor` of Harbor Freight."""
    names = (segment.document.account, *seller.names)
    return one.sure < SURE and any(one.name.casefold() in name.casefold() for name in names)


def find_named(
    segment: Segment, candidates: Iterable[Found], *, known: Gazetteer, seller: Seller
) -> Iterator[Mention]:
    """Candidates and known names of a segment, in reading order, with what is said of them."""
    text, start, end = segment.document.text, segment.start, segment.end
    found = [*candidates, *find_known(text, start, end, known=known)]
    for one in resolve_overlaps(found):
        floor = max(start, text.rfind("\n", start, one.start) + 1)
        line_end = text.find("\n", one.end, end)
        ceiling = line_end if line_end >= 0 else end
        facts = link_facts(text, one.start, one.end, floor, ceiling, seller=seller)
        name = bare_name(one.name)
        mention = Mention(segment, one.start, one.end, name, How.NAMED, tuple(facts))
        house = find_belonging(text, mention, floor, ceiling, seller=seller)
        yield replace(mention, facts=tuple(keep_first([*facts, *house])))


def bare_name(surface: str) -> str:
    """The name as it goes on: cleaned, but `张总` and `Ms. Alvarez` keep what tells them apart."""
    cleaned = clean_name(surface)
    return cleaned if split_honorific(surface) is None or " " in cleaned else surface


def resolve_overlaps(found: Iterable[Found]) -> list[Found]:
    """A reading inside a longer one falls away; of two that cross, the less sure one.

    `范晓东副部长`: 范晓东 (sure) crosses 东副部长 and wins; `Dana Whitfield` swallows `Dana`.
    """
    whole: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end, -f.sure)):
        if not whole or one.end > whole[-1].end:
            whole.append(one)
    kept: list[Found] = []
    for one in sorted(whole, key=lambda f: (-f.sure, f.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: f.start)
