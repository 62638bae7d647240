"""Why people were taken for one, or are doubted → the same in English and Chinese.

Reasons are short words of the steps that found them; `[cause]` and `[reason]` of
`configs/page/texts.toml` hold them in each language.
"""

import re
from collections.abc import Mapping
from functools import cache

from pipeline.export.page.naming import shorten
from pipeline.export.page.templates import LANGUAGES, load_texts

# What parts causes from one another and from how well they fit: `given name - other title 0.55`.
_PARTS = re.compile(r"( [+-] | (?=[01]\.\d\d$))")


def translate_reason(text: str) -> dict[str, str]:
    """A reason by language: `given name 0.90` -> {"en": "given name 0.90", "zh": "名相同 0.90"}.

    What has no words of its own stays as it is.
    """
    for words, pattern in _load_patterns():
        if found := pattern.fullmatch(text):
            return _shorten({code: words[code].format(**found.groupdict()) for code in LANGUAGES})
    causes = load_texts()["cause"]
    parts = [causes.get(part, dict.fromkeys(LANGUAGES, part)) for part in _PARTS.split(text)]
    return _shorten({code: "".join(part[code] for part in parts) for code in LANGUAGES})


def _shorten(words: Mapping[str, str]) -> dict[str, str]:
    return {code: shorten(text) for code, text in words.items()}


@cache
def _load_patterns() -> list[tuple[Mapping[str, str], re.Pattern[str]]]:
    """The sentences of `[reason]` as patterns; `{name}` stands for any words."""
    sentences = load_texts()["reason"].values()
    return [(words, re.compile(_write_pattern(words["en"]), re.DOTALL)) for words in sentences]


def _write_pattern(sentence: str) -> str:
    return re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(sentence))
