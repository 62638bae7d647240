"""What a human decided of a person or of two, and which of such decisions still stand.

A person is held by everything they were known by at that time: id, names, addresses. So a
decision finds them again in later runs, under a fuller name or another id.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pipeline.names import fold_name


class Ruling(StrEnum):
    """What a decision says."""

    MERGE = "merge"  # `one` and `other` are one person
    APART = "apart"  # they are two
    CORRECT = "correct"  # `attribute` of `one` is `value`
    EXCLUDE = "exclude"  # `one` is no stakeholder


_OF_TWO = (Ruling.MERGE, Ruling.APART)


@dataclass(frozen=True, slots=True)
class Decision:
    """A ruling on people by what they are known by; `by` and `when` say who made it and when."""

    account: str
    ruling: Ruling
    one: tuple[str, ...]
    other: tuple[str, ...] = ()
    attribute: str = ""
    value: str = ""
    by: str = ""
    when: str = ""


def known_keys(texts: Iterable[str]) -> frozenset[str]:
    """What names, addresses and ids are compared by: `Orla VEXLEY` -> orla vexley.

    A name and an address never share a key, since a name's holds no @.
    """
    return frozenset(
        text.strip().casefold() if "@" in text else fold_name(text) for text in texts
    ) - {""}


def add_decisions(old: Iterable[Decision], new: Iterable[Decision]) -> list[Decision]:
    """The decisions that stand: of two on the same matter the later one, in the order made."""
    standing = list(old)
    for decision in new:
        standing = [one for one in standing if not _overrules(decision, one)]
        standing.append(decision)
    return standing


def _overrules(later: Decision, earlier: Decision) -> bool:
    """Whether both speak of the same pair, of the same cell, or of the same person's standing."""
    if later.account != earlier.account:
        return False
    if later.ruling in _OF_TWO and earlier.ruling in _OF_TWO:
        return _same_pair(later, earlier)
    same = later.ruling is earlier.ruling and later.attribute == earlier.attribute
    return same and _meet(later.one, earlier.one)


def _same_pair(later: Decision, earlier: Decision) -> bool:
    straight = _meet(later.one, earlier.one) and _meet(later.other, earlier.other)
    crossed = _meet(later.one, earlier.other) and _meet(later.other, earlier.one)
    return straight or crossed


def _meet(texts: Iterable[str], others: Iterable[str]) -> bool:
    return not known_keys(texts).isdisjoint(known_keys(others))
