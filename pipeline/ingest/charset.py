"""Bytes in any encoding → text. Reach for it wherever a format does not fix its own encoding.

Declarations are believed as far as the bytes bear them out: mails declare GB2312 and send GBK,
declare nothing, or declare Latin-1 over UTF-8.
"""

import codecs
import re
from collections.abc import Iterator

from pipeline.ingest.wide import guess_wide, read_wide

# What a declared name means in practice, after the WHATWG encoding standard: the superset that
# senders really use. Names are folded: lower case, letters and digits only.
_SUPERSETS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("ascii", "usascii", "iso88591", "latin1", "windows1252"), ("cp1252",)),
    **dict.fromkeys(("gb2312", "gbk", "xgbk", "cp936", "euccn", "gb23121980"), ("gb18030",)),
    **dict.fromkeys(("big5", "cnbig5", "xxbig5", "big5tw"), ("cp950", "big5hkscs")),
    "big5hkscs": ("big5hkscs", "cp950"),
    **dict.fromkeys(("ksc56011987", "ksc5601", "euckr", "windows949"), ("cp949",)),
    **dict.fromkeys(("shiftjis", "sjis", "xsjis", "windows31j"), ("cp932", "shift_jis_2004")),
    **dict.fromkeys(("eucjp", "xeucjp"), ("euc_jp", "euc_jis_2004")),
    "iso2022jp": ("iso2022_jp_ext", "iso2022_jp_2004"),
    "hzgb2312": ("hz",),
    "unicode11utf7": ("utf-7",),
    "iso88599": ("cp1254",),
    **dict.fromkeys(("iso885911", "tis620", "windows874"), ("cp874",)),
    **dict.fromkeys(("iso88598i", "iso88598e"), ("iso8859-8",)),
    **dict.fromkeys(("macintosh", "xmacroman"), ("mac_roman",)),
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SEVEN_BIT = re.compile(r"iso2022|utf7|hz")
_EAST_ASIAN = re.compile(r"gb|big5|cp9[345]|euc|jis|johab")
# Encodings worth believing when only statistics speak for them; DOS and Mac pages never are.
_GUESSES = re.compile(
    r"utf|gb|big5|cp9[345]|euc|shift|iso2022|hz|johab|koi8|windows|cp125|iso8859|tis|cp874"
)
# GB 2312's level-1 characters, the 3,755 in everyday use, with ASCII and full-width marks.
_EVERYDAY_CHINESE = re.compile(rb"(?:[\x00-\x7f]|[\xa1\xa3][\xa1-\xfe]|[\xb0-\xd7][\xa1-\xfe])+")
# What running text does not hold: controls, box drawing, private use.
_IMPLAUSIBLE = re.compile("[\x00-\x08\x0e-\x1f\x80-\x9f\u2500-\u259f\ue000-\uf8ff\ufff0-\uffff]")
_LONG_SEQUENCE = re.compile(rb"[\xe0-\xf4]")
_HIGH = re.compile(rb"[\x80-\xff]+")
_CHANCE = 3  # more characters are not valid in two encodings by chance
_SAMPLE = 65_536  # bytes that statistics look at
_DAMAGE = 0.1  # share of bytes above ASCII that may be broken before an encoding is given up


def decode_text(data: bytes, *, declared: str | None = None) -> str:
    """The text of `data`: by byte-order mark, declaration, UTF-8, then detection.

    decode_text("郑一".encode("gbk"), declared="gb2312") -> "郑一". Bytes that no encoding explains
    come out as U+FFFD; no error is raised.
    """
    return next(_propose(data, (declared or "").strip(" \t\"'").lower()))


def _fold(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name)


def _propose(data: bytes, label: str) -> Iterator[str]:
    """Readings from the surest to the last resort."""
    declared = _fold(label)
    names = _SUPERSETS.get(declared, (label,) if label else ())
    yield from _read_marked(data)
    if (wide := read_wide(data, declared)) is not None:
        yield wide
    if _SEVEN_BIT.match(declared) and data.isascii():
        yield from _read(data, names)
    if b"\x1b" in data[:_SAMPLE]:
        yield from _detect(data)
    if not _is_two_byte(data, names):
        yield from _read(data, ("utf-8",))
    if names[:1] != ("cp1252",) or not _looks_east_asian(data):
        yield from _read(data, names)
    if wide := guess_wide(data):
        yield wide
    yield from _read_damaged(data, names)
    yield from _detect(data)
    yield from _read(data, (*names, "gb18030", "cp1252", "latin-1"))


def _read(data: bytes, names: tuple[str, ...], *, errors: str = "strict") -> Iterator[str]:
    for name in names:
        try:
            yield data.decode(name, errors)
        except (LookupError, ValueError):
            continue


def _read_marked(data: bytes) -> Iterator[str]:
    for mark, name in _BOMS:
        if data.startswith(mark):
            yield from _read(data[len(mark) :], (name,), errors="replace")


def _is_two_byte(data: bytes, names: tuple[str, ...]) -> bool:
    """Whether a few bytes that are valid UTF-8 by chance may be the declared two-byte encoding."""
    if not names or not _EAST_ASIAN.match(names[0]) or _LONG_SEQUENCE.search(data):
        return False
    return sum(len(run) for run in _HIGH.findall(data)) <= 2 * _CHANCE


def _looks_east_asian(data: bytes) -> bool:
    """Whether most bytes stand in pairs above ASCII, as they do in no Western text."""
    sample = data[:_SAMPLE]
    runs = _HIGH.findall(sample)
    pairs = sum(len(run) for run in runs if len(run) > 1)
    return pairs > 2 * _CHANCE and pairs * 2 > len(sample.translate(None, b" \t\r\n=-"))


def _read_damaged(data: bytes, names: tuple[str, ...]) -> Iterator[str]:
    """A multi-byte encoding that a few broken bytes spoil, e.g. a text cut within a character."""
    high = sum(len(run) for run in _HIGH.findall(data))
    for name in (*names, "utf-8"):
        if name == "utf-8" or _EAST_ASIAN.match(name):
            for text in _read(data, (name,), errors="replace"):
                if text.count("\ufffd") <= max(1, high * _DAMAGE) and high > 3:
                    yield text


def _detect(data: bytes) -> Iterator[str]:
    """By the bytes' statistics; a short text of everyday Chinese characters is taken as such."""
    import chardet  # what says its encoding, or is UTF-8, does without

    sample = data[:_SAMPLE]
    runs = _HIGH.findall(sample)
    if 0 < len(runs) < 8 and all(len(run) == 1 for run in runs):
        yield from _read(data, ("cp1252",))
    found = chardet.detect_all(sample)
    if (found[0]["confidence"] or 0) < 0.1 and _EVERYDAY_CHINESE.fullmatch(data):
        yield from _read(data, ("gb18030",))
    for guess in found:
        name = _fold((guess["encoding"] or "").lower())
        if _GUESSES.match(name):
            readings = _read(data, _SUPERSETS.get(name, (str(guess["encoding"]),)))
            yield from (text for text in readings if not _IMPLAUSIBLE.search(text[:_SAMPLE]))
