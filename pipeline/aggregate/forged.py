"""Mails under a known person's name from an address that nobody vouches for.

Reach for `part_forged` before people are grouped, so that nothing of such a mail reaches the row of
the person whom it names, and for `doubt_forged` to tell a human. keyroles cannot know whether it is
an attack or a new address of an honest person; a human says which (docs/open-questions.md).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.aggregate.forms import Form, read_form, read_full_forms
from pipeline.aggregate.likeness import likeness
from pipeline.aggregate.lookalike import read_skeleton, spell_domain
from pipeline.aggregate.persons import Person, index_keys
from pipeline.aggregate.sightings import Sighting
from pipeline.aggregate.trust import Trust, address_of, comes_before, find_first, is_private
from pipeline.names import fold_name
from pipeline.types import Doubt, How

_SAME = 0.8  # likeness from which on a name is taken for another's
_OWN = (How.AUTHOR, How.SIGNATURE)


@dataclass(frozen=True, slots=True)
class Forgery:
    """An address that writes under the name of somebody known; `like`: what it may be read for."""

    name: str
    address: str
    like: str
    sighting: Sighting

    @property
    def reason(self) -> str:
        """What a human is told, in words of `[reason]` of configs/page/texts.toml."""
        local, _, domain = self.address.rpartition("@")
        address = f"{local}@{spell_domain(domain)}"
        if self.like:
            return f"a mail came from {address}, which reads like {self.like}: kept apart"
        return f"a mail came from {address}, which nobody vouches for: kept apart"


@dataclass(frozen=True, slots=True)
class Parted:
    """The sightings to be believed, those of senders who only say who they are, and which."""

    genuine: tuple[Sighting, ...]
    apart: tuple[Sighting, ...] = ()
    forgeries: tuple[Forgery, ...] = ()


def part_forged(sightings: Sequence[Sighting], *, trust: Trust) -> Parted:
    """Takes the messages that may be forged, and all that they quote, from the rest.

    Of these only the sender is kept, as somebody else; not even that where the address is of a
    domain that is neither side's, since whoever writes from there is no stakeholder.
    """
    found = _find_forgeries(sightings, trust)
    if not found:
        return Parted(tuple(sightings))
    begun = find_first(sightings, lambda address: address not in found)
    return Parted(
        genuine=tuple(one for one in sightings if comes_before(one.mention.segment, begun)),
        apart=tuple(
            one
            for one in sightings
            if (forgery := found.get(address_of(one.mention.segment))) is not None
            and is_private(forgery.address)
            and one.mention.how in _OWN
        ),
        forgeries=tuple(found[address] for address in sorted(found)),
    )


def _find_forgeries(sightings: Sequence[Sighting], trust: Trust) -> dict[str, Forgery]:
    """By address, who writes as somebody else; the first such mail tells."""
    strangers = [one for one in sightings if _is_stranger(one, trust)]
    if not strangers:
        return {}
    addressed = _NameBook(one for one in sightings if one.email and trust.knows(one.email))
    named = _NameBook(one for one in sightings if trust.believes(one.mention.segment))
    found: dict[str, Forgery] = {}
    for one in strangers:
        address = address_of(one.mention.segment)
        like = trust.find_likeness(address)
        name = (named if like else addressed).find(one.names)
        if name:
            found.setdefault(address, Forgery(name, address, like, one))
    return found


def _is_stranger(sighting: Sighting, trust: Trust) -> bool:
    is_author = sighting.mention.how is How.AUTHOR
    return is_author and not trust.knows(address_of(sighting.mention.segment))


class _NameBook:
    """Full names that are known, found again in other spellings and in letters that look alike."""

    def __init__(self, sightings: Iterable[Sighting]) -> None:
        self._by_letters: dict[str, str] = {}
        self._by_key: dict[str, set[Form]] = defaultdict(set)
        for form in {form for one in sightings for form in read_full_forms(one.names)}:
            self._by_letters.setdefault(_spell(form), form.text)
            for key in index_keys(form):
                self._by_key[key].add(form)

    def find(self, names: Iterable[str]) -> str:
        """The known name that one of these may be taken for, empty if none."""
        forms = read_full_forms(names)
        same = {self._by_letters.get(_spell(form), "") for form in forms} - {""}
        near = (
            known.text
            for form in forms
            for key in index_keys(form)
            for known in self._by_key.get(key, ())
            if max(likeness(form, known), likeness(known, form)) >= _SAME
        )
        return min(same, default="") or min(near, default="")


def _spell(form: Form) -> str:
    return read_skeleton(fold_name(form.text))


def doubt_forged(
    forgeries: Iterable[Forgery],
    people: Sequence[Person],
    names: Sequence[tuple[str, str]],
    *,
    account: str,
) -> list[Doubt]:
    """What a human is asked: about two rows, or about one and the address that has none.

    `names`: the id and the name of each person's row. Nobody's row is asked about one of ours.
    """
    return [_doubt(forgery, people, names, account) for forgery in forgeries]


def _doubt(
    forgery: Forgery, people: Sequence[Person], names: Sequence[tuple[str, str]], account: str
) -> Doubt:
    form = read_form(forgery.name)
    rows = [row for person, row in zip(people, names, strict=True) if form in person.forms]
    own = [r for p, r in zip(people, names, strict=True) if forgery.address in p.emails]
    one = next((row for row in rows if row not in own), ("", forgery.name))
    other = own[0] if own and own[0] != one else ("", "")
    kind = "same person" if one[0] and other[0] else "email"
    return Doubt(account, kind, *one, *other, forgery.reason, forgery.sighting.evidence[:1])
