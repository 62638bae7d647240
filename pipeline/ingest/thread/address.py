"""The first e-mail address in a line, found from its `@` for speed."""

from dataclasses import dataclass

_BEFORE = " \t<>[]()（）,，、:;\"'"
_AFTER = '<>[]()（）,，、;:" \t'
_MOST = 100  # characters before the @


@dataclass(frozen=True, slots=True)
class Address:
    """An address with the range it stands in, brackets and `mailto:` included."""

    text: str
    start: int
    end: int
    bracketed: bool


def find_address(text: str) -> Address | None:
    """ "Ann <a@b.c> wrote" -> a@b.c at [4, 11)."""
    at = text.find("@")
    while at >= 0:
        start = max(text.rfind(mark, max(0, at - _MOST), at) for mark in _BEFORE) + 1
        end = min(
            (found for mark in _AFTER if (found := text.find(mark, at)) > 0), default=len(text)
        )
        if start < at < end - 1:
            return _with_brackets(text, start, end)
        at = text.find("@", at + 1)
    return None


def _with_brackets(text: str, start: int, end: int) -> Address:
    first = start - len("mailto:") if text.startswith("mailto:", max(0, start - 7)) else start
    first = len(text[:first].rstrip())
    bracketed = first > 0 and text[first - 1] in "<[(（"
    last = end + (end < len(text) and text[end] in ">])）")
    return Address(
        text[start:end].strip("'."), first - bracketed if bracketed else start, last, bracketed
    )
