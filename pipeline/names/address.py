"""What an e-mail address says of its owner: a name that it spells, or a function."""

import re

from pipeline.names.judge import is_first_name
from pipeline.names.pinyin import split_pinyin
from pipeline.names.script import is_cjk
from pipeline.names.words import surnames, words_of

_APART = re.compile(r"[._\-+]+")


def _local_part(address: str) -> str:
    return address.strip().strip("<>").removeprefix("mailto:").partition("@")[0]


def spell_address(address: str) -> str:
    """The name that an address spells, given name first; the local part where it spells none.

    `sven.ullmer@x.com` -> `Sven Ullmer`, `l.marotti@x` -> `L. Marotti`, `taowenbo@x` ->
    `Wenbo Tao`, `dbrandt3@x` -> `dbrandt`, `sales.tomas@x` -> `Tomas`
    """
    local = _local_part(address)
    parts = [word for word in _APART.split(re.sub(r"\d+", "", local)) if word]
    offices = words_of("names", "mailbox", "words")
    words = [word for word in parts if word.casefold() not in offices] or parts
    if not words:
        return local
    if len(words) == 1:
        return split_pinyin(words[0].lower()) or _spell_word(words[0])
    return " ".join(_capitalise(word) for word in words)


def _spell_word(word: str) -> str:
    """A first name gets its capital; anything else stays the login that it is."""
    return word.title() if is_first_name(word.title(), doubtful=True) else word


def _capitalise(word: str) -> str:
    return f"{word.upper()}." if len(word) == 1 else word[:1].upper() + word[1:]


def is_role_mailbox(address: str) -> bool:
    """Whether an address belongs to a function and not to a person: `info@x`, `采购部@x`."""
    local = re.sub(r"\d+$", "", _local_part(address).casefold())
    if not local:
        return False
    if is_cjk(local):
        return _is_chinese_office(local)
    words = [word for word in _APART.split(local) if word]
    known = words_of("names", "mailbox", "words")
    endings = words_of("names", "mailbox", "suffixes")
    return (
        local in known
        or local in endings
        or (bool(words) and (words[-1] in endings or all(word in known for word in words)))
    )


def _is_chinese_office(local: str) -> bool:
    endings = words_of("names", "mailbox", "chinese")
    return any(local.endswith(ending) for ending in endings) and local not in surnames()
