"""Find many phrases in a text at once, cheaply: most texts have none of them."""

import string
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.ingest.thread.words import is_wide

_BLANKED = str.maketrans(dict.fromkeys(string.punctuation + "“”‘’«»…–—，。（）：；！？、", " "))


@dataclass(frozen=True, slots=True)
class Cues:
    """Phrases of several kinds by their longest word, which a text is searched for first.

    Those of Chinese and its kin, which have no blanks between words, stand apart.
    """

    by_word: dict[str, list[tuple[str, str]]]
    wide: list[tuple[str, str]]

    def find(self, lowered: str) -> list[str]:
        """The kind of each phrase that a text in lower case holds."""
        known = self.by_word.keys() & lowered.translate(_BLANKED).split()
        cues = {cue for word in known for cue in self.by_word[word]} if known else set()
        if self.wide and is_wide(lowered):
            cues.update(self.wide)
        return [kind for phrase, kind in cues if phrase in lowered]


def compile_cues(kinds: Mapping[str, Sequence[str]]) -> Cues:
    """{"weak": ["attachment", "保密"]} -> finds "weak" in "Attachments" and in "保密提示"."""
    by_word: dict[str, list[tuple[str, str]]] = defaultdict(list)
    wide = []
    for kind, phrases in kinds.items():
        wide += [(phrase, kind) for phrase in phrases if is_wide(phrase)]
        for phrase in {phrase for phrase in phrases if not is_wide(phrase)}:
            word = max(phrase.translate(_BLANKED).split(), key=len)
            by_word[word].append((phrase, kind))
            by_word[f"{word}s"].append((phrase, kind))
    return Cues(dict(by_word), wide)
