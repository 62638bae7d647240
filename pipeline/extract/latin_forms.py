"""Names whose form alone gives them away, in Latin script: nicknames in quotes, initials."""

import re
from collections.abc import Iterator

from pipeline.extract.found import Found
from pipeline.extract.words import word_set
from pipeline.names import is_first_name

_NAME = r"[A-ZÀ-ÞŠŽĆČŁŚ][\w’'-]+"
_QUOTED = r"""["“'‘(][A-Z][\w-]{1,14}(?: [A-Z][\w-]{1,14})?["”'’)]"""
_NICKNAMED = re.compile(rf"(?<![\w.@])(?:[A-Z][a-z]?\. )?{_NAME} {_QUOTED} {_NAME}(?![\w@])")
_INITIALS = re.compile(
    rf"(?<![\w.@&])(?P<initials>(?:[A-Z]\.[ -]?){{1,3}})(?P<family>{_NAME}(?:-{_NAME})?)(?![\w@])"
)
_PAUSES = (",", ";", "(", "/")
_BRACKETS = ('"', "“", "'", "‘")


def find_formed(text: str, start: int, end: int) -> Iterator[Found]:
    """`Katrin “Kit” Olander`, `(D. Kostas)`, `R. J. Pell`.

    A single initial counts behind a pause only: elsewhere `Plan B. Budget` looks the same.
    """
    for match in _NICKNAMED.finditer(text, start, end):
        first, _, rest = match[0].partition(" ")
        quoted = rest.startswith(_BRACKETS) or is_first_name(first)
        if quoted and not any(_is_word(word) for word in (first, rest.rpartition(" ")[2])):
            yield Found(match.start(), match.end(), match[0], 0.9)
    for match in _INITIALS.finditer(text, start, end):
        before = text[max(start, match.start() - 2) : match.start()].rstrip()
        many = match["initials"].count(".") > 1
        if (many or before.endswith(_PAUSES)) and not _is_word(match["family"]):
            yield Found(match.start(), match.end(), match[0], 0.8 if many else 0.75)


def _is_word(word: str) -> bool:
    return is_no_name(word) or word.casefold() in word_set("people", "latin", "thing_ends")


def is_no_name(word: str) -> bool:
    """Whether a capitalised word is no part of a name: a weekday, a place, a rank, initials."""
    folded = word.casefold().replace(".", "").replace("’", "'")
    folded = folded.partition("'")[0] if folded[1:2] != "'" or folded[:1] == "i" else folded
    return (
        folded in word_set("people", "latin", "not_names")
        or (folded in word_set("names", "rooms", "places") and not is_first_name(word))
        or folded in word_set("titles", "latin", "heads")
        or folded in word_set("titles", "latin", "modifiers")
        or (word.isupper() and len(word) > 2)
    )
