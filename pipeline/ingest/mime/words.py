"""Encoded words (RFC 2047) and raw 8-bit bytes of header fields → text.

Own decoding, because the standard library decodes word by word and gives up where senders split a
character between two words, name a wrong charset or write no encoded words at all.
"""

import re
from binascii import a2b_qp
from collections.abc import Iterator

from pipeline.ingest.charset import decode_text
from pipeline.ingest.mime.transfer import decode_base64

_WORD = re.compile(
    r"=\?(?P<charset>[^?\s*]{1,60})(?:\*[^?\s]{0,20})?\?(?:[bB]\?(?P<b>[^?]{0,4000})"
    r"|[qQ]\?(?P<q>(?:[^?=]|=(?!\?)|\?(?!=)){0,4000}))\?="
)
_FOLD = re.compile(r"(?:(?<![ \t])[ \t]++)?[\r\n]+[ \t]*")
_SPECIAL = re.compile(r"[,;<>()\[\]:@\"；，、]")


def decode_header(raw: str, *, charset: str | None = None) -> str:
    """The text of a header field; `charset` is a hint for bytes that nothing declares.

    "=?utf-8?Q?Re=3A_M=C3?= =?utf-8?Q?=BCnchen?=" -> "Re: München"
    """
    raw = _FOLD.sub(" ", raw)
    if _is_plain(raw):
        return raw.strip()
    return _FOLD.sub(" ", "".join(text for text, _ in _decode(raw, charset))).strip()


def decode_addresses(raw: str, *, charset: str | None = None) -> str:
    """The same for a list of addresses: a decoded name with a comma in it is put in quotes.

    "=?utf-8?Q?Weber=2C_Ann?= <a@b.de>" -> '"Weber, Ann" <a@b.de>'
    """
    raw = _FOLD.sub(" ", raw)
    if _is_plain(raw):
        return raw.strip()
    pieces: list[str] = []
    quoted = False
    for text, encoded in _decode(raw, charset):
        if not encoded:
            quoted ^= text.count('"') % 2 == 1
        elif quoted or _SPECIAL.search(text):
            inner = text.replace('"', "'")
            text = inner if quoted else f'"{inner}"'
        pieces.append(text)
    return "".join(pieces).strip()


def _is_plain(raw: str) -> bool:
    """Whether there is nothing to decode, as in most fields."""
    return raw.isascii() and "=?" not in raw


def _decode(raw: str, charset: str | None) -> Iterator[tuple[str, bool]]:
    """Runs of text, each with whether it came from encoded words.

    Adjacent words of one charset are joined before they are decoded: senders split characters.
    """
    run: list[bytes] = []
    declared = ""
    at = 0
    for word in _WORD.finditer(raw):
        between = raw[at : word.start()]
        adjacent = at > 0 and not between.strip()
        if run and not (adjacent and word["charset"].lower() == declared):
            yield decode_text(b"".join(run), declared=declared), True
            run = []
        if between and not adjacent:
            yield _decode_plain(between, charset), False
        declared = word["charset"].lower()
        run.append(_unpack(word))
        at = word.end()
    if run:
        yield decode_text(b"".join(run), declared=declared), True
    yield _decode_plain(raw[at:], charset), False


def _unpack(word: re.Match[str]) -> bytes:
    if word["b"] is not None:
        return decode_base64(word["b"].encode("utf-8", "surrogateescape"))
    return a2b_qp(word["q"].encode("utf-8", "surrogateescape"), header=True)


def _decode_plain(text: str, charset: str | None) -> str:
    if text.isascii():
        return text
    return decode_text(text.encode("utf-8", "surrogateescape"), declared=charset)
