"""Evidence → sightings: one mention with all that it says, told apart from its quoted copies.

Reach for this first: everything else in this room works on sightings, in one fixed order, so that
the order of documents and of evidence never matters.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pipeline.aggregate.retold import find_retold
from pipeline.names import fold_name, is_role_mailbox
from pipeline.types import Document, Evidence, How, Mention, Part, Segment

_LAST = datetime.max


@dataclass(frozen=True, slots=True)
class Sighting:
    """A mention with its evidence and what it says of the person's identity.

    `names`: the name met, then others given with it. `email`: the personal address that goes with
    the mention, empty without one. `copy`: the same words of the same writer stand elsewhere.
    """

    mention: Mention
    evidence: tuple[Evidence, ...]
    names: tuple[str, ...]
    email: str = ""
    copy: bool = False

    @property
    def name(self) -> str:
        """The name as the text gives it."""
        return self.mention.name

    @property
    def document(self) -> Document:
        """Where the person was met."""
        return self.mention.segment.document

    @property
    def sent(self) -> datetime | None:
        """When the words were written."""
        return self.mention.segment.sent

    @property
    def order(self) -> tuple[datetime, str, int, int, str, str]:
        """Oldest document first; the same for any order of input."""
        mention = self.mention
        place = (mention.start, mention.end, mention.name, mention.how.value)
        return (*document_order(self.document), *place)

    @property
    def is_named(self) -> bool:
        """Whether the person is only spoken of, not a party to the message or meeting."""
        return self.mention.how is How.NAMED


def document_order(document: Document) -> tuple[datetime, str]:
    """Oldest first, undated last, by id where dates agree."""
    return document.envelope.sent or _LAST, document.id


def collect_sightings(evidence: Iterable[Evidence]) -> list[Sighting]:
    """Sightings in order, each with its evidence in order; doubled evidence counts once."""
    groups: dict[tuple[str, int, int, str, str], dict[tuple[object, ...], Evidence]]
    groups = defaultdict(dict)
    for item in evidence:
        mention = item.mention
        place = (item.document.id, mention.start, mention.end, mention.name, mention.how.value)
        key = (item.attribute, item.start, item.end, item.value)
        kept = groups[place].setdefault(key, item)
        if item.confidence > kept.confidence:
            groups[place][key] = item
    sightings = (_make_sighting([items[key] for key in sorted(items)]) for items in groups.values())
    return _mark_copies(sorted(sightings, key=lambda sighting: sighting.order))


def _make_sighting(evidence: Sequence[Evidence]) -> Sighting:
    mention = evidence[0].mention
    stated = (item.value.strip() for item in evidence if item.attribute == "name")
    addresses = (i.value.strip().lower() for i in evidence if i.attribute == "email")
    return Sighting(
        mention=mention,
        evidence=tuple(evidence),
        names=tuple(dict.fromkeys((mention.name, *(name for name in stated if name)))),
        email=next((address for address in addresses if not is_role_mailbox(address)), ""),
    )


def _mark_copies(sightings: Sequence[Sighting]) -> list[Sighting]:
    """The oldest sighting of a text is the original; later ones of the same text are copies.

    So is what a quoted message says that lies there as it was sent. A speaker's label is never a
    copy: it stands before other words each time.
    """
    retold = find_retold(sighting.mention.segment for sighting in sightings)
    originals: dict[tuple[object, ...], tuple[str, int]] = {}
    marked = []
    for sighting in sightings:
        segment = sighting.mention.segment
        place = (sighting.document.id, segment.start)
        first = originals.setdefault(_text_key(segment), place)
        again = first != place and segment.part is not Part.LABEL
        is_copy = again or (sighting.document.id, segment.message) in retold
        marked.append(replace(sighting, copy=True) if is_copy else sighting)
    return marked


def _text_key(segment: Segment) -> tuple[object, ...]:
    author = segment.envelope.author
    writer = fold_name(author.name or author.address) if author is not None else ""
    return segment.part, writer, " ".join(segment.text.split())
