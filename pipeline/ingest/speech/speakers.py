"""What a label says of a speaker: a person's name, a room, or nothing at all.

Reach for it wherever words stand where a name is expected: speaker labels, lists of participants.
"""

import re
from functools import cache, lru_cache

from pipeline.lexicon import load_words
from pipeline.types import Party

_ADDRESS = re.compile(r"[<(（\[]\s*([^\s<>()（）\[\]]+@[^\s<>()（）\[\]]+?)\s*[>)）\]]")
_BRACKETS = re.compile(r"\s*[(（\[【{][^()（）\[\]【】{}\n]*[)）\]】}]?")
_MARKUP = re.compile(r"^[\s#>*_@\-•·–—]+|[\s*_:：,，;；|｜/–—-]+$")
_WRAPPED = re.compile(r"^[\[【(（](.*)[\]】)）]$")
_ADDITION = re.compile(r"[|｜]|[ \t]+[-–—/][ \t]+|(?<=[^\s@])@(?=[\u3400-\u9fff])")
_MOST_LABEL = 200  # characters
_REMEMBERED = 1 << 13  # labels come back line after line
_JOINT = re.compile(r"[ \-_/]+")
_HAN = re.compile(r"[\u3400-\u9fff·]+")
_CAPITALISED = re.compile(r"[^\W\d_a-z\u3400-\u9fff][\w'’.\-]*")


def split_words(words: str) -> frozenset[str]:
    r"""A list of the word files: `"a|b\nc"` -> {"a", "b", "c"}."""
    return frozenset(word for line in words.split("\n") for word in line.split("|") if word)


@cache
def _lists(table: str, key: str) -> frozenset[str]:
    return split_words(load_words("turns")[table][key])


@cache
def _patterns(table: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one, re.IGNORECASE) for one in load_words("turns")[table]["patterns"])


def parse_speaker(label: str) -> Party:
    """The person that a label names; without a name where it is a room, a phone or nobody known.

    "Dana Cruz (Acme) <d@x.com>" -> Party("Dana Cruz", "d@x.com"), "张三（甲方）" -> Party("张三"),
    "张三-总经理" -> Party("张三"), "Raum Noether" -> Party(), "Dana's iPhone" -> Party("Dana").
    """
    found = _ADDRESS.search(label)
    address = found.group(1).lower() if found else ""
    name = clean_label(label)
    if is_nobody(name):
        return Party(address=address)
    owners = (device.fullmatch(name) for device in _patterns("device"))
    owner = next((one.group(1).strip() for one in owners if one), "")
    return Party(owner or _pick_name(name), address)


def _pick_name(label: str) -> str:
    """The one part of a label that is a whole Chinese name, else the label: 祝清-采购部 -> 祝清."""
    parts = [part for part in _JOINT.split(label) if _HAN.fullmatch(part)]
    units = tuple(_lists("names", "units"))
    names = [
        one for one in parts if len(one) > 1 and not one.endswith(units) and is_name_shaped(one)
    ]
    return names[0] if len(names) == 1 and len(parts) > 1 else label


def clean_label(label: str) -> str:
    """A label without mark-up and additions: "**Dana (Acme):**", "From Dana to All" -> Dana."""
    return _clean(label[:_MOST_LABEL])


@lru_cache(maxsize=_REMEMBERED)
def _clean(label: str) -> str:
    label = _MARKUP.sub("", _ADDRESS.sub("", label).strip())
    if wrapped := _WRAPPED.match(label):
        label = wrapped.group(1)
    bare = _ADDITION.split(_BRACKETS.sub("", label), maxsplit=1)[0]
    bare = _MARKUP.sub("", bare).strip() or label.strip()
    if " " not in bare:
        return bare
    chats = (chat.fullmatch(bare) for chat in _patterns("chat"))
    return next((" ".join(one.group(1).split()) for one in chats if one), bare)


@lru_cache(maxsize=_REMEMBERED)
def is_nobody(label: str) -> bool:
    """Whether a clean label names no person: "Speaker 0", "Room 4", "说话人 1", "+1 604 555"."""
    folded = label.casefold()
    return folded in _lists("nobody", "words") or any(
        pattern.fullmatch(label) for pattern in _patterns("nobody")
    )


@cache
def _headings() -> frozenset[str]:
    return _lists("section", "words") | _lists("section", "opening")


@cache
def _only_han(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in words if _HAN.search(word))


@lru_cache(maxsize=_REMEMBERED)
def is_stop_label(label: str) -> bool:
    """Whether a clean label introduces something other than words that somebody said."""
    folded = label.casefold()
    if folded in _lists("stop", "words") or folded in _headings():
        return True
    if is_nobody(label):
        return False
    words = folded.split()
    endings, beginnings = _lists("stop", "endings"), _lists("stop", "beginnings")
    if _HAN.search(label):
        return folded.endswith(_only_han(endings)) or folded.startswith(_only_han(beginnings))
    return len(words) > 1 and (words[-1] in endings or words[0] in beginnings)


@lru_cache(maxsize=_REMEMBERED)
def is_name_shaped(text: str) -> bool:
    """Whether a clean label has the shape of a person's name or of how people are called.

    "Dana Cruz", "M. van Dijk", "欧阳明", "张总", "老李" -> True; "our budget", "成本" -> False.
    """
    if not 1 < len(text) <= 60 or is_stop_label(text):
        return False
    if _HAN.fullmatch(text):
        return _is_chinese_name(text)
    if _HAN.search(text):
        return len(text) <= 24 and _is_mixed_name(text)
    words = text.split()
    return len(words) <= 5 and all(_is_name_word(word) for word in words)


def _is_name_word(word: str) -> bool:
    bare = word.strip(",")
    return bool(_CAPITALISED.fullmatch(bare)) or bare.lower() in _lists("names", "particles")


def _is_mixed_name(text: str) -> bool:
    """Two scripts or a hyphen, as "Grace 林" and "采购部-贺": one part is a name or a surname."""
    parts = _JOINT.split(text)
    names = [part for part in parts if part in _surnames()[0] or _is_long_name(part)]
    words = [part for part in text.split() if _HAN.fullmatch(part)]
    return len(parts) > 1 and bool(names) and all(word in names for word in words)


def _is_long_name(part: str) -> bool:
    return len(part) > 1 and _HAN.fullmatch(part) is not None and _is_chinese_name(part)


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    words = load_words("names_zh")
    traditional = load_words("turns")["names"]["traditional"]
    single = frozenset("".join((words["common"] + words["rare"] + traditional).split()))
    return single, frozenset(words["compound"].split())


def _is_chinese_name(text: str) -> bool:
    """A surname with a given name, a rank or both; 老李, 小王; a transcribed name with a dot."""
    single, compound = _surnames()
    if len(text) == 2 and text[0] in _lists("names", "prefixes"):
        return True
    suffixes = _lists("names", "honorifics")
    rank = max((end for end in suffixes if text.endswith(end)), key=len, default="")
    surname = 2 if text[:2] in compound else 1 if text[0] in single else 0
    given = len(text) - surname - len(rank)
    if surname and 0 <= given <= 2 and len(text) > surname:
        return True
    return bool(surname) and (len(text) - surname in (1, 2) or "·" in text)
