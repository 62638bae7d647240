"""People named in somebody's words: candidates of all finders, the surest reading of each place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.extract.belonging import find_belonging
from pipeline.extract.chinese import find_chinese
from pipeline.extract.describe import keep_first
from pipeline.extract.found import Found
from pipeline.extract.known import Gazetteer, find_known
from pipeline.extract.latin import find_latin
from pipeline.extract.links import link_facts
from pipeline.extract.sides import is_house_name, is_house_of
from pipeline.extract.tagged import Tag
from pipeline.extract.weigh import weigh_people
from pipeline.names import clean_name, split_honorific
from pipeline.types import How, Mention, Part, Segment, Seller

# How sure a name in running text must be to be believed without doubt.
SURE = 0.75
SURE_IN_LISTS = 0.85
# How many characters before and behind a name may say something of the person.
_GLANCE = 300


def find_candidates(segment: Segment, tags: Sequence[Tag], *, seller: Seller) -> list[Found]:
    """Everyone whom the words of a segment give away: by rule, by the name model, or both."""
    text, start, end = segment.document.text, segment.start, segment.end
    ruled = [*find_latin(text, start, end), *find_chinese(text, start, end)]
    found = weigh_people(text, ruled, tags)
    return [one for one in found if not _is_house(one, segment, seller)]


def _is_house(one: Found, segment: Segment, seller: Seller) -> bool:
    """Whether a name is a house's: a doubtful `Harbor` or any `Harbor Point` of Harbor Freight."""
    account = segment.document.account
    doubtful = one.sure < SURE and is_house_name(one.name, account, seller=seller)
    return doubtful or is_house_of(one.name, account, seller=seller)


def find_named(
    segment: Segment, candidates: Iterable[Found], *, known: Gazetteer, seller: Seller
) -> Iterator[Mention]:
    """Candidates and known names of a segment, in reading order, with what is said of them."""
    text, start, end = segment.document.text, segment.start, segment.end
    listed = segment.part is Part.ATTENDEES  # there names stand where find_attendees looks
    sure = (one for one in candidates if not listed or one.sure >= SURE_IN_LISTS)
    found = [*sure, *find_known(segment, known)]
    for one in resolve_overlaps(found):
        floor, ceiling = line_around(text, one.start, one.end, start, end)
        facts = link_facts(text, one.start, one.end, floor, ceiling, seller=seller)
        name = bare_name(one.name)
        mention = Mention(segment, one.start, one.end, name, How.NAMED, tuple(facts))
        house = find_belonging(text, mention, floor, ceiling, seller=seller)
        yield replace(mention, facts=tuple(keep_first([*facts, *house])))


def line_around(text: str, start: int, end: int, floor: int, ceiling: int) -> tuple[int, int]:
    """The line that `[start, end)` stands on, no further than a glance in both directions."""
    floor, ceiling = max(floor, start - _GLANCE), min(ceiling, end + _GLANCE)
    line_end = text.find("\n", end, ceiling)
    return max(floor, text.rfind("\n", floor, start) + 1), line_end if line_end >= 0 else ceiling


def bare_name(surface: str) -> str:
    """The name as it goes on: cleaned, but `张总` and `Ms. Alvarez` keep what tells them apart."""
    cleaned = clean_name(surface)
    return cleaned if split_honorific(surface) is None or " " in cleaned else surface


def resolve_overlaps(found: Iterable[Found]) -> list[Found]:
    """A reading inside a longer one falls away; of two that cross, the one that begins later.

    `佟晓岚副部长`: 佟晓岚 crosses 岚副部长 and wins; `Dana Whitfield` swallows `Dana`.
    """
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end, -f.sure)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
