"""Find many phrases in a text at once, cheaply: most lines have none of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.ingest.thread.words import is_wide

_TOKEN = re.compile(r"\w+")
_KEY = 5  # letters by which a phrase is looked up; phrases may end within a word ("disclos")


@dataclass(frozen=True, slots=True)
class Cues:
    """Phrases by the first letters of their longest word; those of Chinese and its kin apart."""

    by_key: dict[str, tuple[str, ...]]
    wide: tuple[str, ...]

    def find(self, lowered: str) -> Iterator[str]:
        """The phrases that a text in lower case holds."""
        keys = {token[:_KEY] for token in _TOKEN.findall(lowered)}
        for key in keys & self.by_key.keys():
            yield from (cue for cue in self.by_key[key] if cue in lowered)
        if self.wide and is_wide(lowered):
            yield from (cue for cue in self.wide if cue in lowered)


def compile_cues(phrases: Iterable[str]) -> Cues:
    """["disclos", "保密"] -> finds both, the first also in "disclosure"."""
    by_key: dict[str, list[str]] = defaultdict(list)
    wide = tuple(phrase for phrase in phrases if is_wide(phrase))
    for phrase in set(phrases) - set(wide):
        by_key[max(_TOKEN.findall(phrase), key=len)[:_KEY]].append(phrase)
    return Cues({key: tuple(found) for key, found in by_key.items()}, wide)
