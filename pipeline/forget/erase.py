"""Words → blots of the same length, so that every offset into the text still holds."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.names import fold_name, is_cjk

BLOT = "█"
# Between the words of a name: blanks, line ends, and what file names and addresses put there.
_GAP = r"[\W_]{1,4}"
_CHINESE_GAP = r"[\s·]{0,2}"
_WORD = re.compile(r"\w+")
# A name in Latin letters stands alone, also right beside Chinese characters.
_LETTER = r"[^\W_\u3400-\u9fff]"
_ALONE = r"(?<!{letter})(?:{words})(?!{letter})"


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is blotted out of a text; matches whose key is in `kept` are other people's names."""

    pattern: re.Pattern[str]
    kept: frozenset[str] = frozenset()


def make_erasure(forms: Iterable[str], *, kept: Iterable[str] = ()) -> Erasure | None:
    """The erasure of all forms, given first or last, with any blanks; None without a form."""
    gone, names = sorted(set(forms)), sorted(set(kept))
    longest = sorted((*gone, *names), key=lambda form: (-len(form), form))
    words = [word for form in longest for word in _spell(form)]
    if not gone or not words:
        return None
    return Erasure(re.compile("|".join(words)), frozenset(map(fold_name, names)))


def _spell(form: str) -> list[str]:
    """The patterns of a form; a lone word counts only with its capital: `Will`, not `will`."""
    if is_cjk(form):
        return [_CHINESE_GAP.join(map(re.escape, form.replace(" ", "")))]
    if "@" in form:
        return [_alone(f"(?i:{re.escape(form)})")]
    words = [re.escape(word) for word in _WORD.findall(form)]
    if len(words) < 2:
        return [_alone(f"{word}|{word.upper()}") for word in words]
    turned = [words[-1], *words[:-1]]
    return [_alone(f"(?i:{_GAP.join(order)})") for order in (words, turned)]


def _alone(words: str) -> str:
    return _ALONE.format(letter=_LETTER, words=words)


def erase_text(text: str, erasure: Erasure | None) -> str:
    """`Ask Nora Quist.` -> `Ask ██████████.`; the text is as long as before."""
    if erasure is None:
        return text

    def blot(match: re.Match[str]) -> str:
        return match[0] if fold_name(match[0]) in erasure.kept else BLOT * len(match[0])

    return erasure.pattern.sub(blot, text)


def is_blotted(text: str) -> bool:
    """Whether nothing is left of a text that was erased: `██████, ██` -> True."""
    return BLOT in text and not any(char.isalnum() for char in text)
