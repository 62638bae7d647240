"""Departments in English and other Latin-script words."""

import re

from pipeline.extract.latin_tokens import TOKEN, fold_token, is_part, is_stop, to_fact, trim_joints
from pipeline.extract.words import word_set
from pipeline.types import Fact


def read_department(text: str, start: int, end: int) -> Fact | None:
    """The department that a bounded phrase consists of: `Quality Systems`, `IT`."""
    tokens = trim_joints(list(TOKEN.finditer(text, start, end)))
    if not 1 <= len(tokens) <= 7 or any(is_stop(token[0]) for token in tokens):
        return None
    folded = [fold_token(token[0]) for token in tokens]
    ends = word_set("titles", "latin", "department_ends")
    if len(folded) == 1 and folded[0] in word_set("titles", "latin", "no_units"):
        return None
    known = any(_is_department(token[0]) for token in tokens)
    known = known or (len(tokens) <= 3 and all(is_part(token[0]) for token in tokens))
    if known or (folded[-1] in ends and len(folded) > 1):
        return to_fact("department", text, tokens, 0.9)
    return None


def find_department_after(text: str, at: int, ceiling: int) -> Fact | None:
    """The department right behind a name: `Raj| from IT`, `Bev| in accounts payable`."""
    lead = _IN.match(text, at, ceiling)
    if lead is None:
        return None
    tokens: list[re.Match[str]] = []
    for token in TOKEN.finditer(text, lead.end(), min(ceiling, lead.end() + 60)):
        gap = text[tokens[-1].end() if tokens else lead.end() : token.start()]
        if gap.strip() or is_stop(token[0]) or not (is_part(token[0]) or _is_department(token[0])):
            break
        tokens.append(token)
    tokens = trim_joints(tokens)
    if not any(_is_department(token[0]) for token in tokens):
        return None
    return to_fact("department", text, tokens, 0.8)


_IN = re.compile(
    r",? (?:is |works |sits )?(?:from|in|of|at|with|over in|runs|heads|leads) (?:the |our |their )?"
)


def _is_department(token: str) -> bool:
    folded = fold_token(token)
    if folded == "it":
        return token.isupper()  # the pronoun is not
    return folded in word_set("titles", "latin", "departments")
