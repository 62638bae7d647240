"""The plain facts of a row: title, department, phone, address, status, dates and counts."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from pipeline.aggregate.sightings import Sighting
from pipeline.types import DOUBTFUL, Evidence, How

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_]+")
_CAREFUL = (How.SIGNATURE, How.CONTACT, How.ATTENDEE)
Dated = tuple[Sighting, Evidence]


def facts_of(sightings: Iterable[Sighting], attribute: str) -> list[Dated]:
    """The evidence for one attribute with its sighting, oldest words first.

    Doubtful words are left out where there are sure ones.
    """
    found = [
        (sighting, item)
        for sighting in sightings
        for item in sighting.evidence
        if item.attribute == attribute and item.value.strip()
    ]
    sure = [fact for fact in found if fact[1].confidence > DOUBTFUL]
    return sorted(sure or found, key=_recency)


def _recency(fact: Dated) -> tuple[object, ...]:
    sighting, item = fact
    return (
        sighting.sent or datetime.min,
        item.confidence,
        sighting.mention.how in _CAREFUL,
        item.document.id,
        item.start,
        item.value,
    )


def latest(sightings: Iterable[Sighting], attribute: str) -> str:
    """The latest statement of an attribute, empty without one."""
    facts = facts_of(sightings, attribute)
    return facts[-1][1].value.strip() if facts else ""


def choose_title(sightings: Iterable[Sighting]) -> str:
    """The latest title, written out where another statement does: `COO` -> what it stands for."""
    titles = [item.value.strip() for _, item in facts_of(sightings, "title")]
    if not titles:
        return ""
    full = [title for title in titles if titles[-1] == _initials(title)]
    return full[-1] if full else titles[-1]


def _initials(title: str) -> str:
    """`Chief Operating Officer` -> COO; small words do not count."""
    words = [word for word in _WORD.findall(title) if word not in ("of", "and", "the", "for")]
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""


def commonest(values: Iterable[str]) -> str:
    """The most frequent value, the first in the alphabet among equals; empty without one."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value), default="")


def former_titles(sightings: Sequence[Sighting], *, title: str) -> tuple[str, ...]:
    """Titles said to be past, and earlier ones that are not today's in other words."""
    said = [item.value.strip() for _, item in facts_of(sightings, "former_title")]
    earlier = [item.value.strip() for _, item in facts_of(sightings, "title")]
    others = [value for value in earlier if not _is_same_post(value, title)]
    return tuple(value for value in dict.fromkeys([*said, *others]) if value != title)


def _is_same_post(one: str, other: str) -> bool:
    """Whether one title holds the other's words, or shares a third of all words."""
    words, others = (set(_WORD.findall(title.casefold())) for title in (one, other))
    shared = words & others
    return shared in (words, others) or 3 * len(shared) >= len(words | others)


def seen_dates(sightings: Iterable[Sighting]) -> tuple[datetime | None, datetime | None]:
    """The first and the last date on which the person occurs."""
    dates = sorted(s.sent for s in sightings if s.sent is not None)
    return (dates[0], dates[-1]) if dates else (None, None)


def count_documents(sightings: Iterable[Sighting]) -> int:
    """In how many documents the person occurs."""
    return len({sighting.document.id for sighting in sightings})


def count_mentions(sightings: Iterable[Sighting]) -> int:
    """How often the person is met, quoted copies not counted again."""
    return len({(s.document.id, s.mention.start) for s in sightings if not s.copy})
