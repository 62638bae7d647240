"""Job title (and department) → role in the buying centre: function first, level second.

Reach for this wherever a title is known. Words and their order stand in `configs/words/roles.toml`,
this file is only the way to read them; `bench/titles.py` measures it on labelled titles.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.classify.words import WordList, compile_words, has_chinese
from pipeline.labels import UNKNOWN
from pipeline.lexicon import load_words

_MARK = re.compile(r"[,;/|()\[\]{}、・·:–—\-+]")
_POSSESSIVE = re.compile(r"['’]s\b")
_TOKEN = re.compile(r"\b[a-z]+\b\.?")


@dataclass(frozen=True, slots=True)
class Rule:
    """A role, the words that show it and those that keep it out."""

    role: str
    words: WordList
    unless: WordList
    whole: bool

    def fits(self, title: str) -> bool:
        """Whether a folded title falls under the rule."""
        found = self.words.is_whole(title) if self.whole else self.words.occurs_in(title)
        return found and not self.unless.occurs_in(title)


@lru_cache(maxsize=8_192)
def find_role(title: str, *, department: str = "") -> str:
    """The role that a title shows, `unknown` where it shows none.

    `VP Procurement` -> procurement, `处长` of `信息处` -> technical, `Director` -> unknown
    """
    alone = fold_title(title)
    joined = fold_title(f"{department}{_joint(department, title)}{title}") if department else alone
    return next((role for text in (joined, alone) if (role := _apply(text)) != UNKNOWN), UNKNOWN)


@lru_cache(maxsize=8_192)
def find_department_role(department: str) -> str:
    """The role of somebody of whom only the department is known: `IT` -> technical."""
    folded = fold_title(department)
    return next((rule.role for rule in _department_rules() if rule.fits(folded)), UNKNOWN)


def find_post_role(post: str) -> str:
    """The role of a post without a name, which may be a department alone: `IT` -> technical."""
    role = find_role(post)
    return role if role != UNKNOWN else find_department_role(post)


@lru_cache(maxsize=4_096)
def find_rank_role(rank: str) -> str:
    """The role that a form of address gives away: `会计` -> support, `工` -> technical."""
    return _words()["ranks"].get(rank, UNKNOWN)


def fold_title(title: str) -> str:
    """A title as the rules compare it: `Sr. VP - IT` -> `senior vice president , it`."""
    text = unicodedata.normalize("NFKC", title).casefold().translate(load_simplified())
    text = _POSSESSIVE.sub("", _MARK.sub(" , ", text))
    text = _TOKEN.sub(_write_out, text.replace("&", " and "))
    return " ".join(text.split()).strip(" ,")


def _write_out(found: re.Match[str]) -> str:
    word = found.group().rstrip(".")
    return f" {_words()['abbreviations'].get(word, word)} "


def _joint(department: str, title: str) -> str:
    """Chinese writes unit and post as one word; elsewhere they stay apart."""
    return "" if has_chinese(department[-1:]) and has_chinese(title[:1]) else " , "


def _apply(folded: str) -> str:
    return next((rule.role for rule in _rules() if rule.fits(folded)), UNKNOWN)


def _words() -> dict[str, dict[str, str]]:
    return load_words("roles")


@cache
def load_simplified() -> dict[int, str]:
    """The traditional characters of titles with their simplified ones, for `str.translate`."""
    table = _words()["simplified"]
    return {ord(old): new for old, new in zip(table["from"], table["to"], strict=True)}


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(
            rule["role"],
            compile_words(rule["words"]),
            compile_words(rule.get("unless", ())),
            rule.get("whole", False),
        )
        for rule in load_words("roles")["rule"]
    )


@cache
def _department_rules() -> tuple[Rule, ...]:
    lists = load_words("roles")["departments"]
    never = compile_words(())
    return tuple(Rule(role, compile_words(words), never, False) for role, words in lists.items())
