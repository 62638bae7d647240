"""Job titles and departments in English and other Latin-script words."""

import re

from pipeline.extract.words import word_set
from pipeline.types import Fact

_TOKEN = re.compile(
    r"[^\W\d_][\w'’./+]*(?:[-–][\w'’./+]+)*(?:\s?/\s?(?=\w))?|[&/]|\s[-–]\s|\d(?:st|nd|rd)"
)
_NUMBER = re.compile(r"\d")
_QUOTES = " \t*_\"'“”•"
MOST_WORDS = 8


def _fold(token: str) -> str:
    return token.strip(" .,'’").casefold()


def _is_head(token: str) -> bool:
    """`VP`, `V.P.`, `Founder/CEO`, `sub-manager`, `GM-Contracts`."""
    heads = word_set("titles", "latin", "heads")
    folded = _fold(token)
    forms = (folded, folded.replace(".", ""), folded.partition("/")[0].strip())
    return any(form in heads for form in (*forms, *folded.split("-")))


def _is_part(token: str) -> bool:
    folded = _fold(token)
    return _is_head(token) or folded in word_set("titles", "latin", "modifiers") or _is_joint(token)


def _is_joint(token: str) -> bool:
    return token.strip() in word_set("titles", "latin", "joints")


def _is_stop(token: str) -> bool:
    return token.casefold() in word_set("titles", "latin", "stops") and not token.isupper()


def _is_lead(token: str) -> bool:
    return token.casefold() in word_set("titles", "latin", "leads")


def _trim_joints(tokens: list[re.Match[str]]) -> list[re.Match[str]]:
    while tokens and (_is_joint(tokens[0][0]) or _is_lead(tokens[0][0])):
        tokens = tokens[1:]
    while tokens and _is_joint(tokens[-1][0]):
        tokens = tokens[:-1]
    return tokens


def _to_fact(attribute: str, text: str, tokens: list[re.Match[str]], sure: float) -> Fact:
    start, end = tokens[0].start(), tokens[-1].end()
    while end > start and text[end - 1] in " .,;/-":
        end -= 1
    return Fact(attribute, " ".join(text[start:end].split()), start, end, sure)


def is_weak(tokens: list[re.Match[str]]) -> bool:
    """Whether all words are too general to be a title on their own: `lead`, `chair`."""
    return all(_fold(token[0]) in word_set("titles", "latin", "weak") for token in tokens)


def read_title(text: str, start: int, end: int) -> list[Fact]:
    """The title that a bounded phrase consists of (a bracket, a signature line, a table cell).

    `the VP Operations at Harbor` -> title `VP Operations`; `Korvane regional manager` -> title
    `regional manager` and organisation Korvane; empty where the phrase is none.
    """
    tokens = list(_TOKEN.finditer(text, start, end))[: MOST_WORDS + 3]
    if not tokens or text[start : tokens[0].start()].strip(_QUOTES):
        return []
    tokens = _trim_joints(_cut_off(text, _drop_leads(tokens)))
    if not tokens or len(tokens) > MOST_WORDS or not any(_is_head(token[0]) for token in tokens):
        return []
    boss = _read_boss(text, tokens[-1], end)
    foreign = _count_foreign(tokens)
    facts = [_to_fact("title", text, tokens[foreign:], 0.95)]
    house = [_to_fact("organisation", text, tokens[:foreign], 0.7)] if foreign else []
    return [*facts, *house, *boss]


_BOSS = re.compile(r"\s+to\s+((?:[A-Z][\w'’.-]*)(?:\s[A-Z][\w'’.-]*){0,3})")


def _read_boss(text: str, head: re.Match[str], end: int) -> list[Fact]:
    """`Executive Assistant to Dana Cruz` -> reports_to Dana Cruz; `to the CFO` names nobody."""
    found = _BOSS.match(text, head.end(), end)
    if _fold(head[0]) not in word_set("titles", "latin", "helpers") or found is None:
        return []
    if any(_is_part(word) for word in found[1].split()):
        return []
    return [Fact("reports_to", found[1].rstrip("."), found.start(1), found.end(1), 0.9)]


def _cut_off(text: str, tokens: list[re.Match[str]]) -> list[re.Match[str]]:
    """Up to where the title must have ended: a stop word, a number, the end of a sentence."""
    for n, token in enumerate(tokens):
        gap = text[tokens[n - 1].end() : token.start()] if n else ""
        ended = n and len(tokens[n - 1][0]) > 5 and tokens[n - 1][0].endswith(".")
        after_dash = n and tokens[n - 1][0].strip() in ("-", "–") and not _is_part(token[0])
        if ended or gap.strip() or (n and after_dash) or _is_stop(token[0]):
            return tokens[:n]
    return tokens


def _drop_leads(tokens: list[re.Match[str]]) -> list[re.Match[str]]:
    first = next((n for n, token in enumerate(tokens) if not _is_lead(token[0])), len(tokens))
    return tokens[first:]


def _count_foreign(tokens: list[re.Match[str]]) -> int:
    """How many capitalised names stand before a title in small letters: a company's name."""
    count = next((n for n, token in enumerate(tokens) if _is_part(token[0])), 0)
    names = all(token[0].istitle() for token in tokens[:count])
    return count if names and tokens[count][0][0].islower() else 0


def read_department(text: str, start: int, end: int) -> Fact | None:
    """The department that a bounded phrase consists of: `Quality Systems`, `IT`."""
    tokens = _trim_joints(list(_TOKEN.finditer(text, start, end)))
    if not 1 <= len(tokens) <= 7 or any(_is_stop(token[0]) for token in tokens):
        return None
    folded = [_fold(token[0]) for token in tokens]
    ends = word_set("titles", "latin", "department_ends")
    known = any(_is_department(token[0]) for token in tokens)
    known = known or (len(tokens) <= 3 and all(_is_part(token[0]) for token in tokens))
    if known or (folded[-1] in ends and len(folded) > 1):
        return _to_fact("department", text, tokens, 0.9)
    return None


def find_department_after(text: str, at: int, ceiling: int) -> Fact | None:
    """The department right behind a name: `Raj| from IT`, `Bev| in accounts payable`."""
    lead = _IN.match(text, at, ceiling)
    if lead is None:
        return None
    tokens: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text, lead.end(), min(ceiling, lead.end() + 60)):
        gap = text[tokens[-1].end() if tokens else lead.end() : token.start()]
        if (
            gap.strip()
            or _is_stop(token[0])
            or not (_is_part(token[0]) or _is_department(token[0]))
        ):
            break
        tokens.append(token)
    tokens = _trim_joints(tokens)
    if not any(_is_department(token[0]) for token in tokens):
        return None
    return _to_fact("department", text, tokens, 0.8)


_IN = re.compile(
    r",? (?:is |works |sits )?(?:from|in|of|at|with|over in|runs|heads|leads) (?:the |our |their )?"
)


def _is_department(token: str) -> bool:
    folded = _fold(token)
    if folded == "it":
        return token == "IT"
    return folded in word_set("titles", "latin", "departments")


def find_title_before(text: str, floor: int, at: int) -> Fact | None:
    """The title directly before a name: (`our plant manager Bob`, …) -> `plant manager`."""
    window = text[max(floor, at - 90) : at]
    if not window or window[-1] not in " ,(":
        return None
    base = at - len(window)
    tokens = list(_TOKEN.finditer(text, base, at))
    tail = text[tokens[-1].end() : at] if tokens else "?"
    if tail.strip(" ") not in ("", ",", ".") or len(tail) > 2:
        return None
    run: list[re.Match[str]] = []
    for token in reversed(tokens):
        gap = text[token.end() : run[0].start()] if run else " "
        if len(run) >= MOST_WORDS or gap.strip() or not _is_part(token[0]):
            break
        run.insert(0, token)
    run = _trim_joints(run)
    if not run or is_weak(run) or (not _is_head(run[-1][0]) and not _has_of_head(run)):
        return None
    return _to_fact("title", text, run, 0.9 if tail.strip() == "" else 0.7)


def _has_of_head(run: list[re.Match[str]]) -> bool:
    """`VP Ops`, `Head of Procurement`, `Chief of Staff`: the head comes first."""
    return _is_head(run[0][0]) or (len(run) > 2 and any(_is_head(token[0]) for token in run[:-1]))


def find_title_after(text: str, at: int, ceiling: int) -> Fact | None:
    """The title that begins right at a place: after `Dana is our …`, `Dana, …`."""
    tokens: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text, at, min(ceiling, at + 120)):
        gap = text[tokens[-1].end() if tokens else at : token.start()]
        ended = tokens and len(tokens[-1][0]) > 5 and tokens[-1][0].endswith(".")
        if ended or gap.strip() or "\n" in gap or _is_stop(token[0]) or len(tokens) > MOST_WORDS:
            break
        if not tokens and _is_lead(token[0]):
            at = token.end()
            continue
        if not (_is_part(token[0]) or token[0][0].isupper()):
            if any(_is_head(one[0]) for one in tokens) or len(tokens) > 3:
                break
        tokens.append(token)
    heads = [n for n, token in enumerate(tokens) if _is_head(token[0])]
    if not heads:
        return None
    tokens = _trim_joints(tokens)
    if not tokens or is_weak(tokens):
        return None
    return _to_fact("title", text, tokens, 0.85)
