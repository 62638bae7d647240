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


def ranks_agree(one: str, other: str) -> bool:
    """Whether two forms of address may be one person's: `总` and `总监`, `老` and anything."""
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
