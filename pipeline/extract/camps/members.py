"""The people of one document, each with all mentions, ready to be asked whose they are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.extract.headers import name_party
from pipeline.names import fold_name, is_cjk, split_honorific, split_name
from pipeline.types import Mention, Part, Party, Segment

Owners = Mapping[str, frozenset[str]]


@dataclass(slots=True)
class Member:
    """A person of a document: the numbers of their mentions, their turns, what is sent to them."""

    name: str
    mentions: list[int] = field(default_factory=list)
    said: list[Segment] = field(default_factory=list)
    heard: list[Segment] = field(default_factory=list)


def gather_members(mentions: Mapping[int, Mention], segments: Iterable[Segment]) -> list[Member]:
    """The members of one document, in the order in which they are first named.

    A short form belongs to the one full name that it fits: `Dana` and `Ms. Cruz` to Dana Cruz.
    """
    owners = _index_names({mention.name for mention in mentions.values()})
    members: dict[str, Member] = {}
    for number, mention in mentions.items():
        key = find_owner(mention.name, owners)
        members.setdefault(key, Member(key)).mentions.append(number)
    spoken = [s for s in segments if s.part is Part.BODY and s.envelope.author is not None]
    parties = {party for segment in spoken for party in segment.envelope.parties}
    _give_words(spoken, members, {p: find_owner(name_party(p), owners) for p in parties})
    return list(members.values())


def _give_words(
    spoken: Iterable[Segment], members: Mapping[str, Member], names: Mapping[Party, str]
) -> None:
    for segment in spoken:
        author = segment.envelope.author
        if author and (speaker := members.get(names[author])):
            speaker.said.append(segment)
        for party in segment.envelope.to:
            if listener := members.get(names[party]):
                listener.heard.append(segment)


def _index_names(names: Iterable[str]) -> Owners:
    """Each part of a full name → the full names that have it."""
    owners: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if _is_full(name):
            for key in _keys_of(name):
                owners[key].add(name)
    return {key: frozenset(found) for key, found in owners.items()}


def find_owner(name: str, owners: Owners) -> str:
    """The full name that a form stands for, the form itself where none or several fit."""
    if _is_full(name):
        return name
    found = next((owners[key] for key in _keys_of(name) if key in owners), frozenset())
    return next(iter(found)) if len(found) == 1 else name


def _is_full(name: str) -> bool:
    parts = split_name(name)
    return bool(parts.given and parts.surname)


def _keys_of(name: str) -> list[str]:
    """The parts by which a form is known: given name, surname; of a short form the form itself."""
    apart = split_honorific(name)
    parts = split_name(name)
    given = parts.given if is_cjk(name) else parts.given.partition(" ")[0]
    return [fold_name(key) for key in (given, parts.surname, apart[0] if apart else name) if key]


@dataclass(frozen=True)
class Talk:
    """What the members of a call say, taken together."""

    members: Sequence[Member]

    @cached_property
    def opening(self) -> int:
        """Where the first turn begins."""
        return min((member.said[0].start for member in self.members if member.said), default=-1)
