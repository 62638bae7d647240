"""How well a form fits a full name.

Reach for this to ask whether `Hank`, `张总` or `jwhitcomb` may mean somebody whose full name is
known. Likeness is a number in [0, 1]; what it is for stands in CAUSES, one line each. What may
raise or lower it stands in weigh.py.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.aggregate import likeness_chinese as zh
from pipeline.aggregate import likeness_latin as en
from pipeline.aggregate.forms import Form, Shape


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why a form may be somebody's, in a word or two, and how well it fits."""

    cause: str = ""
    score: float = 0.0


Cause = tuple[str, Callable[[Form, Form], bool], float]
LATIN, CHINESE = False, True
# By the form's shape and the full name's script: causes, the surest first; the first that holds
# is the likeness.
CAUSES: dict[tuple[Shape, bool], tuple[Cause, ...]] = {
    (Shape.FULL, LATIN): (
        ("same name", en.same_text, 1.0),
        ("name written otherwise", en.same_letters_written_otherwise, 0.95),
        ("name turned round", en.turned_round, 0.95),
        ("nickname or middle name", en.is_other_given, 0.9),
        ("short given name", en.is_other_given_cut, 0.85),
        ("double surname", en.is_double_surname, 0.85),
        ("given name spelt by sound", en.spelt_by_sound, 0.85),
        ("misspelt", en.is_misspelt, 0.75),
        ("misheard", en.sounds_alike, 0.75),
    ),
    (Shape.INITIAL, LATIN): (("initial", en.same_initial, 0.9),),
    (Shape.CLIPPED, LATIN): (("initial of the surname", en.same_clipped, 0.9),),
    (Shape.RANKED, LATIN): (
        ("form of address", en.same_family, 0.7),
        ("form of address", en.is_ranked_given, 0.68),
        ("pinyin form of address", zh.spells_family, 0.62),
    ),
    (Shape.SHORT, LATIN): (
        ("login", en.runs_together, 0.95),
        ("given name", en.is_given, 0.9),
        ("nickname", en.is_nickname, 0.8),
        ("short given name", en.is_cut_given, 0.75),
        ("surname", en.is_surname, 0.7),
    ),
    (Shape.LETTERS, LATIN): (("initials", en.same_letters, 0.8),),
    (Shape.FULL, CHINESE): (
        ("same name", en.same_text, 1.0),
        ("pinyin", zh.is_pinyin, 0.95),
        ("given name", zh.is_chinese_given, 0.9),
        ("given name and rank", zh.is_ranked_given, 0.85),
        ("homophone", zh.has_same_sound, 0.7),
        ("homophone", zh.has_same_short_sound, 0.55),
    ),
    (Shape.INITIAL, CHINESE): (
        ("pinyin", zh.is_pinyin, 0.9),
        ("initial in pinyin", zh.is_initial_pinyin, 0.85),
    ),
    (Shape.CLIPPED, CHINESE): (("initial in pinyin", zh.is_initial_pinyin, 0.85),),
    (Shape.RANKED, CHINESE): (
        ("given name", zh.is_chinese_given, 0.9),
        ("given name and rank", zh.is_ranked_given, 0.85),
        ("form of address", en.same_family, 0.7),
        ("pet name", zh.is_pet_name, 0.65),
        ("pinyin form of address", zh.is_pinyin_family, 0.62),
    ),
    (Shape.SHORT, CHINESE): (
        ("pinyin", zh.is_pinyin, 0.95),
        ("given name", zh.is_chinese_given, 0.9),
        ("given name and rank", zh.is_ranked_given, 0.85),
        ("pet name", zh.is_pet_name, 0.65),
        ("surname", zh.is_chinese_surname, 0.55),
    ),
}
# Too little to fit anybody, but enough to ask.
HINTS: dict[tuple[Shape, bool], tuple[Cause, ...]] = {
    (Shape.FULL, LATIN): (
        ("name turned round", en.is_turned, 0.5),
        ("middle name", en.is_end_of_name, 0.5),
        ("given name", en.same_first, 0.15),
    ),
    (Shape.SHORT, LATIN): (("misspelt", en.is_misspelt_given, 0.5),),
    (Shape.FULL, CHINESE): (("English given name", zh.has_english_given, 0.45),),
}
NOTHING = Likeness()


@lru_cache(maxsize=8_192)
def explain_likeness(form: Form, full: Form) -> Likeness:
    """The surest cause for which a form fits a full name. Short forms fit only equals."""
    if full.shape is not Shape.FULL:
        return Likeness("same form", 1.0) if en.same_text(form, full) else NOTHING
    return _first_cause(form, full, CAUSES)


def likeness(form: Form, full: Form) -> float:
    """How well a form fits a full name; 0 where nothing ties them."""
    return explain_likeness(form, full).score


@lru_cache(maxsize=8_192)
def explain_hint(form: Form, full: Form) -> Likeness:
    """What makes one ask whether a form is a full name's, though it does not fit."""
    return _first_cause(form, full, HINTS) if full.shape is Shape.FULL else NOTHING


def _first_cause(
    form: Form, full: Form, table: dict[tuple[Shape, bool], tuple[Cause, ...]]
) -> Likeness:
    causes = table.get((form.shape, full.is_chinese), ())
    found = (Likeness(name, score) for name, holds, score in causes if holds(form, full))
    return next(found, NOTHING)


def surest(found: Iterable[Likeness]) -> Likeness:
    """The best of several; of equals the one whose cause comes first in the alphabet."""
    return max(found, key=lambda one: (one.score, one.cause), default=NOTHING)
