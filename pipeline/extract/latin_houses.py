"""Where a title stops because a firm's name, an honorific or a person's name goes on behind it."""

import re
from itertools import takewhile

from pipeline.extract.latin_tokens import fold_token, is_head, is_joint, is_part
from pipeline.extract.words import word_set
from pipeline.names import is_first_name

_AND = frozenset({"and", "&"})
_OF = frozenset({"of", "for"})


def cut_house(tokens: list[re.Match[str]]) -> list[re.Match[str]]:
    """The tokens up to where the title is over and a house or another person begins.

    `CEO of Brenlow Canada` -> `CEO`, `SVP Brenlow Group Ltd` -> `SVP`, `Director and Mr` ->
    `Director`; `VP of Quarries` stays, for such a head has a field behind it as often as a house.
    """
    behind = next((n + 1 for n, token in enumerate(tokens) if is_head(token[0])), len(tokens))
    for n in range(behind, len(tokens) - 1):
        if _begins_person(tokens, n) or _begins_house(tokens, n):
            return tokens[:n]
    return tokens


def _begins_person(tokens: list[re.Match[str]], at: int) -> bool:
    """`and Mr`, `and Dana`: the title of one person is over."""
    if tokens[at][0].strip() not in _AND:
        return False
    word = tokens[at + 1][0]
    honorific = fold_token(word) in word_set("names", "latin", "honorifics")
    return word[0].isupper() and not is_part(word) and (honorific or is_first_name(word))


def _begins_house(tokens: list[re.Match[str]], at: int) -> bool:
    joined = tokens[at][0].strip() in _OF
    if not joined and (is_joint(tokens[at][0]) or not is_head(tokens[at - 1][0])):
        return False
    words = [token[0] for token in tokens[at + joined :]]
    house = list(takewhile(lambda word: word[0].isupper() or is_joint(word), words))
    if not house or is_part(house[0]):
        return False
    ends = word_set("people", "latin", "thing_ends")
    named = any(fold_token(word) in ends for word in house[1:])
    return named or (joined and _heads_house(tokens[:at]))


def _heads_house(title: list[re.Match[str]]) -> bool:
    """Whether the title says what its holder is head of already, or it is a whole house.

    `CEO`, `Chief Risk Officer`, `Managing Director`, `Head of Sales`.
    """
    words = [fold_token(token[0]) for token in title]
    whole = word_set("titles", "latin", "house_heads")
    return bool(_OF & set(words)) or any(word in whole for word in words)
