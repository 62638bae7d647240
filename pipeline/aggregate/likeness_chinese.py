"""What may tie a form to a full Chinese name: one predicate for each way.

Reach for these through the table in likeness.py; see likeness_latin.py.
"""

from pipeline.aggregate.forms import Form, Shape
from pipeline.names import is_first_name
from pipeline.names.pinyin import is_spelt, spell_pinyin, spell_surname, spells_name
from pipeline.names.words import chinese_suffixes

_MANY = 2  # characters of a given name from which on few others sound the same


def is_chinese_given(form: Form, full: Form) -> bool:
    """`一舟`, also `小溪` and `江月`, which begin like a form of address or a surname."""
    return form.key == full.given and len(form.key) > 1


def is_chinese_surname(form: Form, full: Form) -> bool:
    """`闻`, as speaker labels give it."""
    return form.key == full.surname


def is_pet_name(form: Form, full: Form) -> bool:
    """`阿珍` and `珍儿` for 何淑珍: a prefix or suffix to the last character of the given name."""
    last = full.given[-1:]
    return form.key == f"{last}儿" or (form.rank == form.key[:1] and form.key[1:] == last)


def is_ranked_given(form: Form, full: Form) -> bool:
    """`淑珍姐` for 何淑珍."""
    given, rank = form.key[: len(full.given)], form.key[len(full.given) :]
    return given == full.given and len(given) >= _MANY and rank in chinese_suffixes()


def has_same_sound(form: Form, full: Form) -> bool:
    """`闻嘉欣` for 闻佳欣, as transcripts and input methods mistake them."""
    return _sounds_same(form, full) and len(full.given) >= _MANY


def has_same_short_sound(form: Form, full: Form) -> bool:
    """`张玮` for 张伟: the same, but many people's names sound so."""
    return _sounds_same(form, full)


def _sounds_same(form: Form, full: Form) -> bool:
    if not form.is_chinese or len(form.given) != len(full.given):
        return False
    return not spell_pinyin(form.key).isdisjoint(spell_pinyin(full.key))


def is_pinyin(form: Form, full: Form) -> bool:
    """`Wen Yizhou` or `wenyizhou` for 闻一舟."""
    return not form.is_chinese and spells_name(form.key, full.key)


def is_initial_pinyin(form: Form, full: Form) -> bool:
    """`Y. Wen` and `Wen Y.` for 闻一舟."""
    family, initial = (
        (form.surname, form.given) if form.shape is Shape.INITIAL else (form.given, form.surname)
    )
    opening = family + initial.replace(" ", "")[:1]
    return family in spell_surname(full.surname) and any(
        spelling.startswith(opening) for spelling in spell_pinyin(full.key)
    )


def is_pinyin_family(form: Form, full: Form) -> bool:
    """`Ms. Wen` for 闻一舟."""
    return not form.is_chinese and form.surname in spell_surname(full.surname)


def spells_family(form: Form, full: Form) -> bool:
    """`闻总` for Wen Yizhou or Yizhou Wen."""
    return not spell_surname(form.surname).isdisjoint((full.surname, full.given))


def has_english_given(form: Form, full: Form) -> bool:
    """`Ivy Wen` beside 闻一舟: an English given name, or somebody else."""
    first = form.given.split()[0]
    is_english = is_first_name(first.title(), doubtful=True) and not is_spelt(first)
    return is_english and is_pinyin_family(form, full)
