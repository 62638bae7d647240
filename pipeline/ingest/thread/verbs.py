"""Words for "wrote" in a text: found by a look into a table for each word, for speed."""

import re
from collections import defaultdict
from functools import cache

from pipeline.ingest.thread.words import is_wide
from pipeline.lexicon import load_words

_TOKEN = re.compile(r"[^\W\d_]+")
TAIL = ' *_"”»-=~—:：＞>'


@cache
def _latin() -> dict[str, list[tuple[str, int]]]:
    """The longest word of each phrase -> the phrases with it and where it stands in them."""
    table: dict[str, list[tuple[str, int]]] = defaultdict(list)
    phrases = [verb for verb in load_words("mail")["attribution"]["verbs"] if not is_wide(verb)]
    for phrase in sorted(phrases, key=len, reverse=True):
        token = max(_TOKEN.finditer(phrase), key=lambda match: len(match[0]))
        table[token[0]].append((phrase, token.start()))
    return table


@cache
def _wide() -> tuple[str, ...]:
    return tuple(verb for verb in load_words("mail")["attribution"]["verbs"] if is_wide(verb))


@cache
def _last_words() -> dict[str, tuple[str, ...]]:
    """The last word of each phrase -> the phrases, with the blank before them."""
    table: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for verb in load_words("mail")["attribution"]["verbs"]:
        table[verb.split()[-1]] += (f" {verb}", f">{verb}")
    return table


def find_verbs(text: str) -> list[tuple[int, int]]:
    """Where words for "wrote" stand: "Bob schrieb am" -> [(4, 11)]."""
    lowered, found = text.lower(), []
    for token in _TOKEN.finditer(lowered):
        for phrase, offset in _latin().get(token[0], ()):
            start = token.start() - offset
            if start >= 0 and lowered.startswith(phrase, start):
                found.append((start, start + len(phrase)))
                break
    if is_wide(lowered):
        starts = [(lowered.find(verb), len(verb)) for verb in _wide()]
        found += [(start, start + length) for start, length in starts if start >= 0]
    return sorted(found)


def ends_with_verb(text: str) -> bool:
    """Whether a text ends with a word for "wrote", marks left out: "Bob wrote:" -> True."""
    head = text.rstrip(TAIL)
    last = head[head.rfind(" ") + 1 :].lower()
    if not last.isascii() and head.endswith(_wide()):
        return True
    phrases = _last_words().get(last.rpartition(">")[2])
    return phrases is not None and f" {head}".lower().endswith(phrases)
