"""Find many phrases in a text at once, cheaply: most lines have none of them."""

import re
import string
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.ingest.thread.words import is_wide

_TOKEN = re.compile(r"\w+")
_BLANKED = str.maketrans(dict.fromkeys(string.punctuation + "“”‘’«»…–—，。（）：；！？、", " "))
_KEY = 5  # letters by which a phrase is looked up; phrases may end within a word ("disclos")


@dataclass(frozen=True, slots=True)
class Cues:
    """Phrases of several kinds by the first letters of their longest word.

    Those of Chinese and its kin, which have no blanks between words, stand apart.
    """

    by_key: dict[str, list[tuple[str, str]]]
    wide: list[tuple[str, str]]

    def find(self, lowered: str) -> Iterator[str]:
        """The kind of each phrase that a text in lower case holds."""
        keys = {token[:_KEY] for token in lowered.translate(_BLANKED).split()}
        for key in keys & self.by_key.keys():
            yield from (kind for cue, kind in self.by_key[key] if cue in lowered)
        if self.wide and is_wide(lowered):
            yield from (kind for cue, kind in self.wide if cue in lowered)


def compile_cues(kinds: Mapping[str, Sequence[str]]) -> Cues:
    """{"weak": ["disclos", "保密"]} -> finds "weak" in "disclosure" and in "保密提示"."""
    by_key: dict[str, list[tuple[str, str]]] = defaultdict(list)
    wide = []
    for kind, phrases in kinds.items():
        wide += [(phrase, kind) for phrase in phrases if is_wide(phrase)]
        for phrase in {phrase for phrase in phrases if not is_wide(phrase)}:
            by_key[max(_TOKEN.findall(phrase), key=len)[:_KEY]].append((phrase, kind))
    return Cues(dict(by_key), wide)
