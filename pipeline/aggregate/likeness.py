"""How well a short form fits a full name.

Reach for this to ask whether `Hank`, `张总` or `jwhitcomb` may mean somebody whose full name is
known. Likeness is a number in [0, 1]; the cause of each number stands in LIKENESS, one line each.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from pipeline.aggregate.forms import Form, Shape, name_roots
from pipeline.names.pinyin import spell_pinyin, spells_name

_SAME_SOUND = str.maketrans({"w": "v", "c": "k", "q": "k", "z": "s", " ": None})
_VOWEL = re.compile(r"[aeiouyh]")
_DOUBLED = re.compile(r"(.)\1+")


def _same_text(short: Form, full: Form) -> bool:
    return short.key == full.key


def _turned_round(short: Form, full: Form) -> bool:
    return short.shape is Shape.FULL and f"{short.surname} {short.given}" == full.key


def _same_given(short: Form, full: Form) -> bool:
    """Also `小川` and `海燕`, given names that begin like a form of address or a surname."""
    if full.is_chinese:
        return short.key == full.given and len(short.key) > 1
    return short.shape is Shape.SHORT and short.key in (*full.given.split(), full.given)


def _same_nickname(short: Form, full: Form) -> bool:
    if short.shape is not Shape.SHORT or full.is_chinese or short.is_chinese:
        return False
    return bool(name_roots(short.key) & name_roots(full.given))


def _same_surname(short: Form, full: Form) -> bool:
    return short.shape is Shape.SHORT and short.key == full.surname and not full.is_chinese


def _same_address_form(short: Form, full: Form) -> bool:
    return short.shape is Shape.RANKED and short.surname == full.surname


def _same_pet_name(short: Form, full: Form) -> bool:
    """`阿娟` for 王丽娟: a prefix before the last character of the given name."""
    last = full.given[-1:]
    return (
        short.is_chinese
        and full.is_chinese
        and short.rank == short.key[:1]
        and short.key[1:] == last
    )


def _same_initial(short: Form, full: Form) -> bool:
    fits = short.surname == full.surname and full.given[:1] == short.given[:1]
    return short.shape is Shape.INITIAL and fits


def _same_clipped(short: Form, full: Form) -> bool:
    given = name_roots(short.given) & name_roots(full.given)
    return short.shape is Shape.CLIPPED and bool(given) and full.surname[0] == short.surname[0]


def _same_letters(short: Form, full: Form) -> bool:
    letters = "".join(word[0] for word in full.key.split())
    ends = letters[:1] + letters[-1:]
    return short.shape is Shape.LETTERS and short.key in (letters, ends) and not full.is_chinese


def _same_family_other_given(short: Form, full: Form) -> bool:
    """Full names that share the surname and differ by nickname or by a middle name."""
    if short.shape is not Shape.FULL or short.is_chinese or short.surname != full.surname:
        return False
    return bool(name_roots(short.given) & name_roots(full.given))


def _misspelt(short: Form, full: Form) -> bool:
    """One part alike, the other, of five letters or more, off by one slip of the pen or ear."""
    if short.shape is not Shape.FULL or short.is_chinese or full.is_chinese:
        return False
    pairs = (
        (short.given, full.given, short.surname, full.surname),
        (short.surname, full.surname, short.given, full.given),
    )
    return any(same == other and _one_slip(a, b) for same, other, a, b in pairs)


def _one_slip(a: str, b: str) -> bool:
    """Whether one letter added, dropped, changed, or two swapped, turns one into the other."""
    if min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1 or a == b:
        return False
    at = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    rest, other = a[at:], b[at:]
    swapped = rest[:2] == other[:2][::-1] and rest[2:] == other[2:]
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:] or swapped


def _sounds_alike(short: Form, full: Form) -> bool:
    """Full names of one sound, as transcripts mishear them: 李嘉欣 and 李佳欣, Reyd and Reid."""
    if short.shape is not Shape.FULL or short.is_chinese is not full.is_chinese:
        return False
    if full.is_chinese:
        same_length = len(short.given) == len(full.given) >= 2
        return same_length and bool(spell_pinyin(short.key) & spell_pinyin(full.key))
    same_given = bool(name_roots(short.given) & name_roots(full.given))
    return same_given and _skeleton(short.surname) == _skeleton(full.surname)


def _skeleton(word: str) -> str:
    """The first letter and the consonants after it: reyd and reid -> rd, kowalsky -> kvlsk."""
    plain = word.translate(_SAME_SOUND)
    return plain[0] + _DOUBLED.sub(r"\1", _VOWEL.sub("", plain[1:]))


def _spelt_out(short: Form, full: Form) -> bool:
    """A pinyin form of a Chinese name, or a local part that runs name parts together."""
    if short.is_chinese:
        return False
    if full.is_chinese:
        return spells_name(short.text, full.text)
    return short.shape is Shape.SHORT and short.key in run_together(full)


def run_together(full: Form) -> frozenset[str]:
    """Local parts without a dot: `Joan Whitcomb` -> joanwhitcomb, jwhitcomb, joanw and others."""
    given, surname = full.given.split()[0], full.surname.replace(" ", "")
    return frozenset(
        (
            given + surname,
            surname + given,
            given[0] + surname,
            surname + given[0],
            given + surname[0],
        )
    )


# From the surest cause to the least sure; the first that holds is the likeness.
LIKENESS: tuple[tuple[Callable[[Form, Form], bool], float], ...] = (
    (_same_text, 1.0),
    (_turned_round, 0.95),
    (_spelt_out, 0.95),
    (_same_initial, 0.9),
    (_same_clipped, 0.9),
    (_same_family_other_given, 0.9),
    (_same_given, 0.9),
    (_same_letters, 0.8),
    (_misspelt, 0.8),
    (_sounds_alike, 0.8),
    (_same_nickname, 0.8),
    (_same_address_form, 0.7),
    (_same_surname, 0.7),
    (_same_pet_name, 0.65),
)


@lru_cache(maxsize=65_536)
def likeness(form: Form, full: Form) -> float:
    """How well a form fits a full name; 0 where nothing ties them. Short forms fit only equals."""
    if full.shape is not Shape.FULL:
        return float(_same_text(form, full))
    return next((weight for cause, weight in LIKENESS if cause(form, full)), 0.0)
