"""Whether a string can be the name of one person."""

import re
from functools import cache

from pipeline.names.parts import split_honorific, split_mixed, surname_length
from pipeline.names.script import drop_accents, is_cjk
from pipeline.names.words import first_names, latin_words, word_names, words_of

_WORD = re.compile(r"[^\W\d_][^\W\d_'’.\-]*(?:['’.\-][^\W\d_]+)*\.?")
_CHINESE_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}·[\u3400-\u9fff]{1,8}")


def is_first_name(word: str, *, doubtful: bool = False) -> bool:
    """Whether a Latin word is a first name; with `doubtful` also Mark, Rose, Joy."""
    plain = word if word.isascii() else drop_accents(word)
    return plain in first_names() or (doubtful and plain in word_names())


def is_person_name(text: str, *, named: bool = False) -> bool:
    """Whether a cleaned string can name a person: a full or first name, `Ms. Alvarez`, `张总`.

    Rooms (`Raum Noether`), lines (`Call-in user 3`), teams, companies, offices (`Accounts
    Payable`) and greetings are none.
    With `named` the context says that it is a name, so that an everyday word may be one (`高兴`).
    """
    text = text.strip()
    return _is_chinese_person(text, named) if is_cjk(text) else _is_latin_person(text)


def _is_chinese_person(text: str, named: bool) -> bool:
    if text in words_of("names", "rooms", "chinese") | words_of("names", "chinese", "suffixes"):
        return False
    if not named and (text in not_names() | not_addresses() or text[:2] in not_names()):
        return False
    if split_mixed(text) is not None:
        return True
    if split_honorific(text) is not None or "·" in text:
        return "·" not in text or _CHINESE_NAME.fullmatch(text) is not None
    family = surname_length(text)
    return family > 0 and 1 <= len(text) - family <= 2


def _is_latin_person(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= 5 or any(char.isdigit() for char in text):
        return False
    if any(word.strip(".,'’").casefold() in words_of("names", "rooms", "words") for word in words):
        return False
    if text.casefold() in words_of("names", "rooms", "places") and not is_first_name(text):
        return False
    if _is_office(words):
        return False
    return all(_is_word_of_name(word) for word in words) and len(text.strip(".")) > 1


def _is_office(words: list[str]) -> bool:
    """Whether the words name a function, as a mailbox does: `Accounts Payable`, `HR`."""
    offices = words_of("names", "mailbox", "words")
    several = len(words) > 1 or words[0].isupper()
    return several and all(word.strip(".,").casefold() in offices for word in words)


def _is_word_of_name(word: str) -> bool:
    if _WORD.fullmatch(word) is None:
        return False
    return word[0].isupper() or word.casefold() in latin_words("particles") or not word[0].islower()


@cache
def not_names() -> frozenset[str]:
    """Chinese words that begin with a surname's character and name nobody."""
    return words_of("names", "chinese", "not_names")


@cache
def not_addresses() -> frozenset[str]:
    """Everyday words that look like a surname with 老, 小 or 阿 before it."""
    return words_of("names", "chinese", "not_address")
