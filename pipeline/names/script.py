"""Which script a name is written in, and the key by which two spellings of it are compared."""

import re
import unicodedata

from pipeline.names.remember import remember

_CJK = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_APART = re.compile(r"[\s\W_]+")


def is_cjk(text: str) -> bool:
    """Whether the text holds a Chinese character: `张总` -> True, `Zhang` -> False."""
    return _CJK.search(text) is not None


def count_cjk(text: str) -> int:
    """How many Chinese characters the text holds."""
    return len(_CJK.findall(text))


@remember
def fold_name(text: str) -> str:
    """The key for comparing names: `  O’Brien,  SEÁN ` -> `o brien sean`, `王 伟` -> `王伟`.

    NFKC, then accents away, then casefold; punctuation and space become one blank, which
    Chinese names lose as well.
    """
    words = _APART.sub(" ", drop_accents(unicodedata.normalize("NFKC", text)).casefold()).strip()
    return words.replace(" ", "") if is_cjk(words) else words


def drop_accents(text: str) -> str:
    """`Seán Brönnimann` -> `Sean Bronnimann`."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(char for char in apart if not unicodedata.combining(char))
