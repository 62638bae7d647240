"""Other people, titles and firms in the place of those that a training text names.

Reach for `swap_spans`, one of the edits of `augment.py`. Within a text the same name gets the same
stand-in, and a name keeps its form: `Ms. Alvarez` stays honorific and surname, `张总` stays
surname and rank, an initial stays an initial.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from random import Random

from pipeline.extract.nlp.lexicons import Lexicon
from pipeline.extract.nlp.pieces import Edit, Pieces
from pipeline.lexicon import load_words

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019.][^\W\d_]+)*\.?")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_KEEP_NAME = 0.15
_KEEP_OTHER = 0.5
_ENGLISH_NAME_IN_CHINESE = 0.08
_FAMILY = ("Group", "Industries", "Foods", "Logistics", "Systems", "Ltd", "Inc.", "GmbH", "& Sons")
_FAMILY_ZH = ("集团", "股份", "科技", "公司", "有限公司", "实业", "医院", "电力", "重工")


@cache
def _kept_words() -> frozenset[str]:
    latin = load_words("names")["latin"]
    keys = ("honorifics", "suffix_honorifics", "degrees", "particles")
    return frozenset(word for key in keys for word in latin[key].split())


@cache
def _forms_of_address() -> frozenset[str]:
    return frozenset(load_words("names")["chinese"]["suffixes"].split())


@dataclass(frozen=True, slots=True)
class Swap:
    """One text's stand-ins: the same word gets the same one."""

    lexicon: Lexicon
    rng: Random
    known: dict[tuple[str, str], str] = field(default_factory=dict)

    def remember(self, kind: str, old: str, make: Callable[[], str]) -> str:
        """The stand-in of `old`, made when it is met first."""
        key = (kind, old.lower())
        if key not in self.known:
            self.known[key] = make()
        return self.known[key]


def swap_spans(lexicon: Lexicon, *, language: str) -> Edit:
    """The edit that replaces most names, and half of titles, departments and firms."""

    def edit(pieces: Pieces, rng: Random) -> Pieces:
        swap = Swap(lexicon, rng)
        return [(_stand_in(swap, words, label, language), label) for words, label in pieces]

    return edit


def _stand_in(swap: Swap, words: str, label: str, language: str) -> str:
    keep = _KEEP_NAME if label == "PERSON" else _KEEP_OTHER
    if label not in _MAKERS or swap.rng.random() < keep:
        return words
    return _MAKERS[label](swap, words, language)


def _person(swap: Swap, words: str, _: str) -> str:
    if not _HAN.search(words):
        return _latin_person(swap, words)
    if swap.rng.random() < _ENGLISH_NAME_IN_CHINESE:
        return swap.remember("en", words, lambda: swap.rng.choice(swap.lexicon.first_names))
    return _HAN.sub(lambda found: _han_person(swap, found.group()), words)


def _latin_person(swap: Swap, words: str) -> str:
    """Word by word: the last of several is the surname, one alone is a first name."""
    parts = [part for part in _WORD.findall(words) if _is_name_word(part)]
    polite = any(part.lower().rstrip(".") in _kept_words() for part in _WORD.findall(words))
    last = parts[-1] if len(parts) > 1 or (parts and polite) else ""

    def replace(found: re.Match[str]) -> str:
        old = found.group()
        if not _is_name_word(old):
            return old
        if len(old.rstrip(".")) == 1:
            return swap.rng.choice("ABCDEFGHIJKLMNOPRSTVWYZ") + old[1:]
        names = swap.lexicon.surnames if old == last else swap.lexicon.first_names
        new = swap.remember("name", old, lambda: swap.rng.choice(names))
        return new.lower() if old.islower() else new.upper() if old.isupper() else new

    return _WORD.sub(replace, words)


def _is_name_word(word: str) -> bool:
    return word.lower().rstrip(".") not in _kept_words()


def _han_person(swap: Swap, name: str) -> str:
    """张总 -> 邱总, 老张 -> 老邱, 张伟 -> 邱晓岚, 阿豹 as it is."""
    surnames = swap.lexicon.han_surnames
    head = name[0] if name[0] in load_words("names")["chinese"]["prefixes"].split() else ""
    rest = name[len(head) :]
    family = next((rest[:size] for size in (2, 1) if rest[:size] in surnames), "")
    given = rest[len(family) :]
    if not family or (len(given) > 2 and given not in _forms_of_address()):
        return name
    new = swap.remember("family", family, lambda: _draw_surname(swap))
    if head or not given or given in _forms_of_address():
        return head + new + given
    return new + swap.remember("given", given, lambda: swap.rng.choice(swap.lexicon.han_given))


def _draw_surname(swap: Swap) -> str:
    return swap.rng.choices(swap.lexicon.han_surnames, swap.lexicon.han_weights)[0]


def _title(swap: Swap, words: str, language: str) -> str:
    new = swap.rng.choice(swap.lexicon.titles["zh" if _HAN.search(words) else "en"])
    return new.lower() if words.islower() and language == "en" else new


def _department(swap: Swap, words: str, _: str) -> str:
    same = "zh" if _HAN.search(words) else "en"
    return swap.rng.choice(swap.lexicon.departments[same] or (words,))


def _firm(swap: Swap, words: str, _: str) -> str:
    han = bool(_HAN.search(words))
    known = swap.lexicon.firms["zh" if han else "en"] or (words,)
    base = swap.rng.choice(known)
    if swap.rng.random() < _KEEP_OTHER:
        return base
    if han:
        return base + swap.rng.choice(_FAMILY_ZH) if len(base) <= 3 else base
    return f"{swap.rng.choice(swap.lexicon.surnames)} {swap.rng.choice(_FAMILY)}"


_MAKERS: Mapping[str, Callable[[Swap, str, str], str]] = {
    "PERSON": _person,
    "TITLE": _title,
    "DEPT": _department,
    "ORG": _firm,
}
