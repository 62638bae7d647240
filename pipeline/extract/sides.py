"""Whose side somebody is on: ours, the customer's, or neither."""

from dataclasses import replace
from functools import cache

from pipeline.extract.words import word_set
from pipeline.lexicon import load_words
from pipeline.names import covers_domain, domain_of, is_cjk, is_first_name
from pipeline.types import Fact, Seller

_COMMON = (
    ("people", "latin", "not_names"),
    ("titles", "latin", "modifiers"),
    ("titles", "latin", "departments"),
    ("names", "rooms", "places"),
)
_SHORTEST_HOUSE = 4  # letters of a company's first word that may stand for it


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


def read_company(text: str, start: int, end: int) -> list[Fact]:
    """An organisation that a bounded phrase consists of: `Cobalt Partners`, `岚山咨询`."""
    phrase = text[start:end].strip()
    words = phrase.split()
    if is_cjk(phrase):
        known = word_set("sides", "companies", "chinese")
        company = 3 <= len(phrase) <= 20 and any(phrase.endswith(word) for word in known)
    else:
        known = word_set("sides", "companies", "latin")
        last = words[-1].casefold().rstrip(".") if words else ""
        company = 2 <= len(words) <= 6 and last in known and words[0][0].isupper()
    return [Fact("organisation", phrase, start, start + len(phrase), 0.8)] if company else []


@cache
def house_forms(name: str) -> tuple[str, ...]:
    """A house's name and the first word that people say for it, unless that is an everyday word.

    `Harbor Freightways` -> itself, Harbor; `岚山软件` -> itself, 岚山; `Quality Metals` -> itself
    """
    first = name[:2] if is_cjk(name) else name.partition(" ")[0]
    long = len(name) >= _SHORTEST_HOUSE and (is_cjk(name) or len(first) >= _SHORTEST_HOUSE)
    forms = (name, first) if long and not _is_everyday(first) else (name,)
    return tuple(dict.fromkeys(form for form in forms if form))


def _is_everyday(word: str) -> bool:
    return (
        is_first_name(word, doubtful=True)
        or is_common_word(word)
        or word.casefold() in word_set("titles", "chinese", "functions")
    )


def is_common_word(word: str) -> bool:
    """Whether a capitalised word is a department, a place or a word of titles, so no firm's own."""
    folded = word.casefold()
    return any(folded in word_set(*where) for where in _COMMON)


def is_seller_name(phrase: str, name: str) -> bool:
    """Whether a phrase is our name or its short form, perhaps with a legal form or place behind."""
    if any(phrase == form.casefold() for form in house_forms(name)):
        return True
    name = name.casefold()
    return phrase.startswith(name) and len(phrase) <= len(name) + 18


def side_of_address(address: str, *, seller: Seller) -> str:
    """`seller` for our domains and those below them, else empty: others prove nothing here."""
    return "seller" if covers_domain(seller.domains, domain_of(address)) else ""


def is_house_name(words: str, account: str, *, seller: Seller) -> bool:
    """Whether words are a part of the customer's or of our own name: `Harbor` of Harbor Freight."""
    folded = words.casefold()
    return any(folded in name.casefold() for name in (account, *seller.names))


def is_house(words: str, account: str, *, seller: Seller) -> bool:
    """Whether words are a part of a house's name or go on from its first word."""
    part = is_house_name(words, account, seller=seller)
    return part or is_house_of(words, account, seller=seller)


def is_house_of(words: str, account: str, *, seller: Seller) -> bool:
    """Whether words go on from a house's first word: `Harbor Point` of the account Harbor Freight.

    A first name says nothing: Lakshmi Rao may work for Lakshmi Foods.
    """
    first, _, rest = words.partition(" ")
    if not rest or len(first) < _SHORTEST_HOUSE or is_first_name(first, doubtful=True):
        return False
    return any(
        first.casefold() == name.casefold().split(" ")[0] for name in (account, *seller.names)
    )


def settle_company(fact: Fact, account: str) -> Fact:
    """An organisation that shares its first word with the account's name is the customer's.

    So is one that names no firm but its place in the customer's: `集团物资公司`.

    `Harbor Contract Services` for the account Harbor Freight -> side customer
    """
    if fact.attribute == "department" and is_account_name(fact.value, account):
        return Fact("side", "customer", fact.start, fact.end, fact.confidence)
    if fact.attribute != "organisation" or not account:
        return fact
    if fact.value.startswith(tuple(word_set("sides", "companies", "parents"))):
        return replace(fact, attribute="side", value="customer")
    size = 2 if is_cjk(account) else max(len(account.split()[0]), 4)
    if fact.value.casefold()[:size] != account.casefold()[:size]:
        return fact
    return Fact("side", "customer", fact.start, fact.end, fact.confidence)


def is_account_name(words: str, account: str) -> bool:
    """Whether words are the account's name or its first word: `Harbor`, `骏业`."""
    short, folded = words.casefold(), account.casefold()
    least = 2 if is_cjk(words) else 4
    longer = bool(folded) and short.startswith(folded) and len(short) <= len(folded) + 12
    return len(short) >= least and "\t" not in words and (folded.startswith(short) or longer)
