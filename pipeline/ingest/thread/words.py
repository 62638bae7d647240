"""The word lists of `configs/words/mail.toml`, in the form in which lines are compared."""

import re
from collections.abc import Iterable
from functools import cache

from pipeline.lexicon import load_words

_CJK = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_EDGES = " \t*_|>#·•【】[]'’\u3000"
_SPACES = re.compile(r"\s+")

CORE = frozenset({"from", "sent", "to", "subject"})


def fold(text: str) -> str:
    """A label as the tables have it: `*发 件 人*` -> `发件人`, `Date  Sent` -> `date sent`."""
    text = text.strip(_EDGES).lower().replace("i\u0307", "i")
    if text.isascii():
        return _SPACES.sub(" ", text) if " " in text else text
    return _SPACES.sub("" if _CJK.search(text) else " ", text)


def is_wide(text: str) -> bool:
    """Whether a text has Chinese, Japanese or Korean letters, which need no blanks around words."""
    return not text.isascii() and _CJK.search(text) is not None


@cache
def labels() -> dict[str, str]:
    """Folded label -> from, sent, to, cc, bcc, subject or other."""
    words = load_words("mail")
    known = {fold(w): "other" for group in words["labels_other"].values() for w in group}
    for fields in words["labels"].values():
        known |= {fold(w): name for name, group in fields.items() for w in group}
    return known


@cache
def markers() -> dict[str, str]:
    """Folded phrase -> original or forwarded."""
    words = load_words("mail")["markers"]
    return {fold(w): kind for kind in ("original", "forwarded") for w in words[kind]}


def compile_any(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of any of the words, longest first, whole words where they are of letters."""
    ordered = sorted(set(words), key=len, reverse=True)
    return re.compile("|".join(_bound(word) for word in ordered), re.IGNORECASE)


def _bound(word: str) -> str:
    pattern = re.escape(word).replace(r"\ ", r"\s+")
    if is_wide(word):
        return pattern
    before = r"(?<![^\W\d_])" if word[0].isalpha() else ""
    after = r"(?![^\W\d_])" if word[-1].isalpha() else ""
    return before + pattern + after
