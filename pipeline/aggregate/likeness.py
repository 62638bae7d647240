"""How well a form fits a full name.

Reach for this to ask whether `Hank`, `张总` or `jwhitcomb` may mean somebody whose full name is
known. Likeness is a number in [0, 1]; what it is for stands in CAUSES, one line each.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from pipeline.aggregate.forms import Form, Shape
from pipeline.names.pinyin import spell_pinyin, spells_name

_SAME_SOUND = str.maketrans({"w": "v", "c": "k", "q": "k", "z": "s", " ": None})
_VOWEL = re.compile(r"[aeiouyh]")
_DOUBLED = re.compile(r"(.)\1+")


def _same_text(form: Form, full: Form) -> bool:
    return form.key == full.key


def _turned_round(form: Form, full: Form) -> bool:
    """`Quist Nora` for Nora Quist."""
    return f"{form.surname} {form.given}" == full.key


def _same_family(form: Form, full: Form) -> bool:
    """`Ms. Quist`, `闻总`."""
    return form.surname == full.surname


def _is_ranked_given(form: Form, full: Form) -> bool:
    """`Dr. Nora` for Nora Quist, and `Mr. Mori` for Mori Kenji, whose surname stands first."""
    return form.surname in full.given.split()


def _is_surname(form: Form, full: Form) -> bool:
    return form.key == full.surname


def _is_given(form: Form, full: Form) -> bool:
    return form.key in (*full.given.split(), full.given)


def _is_chinese_given(form: Form, full: Form) -> bool:
    """Also `小溪` and `江月`, which begin like a form of address or a surname."""
    return form.key == full.given and len(form.key) > 1


def _is_nickname(form: Form, full: Form) -> bool:
    """`Peg` for Margaret Oduya, and `Peg Oduya` where the surname is the same."""
    return not form.roots.isdisjoint(full.roots)


def _is_other_given(form: Form, full: Form) -> bool:
    """One surname, and given names that differ by nickname or by a middle name."""
    return form.surname == full.surname and not form.roots.isdisjoint(full.roots)


def _is_cut_given(form: Form, full: Form) -> bool:
    """`Priya` for Priyamvada: the beginning of the given name, four letters or more."""
    given = form.given or form.key
    return len(given) >= 4 and full.given.startswith(given)


def _is_other_given_cut(form: Form, full: Form) -> bool:
    return form.surname == full.surname and _is_cut_given(form, full)


def _is_pet_name(form: Form, full: Form) -> bool:
    """`阿珍` for 何淑珍: a prefix before the last character of the given name."""
    return form.rank == form.key[:1] and form.key[1:] == full.given[-1:]


def _same_initial(form: Form, full: Form) -> bool:
    """`N. Quist`."""
    return form.surname == full.surname and form.given[0] == full.given[0]


def _same_clipped(form: Form, full: Form) -> bool:
    """`Nora Q.`."""
    return form.surname[0] == full.surname[0] and not form.roots.isdisjoint(full.roots)


def _same_letters(form: Form, full: Form) -> bool:
    """`NQ`, with or without the letter of a middle name."""
    letters = "".join(word[0] for word in full.key.split())
    return form.key in (letters, letters[0] + letters[-1])


def _is_misspelt(form: Form, full: Form) -> bool:
    """One part alike, the other, of five letters or more, off by one slip of the pen."""
    return (form.given == full.given and _one_slip(form.surname, full.surname)) or (
        form.surname == full.surname and _one_slip(form.given, full.given)
    )


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter added, dropped, changed, or two swapped, turns one into the other."""
    shorter = min(len(one), len(other))
    if shorter < 5 or abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    rest, rest_other = one[at:], other[at:]
    swapped = rest[:2] == rest_other[:2][::-1] and rest[2:] == rest_other[2:]
    return swapped or rest_other[1:] in (rest[1:], rest) or rest[1:] == rest_other


def _sounds_alike(form: Form, full: Form) -> bool:
    """`Dana Reyd` for Dana Reid, as transcripts mishear."""
    same_given = not form.roots.isdisjoint(full.roots)
    return same_given and _skeleton(form.surname) == _skeleton(full.surname)


def _skeleton(word: str) -> str:
    """The first letter and the consonants after it: reyd and reid -> rd, kowalsky -> kvlsk."""
    plain = word.translate(_SAME_SOUND)
    return plain[0] + _DOUBLED.sub(r"\1", _VOWEL.sub("", plain[1:]))


def _has_same_sound(form: Form, full: Form) -> bool:
    """`闻嘉欣` for 闻佳欣, as transcripts and input methods mistake them."""
    if not len(form.given) == len(full.given) >= 2:
        return False
    return not spell_pinyin(form.key).isdisjoint(spell_pinyin(full.key))


def _is_pinyin(form: Form, full: Form) -> bool:
    """`Wen Yizhou` or `wenyizhou` for 闻一舟."""
    return not form.is_chinese and spells_name(form.text, full.text)


def _runs_together(form: Form, full: Form) -> bool:
    """`nquist`, as local parts run names together."""
    return form.key in run_together(full)


def run_together(full: Form) -> frozenset[str]:
    """Local parts without a dot: `Nora Quist` -> noraquist, nquist, noraq and others."""
    given, surname = full.given.split()[0], full.surname.replace(" ", "")
    starts_given = (given + surname, given[0] + surname, given + surname[0])
    return frozenset((*starts_given, surname + given, surname + given[0]))


Cause = tuple[Callable[[Form, Form], bool], float]
LATIN, CHINESE = False, True
# By the form's shape and the full name's script: causes, the surest first; the first that holds
# is the likeness.
CAUSES: dict[tuple[Shape, bool], tuple[Cause, ...]] = {
    (Shape.FULL, LATIN): (
        (_same_text, 1.0),
        (_turned_round, 0.95),
        (_is_other_given, 0.9),
        (_is_other_given_cut, 0.85),
        (_is_misspelt, 0.8),
        (_sounds_alike, 0.8),
    ),
    (Shape.INITIAL, LATIN): ((_same_initial, 0.9),),
    (Shape.CLIPPED, LATIN): ((_same_clipped, 0.9),),
    (Shape.RANKED, LATIN): ((_same_family, 0.7), (_is_ranked_given, 0.68)),
    (Shape.SHORT, LATIN): (
        (_runs_together, 0.95),
        (_is_given, 0.9),
        (_is_nickname, 0.8),
        (_is_cut_given, 0.75),
        (_is_surname, 0.7),
    ),
    (Shape.LETTERS, LATIN): ((_same_letters, 0.8),),
    (Shape.FULL, CHINESE): (
        (_same_text, 1.0),
        (_is_pinyin, 0.95),
        (_is_chinese_given, 0.9),
        (_has_same_sound, 0.8),
    ),
    (Shape.INITIAL, CHINESE): ((_is_pinyin, 0.9),),
    (Shape.RANKED, CHINESE): (
        (_is_chinese_given, 0.9),
        (_same_family, 0.7),
        (_is_pet_name, 0.65),
    ),
    (Shape.SHORT, CHINESE): ((_is_pinyin, 0.95), (_is_chinese_given, 0.9)),
}


@lru_cache(maxsize=65_536)
def likeness(form: Form, full: Form) -> float:
    """How well a form fits a full name; 0 where nothing ties them. Short forms fit only equals."""
    if full.shape is not Shape.FULL:
        return float(_same_text(form, full))
    causes = CAUSES.get((form.shape, full.is_chinese), ())
    return next((weight for cause, weight in causes if cause(form, full)), 0.0)
