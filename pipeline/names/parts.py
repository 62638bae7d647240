"""A name's parts: surname, given name, and the form of address around it."""

import re
from dataclasses import dataclass

from pipeline.names.remember import remember
from pipeline.names.script import is_cjk
from pipeline.names.words import latin_words, surnames, words_of

_LONGEST_SUFFIX = 6
_MIXED = re.compile(r"([A-Z][A-Za-z.'-]{0,15}(?: [A-Z][a-z]{1,15})?) ?([\u3400-\u9fff]{1,2})")


@dataclass(frozen=True, slots=True)
class NameParts:
    """Either may be empty: `Dana` has no surname, `Ms. Alvarez` no given name."""

    given: str = ""
    surname: str = ""


def surname_length(name: str) -> int:
    """How many characters of a Chinese name are its surname: `欧阳澜` -> 2, `张总` -> 1, else 0."""
    if len(name) > 1 and name[:2] in surnames():
        return 2
    return int(name[:1] in surnames())


@remember
def split_honorific(text: str) -> tuple[str, str] | None:
    """A name with its form of address → both apart, or None without one.

    `张总` -> ("张", "总"), `老张` -> ("张", "老"), `小顾总` -> ("顾", "小…总"),
    `佟晓岚副院长` -> ("佟晓岚", "副院长"), `Ms. Alvarez` -> ("Alvarez", "Ms.")
    """
    text = text.strip()
    return _split_chinese(text) if is_cjk(text) else _split_latin(text)


def _split_chinese(text: str) -> tuple[str, str] | None:
    prefixes = words_of("names", "chinese", "prefixes")
    for length in range(min(_LONGEST_SUFFIX, len(text) - 1), 0, -1):
        name, suffix = text[:-length], text[-length:]
        if suffix not in words_of("names", "chinese", "suffixes") or _is_given(name, suffix):
            continue
        if len(name) == 2 and name[0] in prefixes:
            return name[1], f"{name[0]}…{suffix}"
        if name in surnames() or (2 <= len(name) <= 4 and surname_length(name)):
            return name, suffix
    if len(text) == 2 and text[0] in prefixes:
        return text[1], text[0]
    return None


def _is_given(name: str, suffix: str) -> bool:
    """Whether the suffix is rather the end of a given name: `张海生`, `李帅`."""
    sort = "given_only" if len(name) == 1 else "given_like"
    return suffix in words_of("names", "chinese", sort)


def _split_latin(text: str) -> tuple[str, str] | None:
    first, _, rest = text.partition(" ")
    if rest and first.rstrip(".").casefold() in latin_words("honorifics"):
        return rest.strip(), first
    name, _, last = text.rpartition(" ")
    if name and last.rstrip(".").casefold() in latin_words("suffix_honorifics"):
        return name.strip(), last
    return None


@remember
def split_name(name: str) -> NameParts:
    """A cleaned name → given name and surname; forms of address are left out.

    `Annelie van der Meent` -> given Annelie, surname van der Meent; `欧阳澜` -> given 澜,
    surname 欧阳; `Wendy 司徒` -> given Wendy, surname 司徒; `张总` -> surname 张;
    `Dana` -> given Dana
    """
    if (apart := split_honorific(name)) is not None:
        bare, _ = apart
        if is_cjk(bare):
            return split_name(bare) if len(bare) > surname_length(bare) else NameParts("", bare)
        return split_name(bare) if " " in bare else NameParts("", bare)
    return _split_chinese_name(name) if is_cjk(name) else _split_latin_name(name)


def split_mixed(name: str) -> NameParts | None:
    """A Latin given name with a Chinese surname: `Wendy 司徒` -> Wendy + 司徒, else None."""
    found = _MIXED.fullmatch(name)
    return NameParts(found[1], found[2]) if found and found[2] in surnames() else None


def _split_chinese_name(name: str) -> NameParts:
    if mixed := split_mixed(name):
        return mixed
    length = surname_length(name)
    return NameParts(given=name[length:], surname=name[:length])


def _split_latin_name(name: str) -> NameParts:
    words = name.split()
    if len(words) < 2:
        return NameParts(given=name)
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in latin_words("particles"):
        at -= 1
    return NameParts(given=" ".join(words[:at]), surname=" ".join(words[at:]))
