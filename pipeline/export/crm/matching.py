"""People of ours and contacts of a CRM → who is whom, and where that cannot be told.

Reach for `match_cards`. A wrong match would put one person's words into another's record, so that
whoever fits two, or shares one with somebody, is matched with none and said to be doubtful.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.names import clean_name, fold_name, is_cjk, spell_pinyin

Keys = Iterator[Hashable]
# Blanks between Chinese characters, where a form has a cell for the surname.
_BETWEEN = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")


@dataclass(frozen=True, slots=True)
class Card:
    """What a person is recognised by: our id, and folded addresses, accounts and names."""

    ids: frozenset[str]
    emails: frozenset[str]
    accounts: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Matches:
    """Numbers of our cards: with the one of theirs that is the same person, or all that may be."""

    pairs: Mapping[int, int]
    doubtful: Mapping[int, tuple[int, ...]]


def make_card(
    *, ids: Iterable[str], emails: Iterable[str], accounts: Iterable[str], names: Iterable[str]
) -> Card:
    """A card of texts as they are written; empty ones say nothing."""
    return Card(
        ids=frozenset(text.strip() for text in ids) - {""},
        emails=frozenset(text.strip().casefold() for text in emails) - {""},
        accounts=frozenset(map(fold_name, accounts)) - {""},
        names=frozenset(map(_fold_name, names)) - {""},
    )


def _fold_name(text: str) -> str:
    """`FENN, Orla` -> `orla fenn`, `闻人 澜` -> `闻人澜`."""
    return fold_name(clean_name(_BETWEEN.sub("", text)))


def match_cards(ours: Sequence[Card], theirs: Sequence[Card]) -> Matches:
    """By our id, then by address, then by name and account, in either script.

    A name without an account on their side leaves the person doubtful.
    """
    pairs: dict[int, int] = {}
    doubtful: dict[int, tuple[int, ...]] = {}
    for step in _STEPS:
        left = [n for n in range(len(ours)) if n not in pairs and n not in doubtful]
        links = _link_cards({n: ours[n] for n in left}, theirs, step)
        claims = Counter(other for found in links.values() for other in found)
        taken = set(pairs.values())
        for number, found in links.items():
            if step.sure and len(found) == 1 and claims[found[0]] == 1 and found[0] not in taken:
                pairs[number] = found[0]
            else:
                doubtful[number] = found
    return Matches(pairs, doubtful)


@dataclass(frozen=True, slots=True)
class _Step:
    """One way to recognise people: by the keys that a card of ours and one of theirs share."""

    ours: Callable[[Card], Keys]
    theirs: Callable[[Card], Keys]
    sure: bool = True


def _link_cards(
    ours: Mapping[int, Card], theirs: Sequence[Card], step: _Step
) -> dict[int, tuple[int, ...]]:
    """Our cards with all of theirs that share a key; those that share none are left out."""
    index: dict[Hashable, set[int]] = defaultdict(set)
    for number, card in enumerate(theirs):
        for key in step.theirs(card):
            index[key].add(number)
    links = {
        number: tuple(sorted({other for key in step.ours(card) for other in index.get(key, ())}))
        for number, card in ours.items()
    }
    return {number: found for number, found in links.items() if found}


def _list_ids(card: Card) -> Keys:
    yield from card.ids


def _list_emails(card: Card) -> Keys:
    yield from card.emails


def _list_names(card: Card) -> Keys:
    return ((account, name) for account in card.accounts for name in card.names)


def _list_spellings(card: Card) -> Keys:
    """Chinese names in Latin letters, in any order and with initials."""
    chinese = [name for name in card.names if is_cjk(name)]
    return ((a, word) for a in card.accounts for name in chinese for word in spell_pinyin(name))


def _list_letters(card: Card) -> Keys:
    """Latin names of two words or more, as `_list_spellings` spells them."""
    latin = [name for name in card.names if " " in name]
    return ((account, name.replace(" ", "")) for account in card.accounts for name in latin)


def _list_bare_names(card: Card) -> Keys:
    yield from card.names


def _list_homeless_names(card: Card) -> Keys:
    yield from () if card.accounts else card.names


_STEPS = (
    _Step(_list_ids, _list_ids),
    _Step(_list_emails, _list_emails),
    _Step(_list_names, _list_names),
    _Step(_list_spellings, _list_letters),
    _Step(_list_letters, _list_spellings),
    _Step(_list_bare_names, _list_homeless_names, sure=False),
)
