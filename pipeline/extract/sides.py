"""Whose side somebody is on: ours, the customer's, or neither."""

from functools import cache

from pipeline.lexicon import load_words
from pipeline.types import Fact, Seller


@cache
def _phrases() -> dict[str, str]:
    """Phrase → side."""
    table = load_words("sides")["sides"]
    return {phrase: side for side, phrases in table.items() for phrase in phrases}


def read_side(text: str, start: int, end: int, *, seller: Seller) -> Fact | None:
    """The side that a bounded phrase names: `us`, `我方`, the seller's name, `reseller`."""
    phrase = " ".join(text[start:end].split()).casefold()
    side = _phrases().get(phrase)
    if side is None and any(is_seller_name(phrase, name) for name in seller.names):
        side = "seller"
    return Fact("side", side, start, end, 0.95) if side else None


def is_seller_name(phrase: str, name: str) -> bool:
    """Whether a phrase is our name, alone or with a legal form or place behind it."""
    name = name.casefold()
    return phrase == name or (phrase.startswith(name) and len(phrase) <= len(name) + 18)


def side_of_address(address: str, *, seller: Seller) -> str:
    """`seller` for our domains and those below them, else empty: others prove nothing here."""
    domain = address.rpartition("@")[2].lower()
    ours = any(domain == own or domain.endswith(f".{own}") for own in seller.domains)
    return "seller" if ours else ""
