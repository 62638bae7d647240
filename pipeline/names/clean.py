"""A name as a header, list or label spells it → the name as people write it."""

import re
import unicodedata

from pipeline.names.judge import is_first_name
from pipeline.names.parts import split_honorific, split_mixed, split_name
from pipeline.names.remember import remember
from pipeline.names.script import is_cjk
from pipeline.names.words import latin_words

_BRACKETS = re.compile(r"(?:(?<!\s)\s++)?[\[(<{【]([^\[\](){}<>【】]*)[\])>}】]\s*")
_EDGES = " \t\n\"'`*_~,;:|/\\-–—·•.“”‘’「」『』"
_CHINESE_SPACE = re.compile(r"(?<=[\u3400-\u9fff])[ \t·]+(?=[\u3400-\u9fff])")
_CHINESE_RUN = re.compile(r"(?<![^\x00-\x7f\s])[\u3400-\u9fff]{2,4}(?![^\x00-\x7f\s])")
_SPACE = re.compile(r"\s+")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]*\.?){0,3}")
_CASED = re.compile(r"[^\W\d_]+")
_FAMILY = re.compile(r"^Mc([a-z])(?=[a-z]{2})")


@remember
def clean_name(text: str) -> str:
    """The bare name: no honorific, degree, quotes or marker, given name first, case mended.

    `Ullmer, Sven` and `"ULLMER, SVEN"` -> `Sven Ullmer`, `Dana Whitcroft (DM)` -> `Dana
    Whitcroft`, `Dana Whitcroft/OPS/ACME` -> the same, `Art (Arthur) Kozlow` -> `Arthur Kozlow`,
    `王 伟` -> `王伟`, `佟晓岚女士` -> `佟晓岚`
    """
    name = unicodedata.normalize("NFKC", text).strip(_EDGES)
    name = _take_brackets(name).partition("/")[0].strip(_EDGES)
    name = _drop_nickname(name)
    if is_cjk(name):
        return _clean_chinese(_chinese_part(name))
    words = _drop_titles(_turn_round(name).split())
    return _SPACE.sub(" ", _mend_case(" ".join(words))).strip(_EDGES[:-3])


@remember
def other_script(text: str) -> str:
    """The same person's name in the other script: `Nora Tong 佟晓岚` -> `Nora Tong`, else empty."""
    found = _CHINESE_RUN.search(text)
    if found is None:
        return ""
    rest = (text[: found.start()] + " " + text[found.end() :]).strip(_EDGES + "()（）[]<>")
    return clean_name(rest) if _LATIN_NAME.fullmatch(rest) else ""


def _take_brackets(name: str) -> str:
    """`Art (Arthur) Kozlow` -> `Arthur Kozlow`; all other brackets fall away."""
    found = _BRACKETS.search(name)
    if found is None:
        return name
    before, inside, after = name[: found.start()].strip(), found[1].strip(), name[found.end() :]
    if before and after.strip() and " " not in before and _is_given(inside):
        return f"{inside} {after}"
    return _BRACKETS.sub(" ", name)


_NICKNAME = re.compile(r"""(?<=\s)["'“‘]([^"'“”‘’]{1,20})["'”’](?=\s)""")


def _drop_nickname(name: str) -> str:
    """`Roberta "Bobbie" Lang` -> `Roberta Lang`."""
    return _NICKNAME.sub("", name)


def _is_given(word: str) -> bool:
    return word.istitle() and word.isalpha()


def _chinese_part(name: str) -> str:
    """`Nora Tong 佟晓岚` -> `佟晓岚`; a lone surname stays with its first name: `Sophie 阚`."""
    found = _CHINESE_RUN.findall(name)
    if split_mixed(name) is not None:
        return name
    return found[0] if len(found) == 1 and name != found[0] else name


def _clean_chinese(name: str) -> str:
    """Latin beside Chinese stays only where it is all there is; `张伟女士` -> `张伟`."""
    name = _CHINESE_SPACE.sub("", name)
    apart = split_honorific(name)
    if apart is not None and len(split_name(apart[0]).given) > 0:
        return apart[0]
    return name


def _turn_round(name: str) -> str:
    """`Ullmer, Sven` -> `Sven Ullmer`; what is no given name after the comma falls away."""
    family, comma, given = (part.strip() for part in name.partition(","))
    given = given.split(",")[0].strip()
    if not comma or not given or not family:
        return family or given
    if all(
        word.strip(".").replace(".", "").casefold() in latin_words("degrees")
        for word in given.split()
    ):
        return family
    shape = len(given.split()) <= 3 and all(_is_name_word(word) for word in given.split())
    known = is_first_name(given.split()[0].title(), doubtful=True)
    inverted = shape and (_is_one_family(family) or (known and len(family.split()) == 2))
    return f"{given} {family}" if inverted else family


def _is_name_word(word: str) -> bool:
    return word[:1].isupper() or (word.islower() and word.isalpha())


def _is_one_family(family: str) -> bool:
    *before, _ = family.split()
    return all(word.casefold() in latin_words("particles") for word in before)


def _drop_titles(words: list[str]) -> list[str]:
    def bare(word: str) -> str:
        return word.strip(",").replace(".", "").casefold()

    while len(words) > 1 and bare(words[0]) in latin_words("honorifics"):
        words = words[1:]
    while len(words) > 1 and bare(words[-1]) in latin_words("degrees"):
        words = words[:-1]
    return words


def _mend_case(name: str) -> str:
    """`SVEN ULLMER` and `sven ullmer` -> `Sven Ullmer`; mixed case is left as it is."""
    shouted = name.isupper() and len(name.replace(".", "")) > 3
    whispered = name.islower() and " " in name
    if not (shouted or whispered):
        return name
    return " ".join(_mend_word(word, first=not at) for at, word in enumerate(name.split(" ")))


def _mend_word(word: str, *, first: bool) -> str:
    if not first and word.casefold() in latin_words("particles"):
        return word.lower()
    mended = _CASED.sub(lambda match: match[0].capitalize(), word)
    return _FAMILY.sub(lambda match: f"Mc{match[1].upper()}", mended)
