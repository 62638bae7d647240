"""Does a line name the writer of the message? For finding where the signature begins."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.ingest.thread.words import is_wide
from pipeline.types import Party

_WORD = re.compile(r"[^\W\d_]+")
_BESIDE = re.compile(r"\s*(?:[,|(/·–-]|\Z)")  # what parts a name from a title or a degree
_STOPS = (".", "?", "!", ":", "。", "：", "，", ",")
_MOST_LINE = 80
_WITH_GIVEN = 3  # letters of a Chinese name: surname and given name
_MOST_WIDE = 30


@dataclass(frozen=True, slots=True)
class Author:
    """The writer's name in the forms in which it may stand under a mail."""

    words: frozenset[str] = frozenset()
    whole: tuple[str, ...] = ()
    wide: tuple[str, ...] = ()
    initials: str = ""
    first: str = ""
    address: str = ""
    given: tuple[str, ...] = ()  # of a Chinese name

    def signs(self, text: str) -> bool:
        """Whether a line is the writer's name, perhaps with a title: "Bob", "Bob Hill, CFO"."""
        if not self.words or len(text) > _MOST_LINE:
            return False
        lowered = text.lower()
        if self.address and lowered.strip(" <>") == self.address:
            return True
        if text.strip(" 。.") in self.given:
            return True
        if not any(word in lowered for word in self.words):
            return self._is_short_form(text, lowered)
        name = next((name for name in self.whole if lowered.startswith(name)), None)
        if name and (_BESIDE.match(text, len(name)) or not text.endswith(_STOPS)):
            return True
        if self.wide and len(text) <= _MOST_WIDE and not re.search("[，。？！：,:]", text):
            return any(name in text for name in self.wide)
        found = _WORD.findall(lowered)
        if not found or len(found) > 4 or any(char.isdigit() for char in text):
            return False
        named = [word for word in found if word in self.words]
        if named and all(word in self.words or len(word) == 1 for word in found):
            return True
        return self._is_short_form(text, lowered)

    def _is_short_form(self, text: str, lowered: str) -> bool:
        """`Ben` and `Benji` of Benjamin, `BH` of Benjamin Hill."""
        word = lowered.strip(" .,-")
        if self.initials and text.strip(" .-") in (self.initials, self.initials[0]):
            return True
        return 2 < len(word) < 8 and word.isalpha() and word[:3] == self.first[:3]


NOBODY = Author()


@lru_cache(maxsize=256)
def describe_author(party: Party | None) -> Author:
    """The forms of a name: Party("Hill, Bob") -> bob, hill, bob hill, BH."""
    if party is None:
        return NOBODY
    name = party.name
    if "," in name:
        last, _, first = name.partition(",")
        name = f"{first.strip()} {last.strip()}"
    words = _WORD.findall(name.lower()) or _WORD.findall(party.address.partition("@")[0].lower())
    latin = [word for word in words if not is_wide(word) and len(word) > 1]
    wide = tuple(word for word in words if is_wide(word) and len(word) > 1)
    whole = (" ".join(latin),) if len(latin) > 1 else ()
    initials = "".join(word[0] for word in latin).upper() if len(latin) > 1 else ""
    return Author(
        words=frozenset(latin) | set(wide),
        whole=whole + wide,
        wide=wide,
        initials=initials,
        first=latin[0] if latin else "",
        address=party.address.lower(),
        given=tuple(word[1:] for word in wide if len(word) == _WITH_GIVEN),
    )
