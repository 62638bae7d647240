"""One tokenizer for English, Chinese and both in one sentence.

Reach for this through `nlp.tokenizer`: Chinese, Japanese and Korean characters and full-width
marks become a token each, everything else is cut by spaCy's English rules. The text is kept
exactly: `doc.text == text` and `token.idx` counts characters of it.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from spacy.lang.en import English
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, no stubs
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

# A run without white space is cut at this length, as spaCy's affix rules take quadratic time.
LONGEST_RUN = 64
# Han with all extensions, kana, Hangul, ideographic and full-width marks, dashes, dots, quotes.
_WIDE = (
    "\u00b7\u2014\u2018-\u201f\u2026\u2e80-\u303f\u3040-\u30ff\u3100-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
# A typographic apostrophe inside a word is one of English, not a Chinese quotation mark.
_RUN = re.compile(
    rf"(?P<other>(?:[^\s{_WIDE}]|(?<=[A-Za-z])\u2019(?=[A-Za-z])){{1,{LONGEST_RUN}}})"
    rf"|(?P<wide>[{_WIDE}])|(?P<blank>\s+)"
)
_REMEMBERED = 1 << 14


class MixedTokenizer:
    """Text → Doc, with CJK by character and the rest by English rules."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        english = _create_english()
        self._cut = lru_cache(_REMEMBERED)(lambda run: [token.text for token in english(run)])

    def __call__(self, text: str) -> Doc:
        """`张总 said OK` -> Doc of 张, 总, said, OK.

        spaCy's convention: one blank after a word belongs to it, other white space is a token.
        """
        words: list[str] = []
        blanks: set[int] = set()
        for found in _RUN.finditer(text):
            run = found.group()
            if found.lastgroup == "other":
                words.extend(self._cut(run))
            elif found.lastgroup == "wide":
                words.append(run)
            else:
                owned = bool(words) and run[0] == " "
                blanks.update([len(words) - 1] * owned)
                words.extend([run[owned:]] * (len(run) > owned))
        spaces = [number in blanks for number in range(len(words))]
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to keep: the rules are code."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> "MixedTokenizer":
        """Nothing to read, as `to_bytes`."""
        return self

    def to_disk(self, _: str | Path, **__: object) -> None:
        """Nothing to keep: the rules are code."""

    def from_disk(self, _: str | Path, **__: object) -> "MixedTokenizer":
        """Nothing to read, as `to_disk`."""
        return self


def _create_english() -> Tokenizer:
    """The tokenizer of `English()`, without the rest of a pipeline."""
    rules = English.Defaults
    return Tokenizer(
        Vocab(),
        rules=rules.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(rules.prefixes or ()).search,
        suffix_search=compile_suffix_regex(rules.suffixes or ()).search,
        infix_finditer=compile_infix_regex(rules.infixes or ()).finditer,
        token_match=rules.token_match,
        url_match=rules.url_match,
    )


def create_tokenizer() -> Callable[[Language], MixedTokenizer]:
    """The factory that `configs/ner.cfg` names."""
    return lambda nlp: MixedTokenizer(nlp.vocab)
