"""Names whose letters or characters are written in more than one way, brought to one of them.

Reach for this where names are compared; what is shown stays as the documents write it.
"""

from functools import cache, lru_cache

from opencc import OpenCC

from pipeline.names import fold_name, is_cjk

# Letters that Unicode does not take apart into a plain one and an accent.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})


@lru_cache(maxsize=8_192)
def simplify(text: str) -> str:
    """`張偉` -> `张伟`; what holds no Chinese character comes back as it is."""
    return str(_converter().convert(text)) if is_cjk(text) else text


@cache
def _converter() -> OpenCC:
    """Traditional to simplified characters, by the tables of OpenCC."""
    return OpenCC("t2s")


def fold_letters(text: str) -> str:
    """The key for comparing names: `Łukasz Wróbel` -> `lukasz wrobel`; see `fold_name`."""
    return fold_name(text).translate(_LETTERS)
