"""Tokens of titles in Latin script, and what each may be in one."""

import re
from functools import lru_cache

from pipeline.extract.words import word_set
from pipeline.types import Fact

TOKEN = re.compile(
    r"[^\W\d_][\w'’./+]*(?:[-–][\w'’./+]+)*(?:\s?/\s?(?=\w))?|[&/]|\s[-–]\s|\d(?:st|nd|rd)"
)
MOST_WORDS = 8


def fold_token(token: str) -> str:
    """A token as the word lists spell it."""
    return token.strip(" .,'’").casefold()


@lru_cache(maxsize=8192)
def is_head(token: str) -> bool:
    """`VP`, `V.P.`, `Founder/CEO`, `sub-manager`, `GM-Contracts`."""
    heads = word_set("titles", "latin", "heads")
    folded = fold_token(token)
    forms = (folded, folded.replace(".", ""), folded.partition("/")[0].strip())
    return any(form in heads for form in (*forms, *folded.split("-")))


def is_part(token: str) -> bool:
    """Whether a token may belong to a title."""
    folded = fold_token(token)
    return is_head(token) or folded in word_set("titles", "latin", "modifiers") or is_joint(token)


def is_joint(token: str) -> bool:
    """Whether a token joins parts of a title: of, &, -."""
    return token.strip() in word_set("titles", "latin", "joints")


def is_stop(token: str) -> bool:
    """Whether a title ends before this token at the latest."""
    return token.casefold() in word_set("titles", "latin", "stops") and not token.isupper()


def is_lead(token: str) -> bool:
    """Whether a token stands before titles and belongs to none: our, the, now."""
    return token.casefold() in word_set("titles", "latin", "leads")


def trim_joints(tokens: list[re.Match[str]]) -> list[re.Match[str]]:
    """Tokens without joints and leads at the ends."""
    while tokens and (is_joint(tokens[0][0]) or is_lead(tokens[0][0])):
        tokens = tokens[1:]
    while tokens and is_joint(tokens[-1][0]):
        tokens = tokens[:-1]
    return tokens


def to_fact(attribute: str, text: str, tokens: list[re.Match[str]], sure: float) -> Fact:
    """The stretch from the first to the last token as a fact."""
    start, end = tokens[0].start(), tokens[-1].end()
    while end > start and text[end - 1] in " .,;/-":
        end -= 1
    return Fact(attribute, " ".join(text[start:end].split()), start, end, sure)


def is_weak(tokens: list[re.Match[str]]) -> bool:
    """Whether all words are too general to be a title: `lead`, `chair`, but not `Chief Pilot`."""
    if len(tokens) > 1 and fold_token(tokens[0][0]) == "chief":
        return False
    return all(fold_token(token[0]) in word_set("titles", "latin", "weak") for token in tokens)
