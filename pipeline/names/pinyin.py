"""Chinese names in Latin letters: reading a local part, and telling whether it spells a name."""

from collections.abc import Iterator
from functools import cache
from itertools import product

from pipeline.lexicon import load_words
from pipeline.names.parts import split_name
from pipeline.names.script import fold_name
from pipeline.names.words import first_names, surnames, word_names, words_of


@cache
def _readings() -> dict[str, frozenset[str]]:
    """Character → its readings in names."""
    table: dict[str, set[str]] = {}
    for syllable, characters in load_words("names_pinyin")["readings"].items():
        for character in characters:
            table.setdefault(character, set()).add(syllable)
    return {character: frozenset(found) for character, found in table.items()}


@cache
def _surname_readings() -> dict[str, frozenset[str]]:
    """Surname → its readings, `欧阳` -> {ouyang}."""
    special = {
        word: frozenset((syllable,))
        for syllable, word in load_words("names_pinyin")["surnames"].items()
    }
    plain = {name: _readings()[name] for name in surnames() if name in _readings()}
    return plain | special


@cache
def _syllables() -> tuple[frozenset[str], frozenset[str]]:
    """The readings of surnames, and those of given-name characters."""
    family = frozenset().union(*_surname_readings().values())
    return family, frozenset().union(*_readings().values())


def split_pinyin(word: str) -> str:
    """`taowenbo` -> `Wenbo Tao`; empty where there is none or more than one way to read it.

    Also empty where a form of address is spelled: `taogong` is 陶工.
    """
    if word.title() in first_names() or word.title() in word_names():
        return ""
    readings = set(_read_ways(word))
    if len(readings) != 1:
        return ""
    ((family, given),) = readings
    if given in words_of("names_pinyin", "ranks", "words"):
        return ""
    return f"{given.title()} {family.title()}"


def _read_ways(word: str) -> Iterator[tuple[str, str]]:
    family, given = _syllables()
    for at in range(2, min(len(word), 10)):
        rest = word[at:]
        if word[:at] in family and any(
            rest in given or (rest[:cut] in given and rest[cut:] in given)
            for cut in range(1, min(len(rest) + 1, 7))
        ):
            yield word[:at], rest


@cache
def spell_pinyin(name: str) -> frozenset[str]:
    """The usual spellings of a Chinese name in addresses, all lower case and without blanks.

    `陶文波` -> taowenbo, wenbotao, taowb, wbtao, twenbo, wenbo.t…; empty where a character of the
    name is none that the table knows.
    """
    parts = split_name(name)
    families = _surname_readings().get(parts.surname, frozenset())
    letters = [_readings().get(character, frozenset()) for character in parts.given]
    spellings: set[str] = set()
    for family, *given in product(families, *letters):
        whole, initials = "".join(given), "".join(syllable[0] for syllable in given)
        if given:
            spellings |= {family + whole, whole + family, family + initials, initials + family}
            spellings |= {family[0] + whole, whole + family[0], family[0] + initials}
    return frozenset(spellings)


def is_spelt(word: str) -> bool:
    """Whether one or two readings of Chinese characters make up a word in small letters."""
    _, given = _syllables()
    return word in given or any(word[:at] in given and word[at:] in given for at in range(1, 7))


def spell_surname(surname: str) -> frozenset[str]:
    """The readings of a Chinese surname: `单` -> {shan}; empty where it is none that we know."""
    return _surname_readings().get(surname, frozenset())


def spells_name(latin: str, name: str) -> bool:
    """Whether Latin words or a local part spell a Chinese name: (`Tong Yibai`, `佟一白`)."""
    letters = "".join(char for char in fold_name(latin) if char.isalpha())
    return letters in spell_pinyin(name)
