"""Posts without a name in Latin script: `our CFO`, `head of their legal team`, `their IT guy`."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.latin_tokens import TOKEN, fold_token, is_head
from pipeline.extract.sides import is_account_name
from pipeline.extract.titled import find_latin_titles
from pipeline.extract.words import alternate, word_set
from pipeline.lexicon import load_words
from pipeline.types import Segment, Unnamed, Whose

_REACH = 60
_AHEAD = 40
_LAST_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]+$")
_AND_THE = re.compile(r"(?<!\s)\s+(?:and|&|or)\s+the\s+", re.IGNORECASE)


def find_latin(segment: Segment, *, account: str) -> Iterator[Unnamed]:
    """The posts in a segment, with whose they are; not yet told from those of named people."""
    text, start, end = segment.document.text, segment.start, segment.end
    for first, last in _find_posts(text, start, end):
        if found := _read_owner(text, start, first, account):
            whose, begin = found
            alone = _is_one_post(text[first:last], whose)
            if alone and _is_apart(text, start, begin, last, end):
                yield Unnamed(segment, first, last, whose)
    for pattern in _phrases():
        for match in pattern.finditer(text, start, end):
            whose = _whose(match["whose"])
            if _is_apart(text, start, match.start(), match.end("post"), end):
                yield Unnamed(segment, match.start("post"), match.end("post"), whose)


def _find_posts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of titles; `IT lead and the CFO` are two."""
    for fact in find_latin_titles(text, start, end):
        first = fact.start
        for joint in _AND_THE.finditer(text, fact.start, fact.end):
            yield first, joint.start()
            first = joint.end()
        yield first, fact.end


def _read_owner(text: str, floor: int, at: int, account: str) -> tuple[Whose, int] | None:
    """Whose a post is by the word before it, and where that word stands."""
    found = _owner().search(text, max(floor, at - _REACH), at)
    if found is None:
        return None
    house = found["house"]
    if house:
        return (Whose.OTHERS, found.start()) if is_account_name(house, account) else None
    return _whose(found["whose"]), found.start()


@cache
def _owner() -> re.Pattern[str]:
    words = load_words("unnamed")["latin"]
    whose = "|".join(words[key] for key in ("speaker", "listener", "others", "open"))
    house = r"(?P<house>[A-Z][\w&-]{2,30})['’]s"
    return re.compile(
        rf"(?:\b(?P<whose>(?i:{whose}))|{house}) (?:(?i:{words['between']}) ){{0,2}}$"
    )


def _whose(word: str) -> Whose:
    return next(whose for whose, pattern in _owners() if pattern.fullmatch(word))


@cache
def _owners() -> tuple[tuple[Whose, re.Pattern[str]], ...]:
    words = load_words("unnamed")["latin"]
    return tuple((whose, re.compile(words[whose.value], re.IGNORECASE)) for whose in Whose)


@cache
def _phrases() -> tuple[re.Pattern[str], ...]:
    """Ways to speak of a person by the department: guy, head of, team's head, department alone."""
    words = load_words("unnamed")["latin"]
    known = alternate(word_set("titles", "latin", "departments"))
    unit = rf"(?i:{known})(?:(?: and | & | )(?i:{known}))?"
    own = "|".join(words[key] for key in ("speaker", "listener", "others"))
    every = f"(?P<whose>(?i:{own}|the))"
    persons, teams = words["persons"], words["teams"]
    return (
        re.compile(rf"\b(?P<whose>(?i:{own})) (?P<post>{unit} (?:{persons}))\b"),
        re.compile(
            rf"\b{every} (?P<post>{unit} (?:{teams})['’]s (?:{persons}|manager|director))\b"
        ),
        re.compile(
            rf"\b(?P<post>(?i:head|lead|boss|director|manager|chief) of {every} {unit}"
            rf"(?: (?:{teams}))?)\b"
        ),
        re.compile(
            rf"\b(?P<whose>(?i:{own})) (?P<post>(?i:{words['bodies']}))(?= (?:{words['wills']})\b)"
        ),
    )


def _is_one_post(title: str, whose: Whose) -> bool:
    """Whether a title is one that the house has once, as far as its words tell."""
    tokens = [fold_token(token[0]) for token in TOKEN.finditer(title)]
    outside = _words("outside") - _words("inside") if len(tokens) > 1 else _words("outside")
    if (
        not tokens
        or ". " in title
        or any(t in outside or t in _words("never") or _is_plural(t) for t in tokens)
    ):
        return False
    single = _words("sole") if whose is Whose.OPEN else _words("sole") | _words("single")
    if len(tokens) == 1:
        return tokens[0] in single
    heads = _words("leading") if whose is Whose.OPEN else _words("leading") | _words("staff")
    head = tokens[tokens.index("of") - 1] if "of" in tokens[1:] else tokens[-1]
    return head in heads or tokens[0] in ("vp", "svp", "evp", "avp")


def _words(key: str) -> frozenset[str]:
    return word_set("unnamed", "latin", key)


def _is_plural(word: str) -> bool:
    return word.endswith("s") and is_head(word[:-1])


def _is_apart(text: str, floor: int, begin: int, end: int, ceiling: int) -> bool:
    """Whether the words around do not give the post to somebody, or to another house."""
    before = text[max(floor, begin - _REACH) : begin].rstrip().removesuffix(" the")
    after = text[end : min(ceiling, end + _AHEAD)]
    aside = before.endswith((",", "(", "–", "—")) and after.startswith((",", ".", ")", ";", "\n"))
    if aside or _predicate().search(before) or _tied().match(after):
        return False
    return not _hides_name(before, text[begin:end] + after)


def _hides_name(before: str, rest: str) -> bool:
    """Whether the word before may be a name, since nothing around is capitalised."""
    last = _LAST_WORD.search(before)
    plain = f"{before}{rest}".lower() == f"{before}{rest}"
    return plain and last is not None and last[0] not in _words("openers")


@cache
def _predicate() -> re.Pattern[str]:
    return re.compile(load_words("unnamed")["latin"]["predicate"], re.IGNORECASE)


@cache
def _tied() -> re.Pattern[str]:
    return re.compile(load_words("unnamed")["latin"]["tied"])
