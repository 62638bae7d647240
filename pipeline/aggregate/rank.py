"""Whether a form of address (张总, 李工) goes with a title, or with another form of address."""

from collections.abc import Collection
from functools import cache

from pipeline.lexicon import load_words

_APART = "…"


def rank_fits(rank: str, titles: Collection[str]) -> bool:
    """Whether one of the person's titles bears the rank out; True where no title is known.

    `总` with 副总经理 -> True, `工` with 采购经理 -> False
    """
    words = _bearers(rank)
    return not words or not titles or any(word in title for word in words for title in titles)


def are_opposite(one: str, other: str) -> bool:
    """Whether no one person is addressed both ways: `Mr.` and `Ms.`, 先生 and 女士, 老 and 小."""
    first, second = _opening(one), _opening(other)
    return any(
        (first in some and second in others) or (first in others and second in some)
        for some, others in _opposites()
    )


def _opening(rank: str) -> str:
    return rank.partition(_APART)[0].casefold().rstrip(".")


@cache
def _opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    pairs = load_words("ranks")["opposites"]
    return tuple((frozenset(a.split()), frozenset(b.split())) for a, b in pairs)


def ranks_agree(one: str, other: str) -> bool:
    """Whether two forms of address may be one person's: `总` and `总监`, `老` and anything."""
    if are_opposite(one, other):
        return False
    one, other = _core(one), _core(other)
    return not one or not other or one in other or other in one


def _core(rank: str) -> str:
    """The part of a form of address that tells something: `小…总` -> 总, `老` -> empty."""
    last = rank.rpartition(_APART)[2]
    return "" if last.casefold().rstrip(".") in _neutral() else last


@cache
def _bearers(rank: str) -> tuple[str, ...]:
    core = _core(rank)
    listed = load_words("ranks")["bearers"].get(core)
    return tuple(listed.split()) if listed is not None else tuple(core.casefold())


@cache
def is_common_surname(surname: str) -> bool:
    """Whether two people of the surname in one account are nothing unusual."""
    return surname in load_words("ranks")["common_surnames"].split()


@cache
def _neutral() -> frozenset[str]:
    return frozenset(load_words("ranks")["neutral"].split())
