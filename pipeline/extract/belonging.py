"""To whose house a person belongs, by the words right beside the name."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.latin import LETTER
from pipeline.extract.sides import house_forms, is_common_word, is_seller_name, side_of_address
from pipeline.extract.words import alternate, phrase_set, word_set
from pipeline.names import is_cjk
from pipeline.types import Fact, Mention, Seller

_BRACKET = re.compile(r"[（(]([^（()）\n]{1,60})")
_CLAUSE_END = re.compile(r"[.;:!?。；！？\n]")
_COMPANY = rf"[A-Z][{LETTER}&'’.-]*(?: (?:&|and|of|[A-Z][{LETTER}&'’.-]*)){{0,4}}"
_FROM = re.compile(rf",?\s(?:is )?(?:from|of|at|with)\s(?:the )?({_COMPANY})")
_APPOSED = re.compile(rf"\s?[,(]\s?(?:from |of |at )?({_COMPANY})(?=[,).;\n]|$)")
_REACH = 70  # characters of a clause behind the name
_APPOSITION = 55
_BEFORE = 12


@cache
def _outside(script: str) -> re.Pattern[str]:
    return re.compile(alternate(phrase_set("sides", "outside", script)), re.IGNORECASE)


@cache
def _own(script: str) -> re.Pattern[str]:
    words = alternate(phrase_set("sides", "own", script))
    return re.compile(rf"(?:^|\b|[^\w])(?:{words})\s?$", re.IGNORECASE)


def find_belonging(
    text: str, mention: Mention, floor: int, ceiling: int, *, seller: Seller
) -> list[Fact]:
    """Facts `side` and `organisation` from the clause around a name on its line."""
    return [
        *_find_company(text, mention.end, ceiling, seller),
        *_find_outside(text, mention, floor, ceiling),
        *_find_own(text, mention, floor, seller),
        *_find_company_before(text, mention, floor),
        *_find_seller_before(text, mention.start, floor, seller),
    ]


def _find_company(text: str, at: int, ceiling: int, seller: Seller) -> Iterator[Fact]:
    for pattern in (_FROM, _APPOSED):
        found = pattern.match(text, at, ceiling)
        if found is None:
            continue
        name = found[1].rstrip(".")
        start = found.start(1)
        if any(is_seller_name(name.casefold(), own) for own in seller.names):
            yield Fact("side", "seller", start, start + len(name), 0.95)
        elif _is_company(name) or (_is_of(found[0]) and not is_common_word(name.split()[0])):
            yield Fact("organisation", name, start, start + len(name), 0.8)


def _is_of(words: str) -> bool:
    """`of Cobalt`, where a bare word may be a house's name."""
    return words.lstrip(" ,").startswith("of ")


def _is_company(name: str) -> bool:
    return name.split()[-1].casefold().rstrip(".") in word_set("sides", "companies", "latin")


def _find_outside(text: str, mention: Mention, floor: int, ceiling: int) -> Iterator[Fact]:
    """`Mr. Osterman, Gransden LLP, their auditor` -> third party."""
    far = min(ceiling, mention.end + _REACH)
    stop = _CLAUSE_END.search(text, mention.end, far)
    end = stop.start() if stop else far
    chinese = is_cjk(text[mention.start : end])
    if chinese:
        found = _search_chinese(text, mention, floor, end)
    else:
        found = _search_latin(text, mention, end)
    if found:
        yield Fact("side", "third_party", found.start(), found.end(), 0.8)


def _search_chinese(text: str, mention: Mention, floor: int, end: int) -> re.Match[str] | None:
    """Right before the name, right behind it, or in the bracket behind it."""
    start = max(floor, mention.start - _BEFORE)
    before = text[start : mention.start]
    found = _outside("chinese").search(text, start, mention.start) if _is_clear(before) else None
    return (
        found
        or _outside("chinese").match(text, mention.end, end)
        or _search_bracket(text, mention.end, end)
    )


def _search_latin(text: str, mention: Mention, end: int) -> re.Match[str] | None:
    """In the apposition behind the name."""
    if text[mention.end : mention.end + 1] not in (",", "(", " "):
        return None
    return _outside("latin").search(text, mention.end, min(end, mention.end + _APPOSITION))


def _is_clear(before: str) -> bool:
    """No clause ends between the word and the name."""
    return not re.search("[，,。；：:、（(）)“”\n ]", before[-6:])


def _search_bracket(text: str, at: int, end: int) -> re.Match[str] | None:
    bracket = _BRACKET.match(text, at, end)
    return _outside("chinese").search(text, *bracket.span(1)) if bracket else None


def _find_own(text: str, mention: Mention, floor: int, seller: Seller) -> Iterator[Fact]:
    """`our CFO Dana`, `我们小柳`: of the writer's side, in a note ours."""
    titles = [
        fact.start
        for fact in mention.facts
        if fact.attribute == "title" and fact.end <= mention.start
    ]
    at = min(titles, default=mention.start)
    script = "chinese" if is_cjk(text[max(floor, at - 3) : at]) else "latin"
    before = text[max(floor, at - 12) : at]
    if (found := _own(script).search(before)) and (script == "chinese" or titles):
        side = side_of_writer(mention, seller=seller)
        if side:
            yield Fact("side", side, at - len(before) + found.start(), at, 0.7)


def side_of_writer(mention: Mention, *, seller: Seller) -> str:
    """`seller` for our addresses and for notes, `customer` for other addresses, else empty."""
    author = mention.segment.envelope.author
    if author is None:
        return "seller"
    if not author.address:
        return ""
    return side_of_address(author.address, seller=seller) or "customer"


@cache
def _company_before() -> re.Pattern[str]:
    words = alternate(word_set("sides", "companies", "chinese"))
    return re.compile(rf"([\u4e00-\u9fffA-Za-z]{{2,12}}(?:{words}))的?$")


def _find_company_before(text: str, mention: Mention, floor: int) -> Iterator[Fact]:
    """`岚山软件的销售总监魏启航`, `东港代理郝经理`: the company before title or name."""
    at = min([f.start for f in mention.facts if f.end <= mention.start] + [mention.start])
    run = text[max(floor, at - 16) : at]
    if (found := _company_before().search(run)) and is_cjk(run):
        start = at - len(run) + found.start(1)
        name = re.split("[的了是在和跟与找见由向到从给请叫让我你他她们这那有，、]", found[1])[-1]
        start += len(found[1]) - len(name)
        yield Fact("organisation", name, start, start + len(name), 0.8)


def _find_seller_before(text: str, start: int, floor: int, seller: Seller) -> Iterator[Fact]:
    """`松棠的林晓`, `Fernbrook's Kim`: our own name right before the name."""
    before = text[max(floor, start - 24) : start].rstrip()
    for tail in ("的", "'s", "’s", ""):
        bare = before.removesuffix(tail)
        for name in (form for own in seller.names for form in house_forms(own)):
            if before.endswith(tail) and bare.casefold().endswith(name.casefold()):
                yield Fact("side", "seller", start - len(name) - len(tail), start, 0.9)
                return
