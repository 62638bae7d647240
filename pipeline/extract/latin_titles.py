"""Job titles in English and other Latin-script words."""

import re
from functools import cache

from pipeline.extract.latin_houses import cut_house
from pipeline.extract.latin_tokens import (
    MOST_WORDS,
    TOKEN,
    fold_token,
    is_head,
    is_joint,
    is_lead,
    is_part,
    is_stop,
    is_weak,
    to_fact,
    trim_joints,
)
from pipeline.extract.words import alternate, word_set
from pipeline.types import Fact

_BROKEN = re.compile(r"(?:\w{1,14} ){0,4}\w{1,12}- ")
_REACH = 120
_REACH_BACK = 90
_MOST_GAP = 30
_ABBREVIATION = 5  # a longer word with a full stop ends the sentence
_MOST_FOREIGN = 3  # words in small letters that no list knows: `consultant anaesthetist`
_QUOTES = " \t*_\"'“”•"


def read_title(text: str, start: int, end: int) -> list[Fact]:
    """The title that a bounded phrase consists of (a bracket, a signature line, a table cell).

    `the VP Operations at Harbor` -> title `VP Operations`; `Cobalt regional manager` -> title
    `regional manager` and organisation Cobalt; empty where the phrase is none.
    """
    tokens = list(TOKEN.finditer(text, start, end))[: MOST_WORDS + 3]
    if not tokens or text[start : tokens[0].start()].strip(_QUOTES):
        return []
    tokens = trim_joints(cut_house(_cut_off(text, _drop_leads(tokens))))
    if not tokens or len(tokens) > MOST_WORDS or not any(is_head(token[0]) for token in tokens):
        return []
    if len(tokens) == 1 and fold_token(tokens[0][0]) in word_set("titles", "latin", "many"):
        return []
    boss = _read_boss(text, tokens[-1], end)
    foreign = _count_foreign(tokens)
    facts = [to_fact("title", text, tokens[foreign:], 0.95)]
    house = [to_fact("organisation", text, tokens[:foreign], 0.7)] if foreign else []
    return [*facts, *house, *boss]


_BOSS = re.compile(r"\s+to\s+((?:[A-Z][\w'’.-]*)(?:\s[A-Z][\w'’.-]*){0,3})")


def _read_boss(text: str, head: re.Match[str], end: int) -> list[Fact]:
    """`Executive Assistant to Dana Cruz` assists her and reports to her; `to the CFO`: nobody."""
    found = _BOSS.match(text, head.end(), end)
    if fold_token(head[0]) not in word_set("titles", "latin", "helpers") or found is None:
        return []
    if any(is_part(word) for word in found[1].split()):
        return []
    ties = ("reports_to", "assistant_of")
    return [Fact(tie, found[1].rstrip("."), found.start(1), found.end(1), 0.9) for tie in ties]


def _cut_off(text: str, tokens: list[re.Match[str]]) -> list[re.Match[str]]:
    """Up to where the title must have ended: a stop word, a number, the end of a sentence."""
    for n, token in enumerate(tokens):
        gap = text[tokens[n - 1].end() : token.start()] if n else ""
        ended = n and len(tokens[n - 1][0]) > _ABBREVIATION and tokens[n - 1][0].endswith(".")
        after_dash = n and tokens[n - 1][0].strip() in ("-", "–") and not is_part(token[0])
        led = n and is_lead(token[0]) and is_joint(tokens[n - 1][0])
        if ended or gap.strip() or after_dash or led or is_stop(token[0]) or _is_deed(tokens, n):
            return tokens[:n]
    return tokens


def _is_deed(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether a word is what several do, not what they are: `managers |came|`."""
    several = at > 0 and fold_token(tokens[at - 1][0]) in word_set("titles", "latin", "many")
    return several and tokens[at][0][0].islower() and not is_part(tokens[at][0])


def _drop_leads(tokens: list[re.Match[str]]) -> list[re.Match[str]]:
    first = next((n for n, token in enumerate(tokens) if not is_lead(token[0])), len(tokens))
    return tokens[first:]


def _count_foreign(tokens: list[re.Match[str]]) -> int:
    """How many capitalised names stand before a title in small letters: a company's name."""
    count = next((n for n, token in enumerate(tokens) if is_part(token[0])), 0)
    names = all(token[0].istitle() for token in tokens[:count])
    return count if names and tokens[count][0][0].islower() else 0


@cache
def _gap_before_name() -> re.Pattern[str]:
    fillers = alternate(word_set("titles", "latin", "fillers"))
    filler = rf"(?:(?:{fillers})\b|<[^<>\n]{{1,20}}>)[,.]? "
    return re.compile(rf"(?: [-–] |, ?|\. | )(?:{filler}){{0,3}}$", re.IGNORECASE)


def find_title_before(text: str, floor: int, at: int) -> Fact | None:
    """The title directly before a name: (`our plant manager Bob`, …) -> `plant manager`.

    None where a word joins what follows to the title: `CEO of Harbor` names a house.
    """
    floor = max(floor, at - _REACH_BACK)
    near = max(floor, at - _MOST_GAP)
    gap = _gap_before_name().search(text, near, at) if text[at - 1 : at] in (" ", ",") else None
    if gap is None:
        return None
    tokens = list(TOKEN.finditer(text, floor, gap.start()))
    if not tokens or tokens[-1].end() < gap.start():
        return None
    if gap[0].startswith(".") and len(tokens[-1][0]) > _ABBREVIATION:
        return None
    run = cut_house(_read_back(text, tokens))
    apart = "," in gap[0]
    if not run or is_weak(run) or not (is_head(run[-1][0]) or _has_of_head(run)):
        return None
    if apart and _follows_name(text, floor, run[0].start()):
        return None
    return to_fact("title", text, run, 0.7 if apart else 0.9)


def _read_back(text: str, tokens: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words of a title that the last token closes, with a field that no list knows.

    Nothing where that token joins what follows, as in `CEO of`.
    """
    run: list[re.Match[str]] = []
    foreign = 0
    for token in reversed(tokens):
        gap = text[token.end() : run[0].start()] if run else ""
        unknown = not is_part(token[0])
        if len(run) >= MOST_WORDS or gap.strip():
            break
        if unknown and (foreign < len(run) or foreign == _MOST_FOREIGN or token[0].islower()):
            break
        foreign += unknown
        run.insert(0, token)
    field = len(run) - foreign
    if not field or is_joint(run[-1][0]) or (foreign and not is_joint(run[field - 1][0])):
        return []
    return trim_joints(run)


_AFTER_NAME = re.compile(r"[A-Z][\w'’.-]*, $")


def _follows_name(text: str, floor: int, at: int) -> bool:
    """Between commas a title is that of the name before it: `Dana Cruz, CFO, Bo Marl`."""
    return _AFTER_NAME.search(text, max(floor, at - 30), at) is not None


def _has_of_head(run: list[re.Match[str]]) -> bool:
    """`VP Ops`, `Head of Procurement`, `Chief of Staff`: the head comes first."""
    return is_head(run[0][0]) or (len(run) > 2 and any(is_head(token[0]) for token in run[:-1]))


def find_title_after(text: str, at: int, ceiling: int) -> Fact | None:
    """The title that begins right at a place: after `Dana is our …`, `Dana, …`.

    Of one that breaks off and begins anew, `chief op- chief operating officer`, the second.
    """
    broken = _BROKEN.match(text, at, ceiling)
    at = broken.end() if broken else at
    run: list[re.Match[str]] = []
    for token in TOKEN.finditer(text, at, min(ceiling, at + _REACH)):
        if not run and is_lead(token[0]) and not text[at : token.start()].strip():
            at = token.end()
            continue
        if _ends_before(text, run, at, token):
            break
        run.append(token)
    found = trim_joints(cut_house(run))
    if not any(is_head(token[0]) for token in found) or is_weak(found):
        return None
    return to_fact("title", text, found, 0.85)


def _ends_before(text: str, run: list[re.Match[str]], at: int, token: re.Match[str]) -> bool:
    """Whether a title of the tokens so far cannot go on with the next one."""
    gap = text[run[-1].end() if run else at : token.start()]
    closed = bool(run) and len(run[-1][0]) > _ABBREVIATION and run[-1][0].endswith(".")
    if closed or gap.strip() or "\n" in gap or is_stop(token[0]) or len(run) > MOST_WORDS:
        return True
    foreign = not (is_part(token[0]) or token[0][0].isupper())
    return foreign and (len(run) > _MOST_FOREIGN or any(is_head(one[0]) for one in run))
