"""UTF-16 and UTF-32 without a byte-order mark → text; part of reading charsets.

A wrong byte order, or bytes of another encoding taken in pairs, gives characters of no script in
use; the right reading gives letters.
"""

import re

_DECLARED = re.compile(r"utf16|utf32|ucs[24]|unicode\Z")
_PLAIN_ASCII = re.compile(rb"[\t\n\r -~]*")
_ASCII = re.compile("[\t\n\r -~]")
_USUAL = re.compile(
    "[\t\n\r -~\u00a0-\u024f\u0400-\u04ff\u3000-\u30ff\u4e00-\u9fa5\uac00-\ud7a3\uff00-\uffef]"
)
# The first half of the ideographs, where most of Chinese stands; with kana and full-width marks.
_EVERYDAY = re.compile("[\t\n\r -~\u3000-\u30ff\u4e00-\u7fff\uff00-\uffef]")
_SAMPLE = 65_536
_LEAST = 16  # bytes; fewer fit several encodings
_NOT_HIGH = bytes(range(128))


def read_wide(data: bytes, declared: str) -> str | None:
    """The text, where two or four bytes make a character; `declared` in lower case, no marks."""
    if not _may_be_wide(data, declared):
        return None
    width = 4 if declared.startswith(("utf32", "ucs4")) else 2
    orders = [order for order in ("le", "be") if declared.endswith(order)] or ["le", "be"]
    whole = data[: len(data) // width * width]
    readings = [_decode(whole, f"utf-{width * 8}-{order}") for order in orders]
    likely = [text for text in readings if text and _count_usual(text) * 2 > len(text[:_SAMPLE])]
    return max(likely, key=_count_usual, default=None)


def guess_wide(data: bytes) -> str | None:
    """The same for Chinese without a NUL and without a declaration: "报价单请查收" in UTF-16."""
    sample = data[:_SAMPLE]
    high = len(sample.translate(None, _NOT_HIGH))
    spaced = sample.count(b" ") * 30 > len(sample)
    if len(data) % 2 or len(data) < _LEAST or high * 5 < len(sample) or spaced:
        return None
    for order in ("le", "be"):
        text = _decode(data, f"utf-16-{order}")
        shown = (text or "")[:_SAMPLE]
        everyday, usual = len(_EVERYDAY.findall(shown)), len(_USUAL.findall(shown))
        if text and everyday * 5 > len(shown) * 3 and usual * 20 > len(shown) * 19:
            return text
    return None


def _may_be_wide(data: bytes, declared: str) -> bool:
    """A declaration counts unless plain ASCII refutes it; without one, NULs have to speak."""
    if _DECLARED.match(declared):
        return _PLAIN_ASCII.fullmatch(data) is None
    nuls = data.count(b"\0", 0, _SAMPLE)
    return nuls * 5 > min(len(data), _SAMPLE) or (nuls > 0 and _decode(data, "utf-8") is None)


def _decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except ValueError:
        return None


def _count_usual(text: str) -> int:
    """How many of the first characters are of scripts in wide use; ASCII counts twice."""
    sample = text[:_SAMPLE]
    return len(_USUAL.findall(sample)) + len(_ASCII.findall(sample))
