"""Who wrote to whom: the headers of all messages of an account, each message counted once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.aggregate.persons import Person
from pipeline.aggregate.sightings import Sighting
from pipeline.names import fold_name
from pipeline.types import Evidence, How

_PARTIES = (How.AUTHOR, How.RECIPIENT)


@dataclass(frozen=True, slots=True)
class Letter:
    """One message: who of the account wrote it and whom it went to, people by number.

    `readers` are given with the words of the header that name them; a header that is no more than
    a quoted copy gives none.
    """

    sent: datetime | None
    authors: set[int] = field(default_factory=set)
    readers: dict[int, Evidence | None] = field(default_factory=dict)

    @property
    def parties(self) -> set[int]:
        """Everybody on it."""
        return self.authors | set(self.readers)


def collect_letters(people: Sequence[Person]) -> list[Letter]:
    """The messages that people wrote or were sent, oldest first.

    A message that another one quotes is the same message: it has the same author and minute.
    """
    letters: dict[tuple[object, ...], Letter] = {}
    owners = _find_authors(people)
    for number, person in enumerate(people):
        for sighting in person.sightings:
            if sighting.mention.how in _PARTIES:
                key = _key_of(sighting, owners)
                _add(letters.setdefault(key, Letter(sighting.sent)), number, sighting)
    return sorted(letters.values(), key=_order)


def _find_authors(people: Sequence[Person]) -> dict[tuple[str, int], int]:
    """Each message, by document and place in it → the number of its author."""
    return {
        (sighting.document.id, sighting.mention.segment.message): number
        for number, person in enumerate(people)
        for sighting in person.sightings
        if sighting.mention.how is How.AUTHOR
    }


def _key_of(sighting: Sighting, owners: dict[tuple[str, int], int]) -> tuple[object, ...]:
    """What makes two headers one message: who wrote it, and the minute."""
    segment = sighting.mention.segment
    place = (segment.document.id, segment.message)
    if segment.envelope.sent is None:
        return place
    author = segment.envelope.author
    written = fold_name(author.name or author.address) if author is not None else ""
    return owners.get(place, written), segment.envelope.sent.replace(second=0, microsecond=0)


def _add(letter: Letter, number: int, sighting: Sighting) -> None:
    if sighting.mention.how is How.AUTHOR:
        letter.authors.add(number)
    elif letter.readers.get(number) is None:
        letter.readers[number] = None if sighting.copy else _find_naming(sighting)


def _find_naming(sighting: Sighting) -> Evidence | None:
    return next((item for item in sighting.evidence if item.attribute == "name"), None)


def _order(letter: Letter) -> tuple[object, ...]:
    return letter.sent or datetime.max, sorted(letter.authors), sorted(letter.readers)


def count_pairs(letters: Sequence[Letter]) -> dict[tuple[int, int], list[Letter]]:
    """Author and reader → the messages from the one to the other; nobody writes to themselves."""
    pairs: dict[tuple[int, int], list[Letter]] = defaultdict(list)
    for letter in letters:
        for author in sorted(letter.authors):
            for reader in sorted(letter.readers):
                if author != reader:
                    pairs[author, reader].append(letter)
    return pairs
