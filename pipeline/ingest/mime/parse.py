"""The bytes of a mail → the standard library's message tree, within a budget.

The library's parser is fed in pieces so that the budget's clock is looked at; its policy is
compat32, because the newer ones raise on headers that real mails have.
"""

import re
from email.message import Message
from email.parser import BytesFeedParser
from email.policy import compat32

from pipeline.errors import LimitError
from pipeline.ingest.charset import decode_text
from pipeline.ingest.source import Budget

_CHUNK = 1 << 18
_LEADING = re.compile(rb"(?:[\s\xef\xbb\xbf]+|>?From (?! *:)[^\r\n]*(?:[\r\n]|$))+")
_BLANK = re.compile(rb"\r?\n\r?\n|\r\r")
_MOST_HEADER = 1 << 20
_SPACED = re.compile(rb"^([A-Za-z-]{1,40})[ \t]{1,10}:", re.MULTILINE)
_FIELD = re.compile(rb"[!-9;-~]+:|[ \t]")
_LIKE_FIELD = re.compile(rb"[^\s:]{1,60}:(?:[ \t\r]|$)")
_KNOWN = re.compile(rb"(?:from|to|cc|subject|date|content-[a-z-]+|mime-version):", re.IGNORECASE)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def parse_mail(data: bytes, budget: Budget) -> Message:
    """The message tree. Raises LimitError for one too deep or too slow to read."""
    parser = BytesFeedParser(policy=compat32)
    data = _tidy(data)
    try:
        for start in range(0, len(data), _CHUNK):
            parser.feed(data[start : start + _CHUNK])
            budget.check_time()
        return parser.close()
    except RecursionError as exc:
        raise LimitError("holds too many parts within parts") from exc


def _tidy(data: bytes) -> bytes:
    """UTF-16 as UTF-8, the first header field on the first line, and no broken header lines."""
    if data.startswith(_WIDE_MARKS):
        data = decode_text(data).encode("utf-8", "replace")
    if leading := _LEADING.match(data):
        data = data[leading.end() :]
    end = _BLANK.search(data, 0, _MOST_HEADER)
    if end is None:
        return data
    return _mend_header(data[: end.start()]) + data[end.start() :]


def _mend_header(header: bytes) -> bytes:
    """Blanks before colons go; lines that break off above a well-known field go on in the next."""
    lines = _SPACED.sub(rb"\1:", header).split(b"\n")
    known = [number for number, line in enumerate(lines) if _KNOWN.match(line)]
    last = known[-1] if known else 0
    for number in range(1, len(lines)):
        if not _FIELD.match(lines[number]):
            if number > last and not _LIKE_FIELD.match(lines[number]):
                break
            lines[number] = b" " + lines[number]
    return b"\n".join(lines)


_BOUNDARY = re.compile(rb"^--(-*[^\s-][^\r\n]{0,69}?)[ \t]*\r?\n(?=[\w-]+:|\r?\n)", re.MULTILINE)


def mend_boundary(data: bytes, budget: Budget) -> Message | None:
    """The tree of a multipart body whose header does not name the boundary that it uses."""
    found = _BOUNDARY.search(data)
    if found is None:
        return None
    boundary = found[1].replace(b"\\", b"\\\\").replace(b'"', b'\\"')
    return parse_mail(b'Content-Type: multipart/mixed; boundary="%s"\n\n' % boundary + data, budget)
