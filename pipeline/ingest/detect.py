"""Which format an input has, by its content first and its name second.

Exports arrive misnamed all the time: a mail saved as `.txt`, a web page as `.eml`. The name decides
only between readings that the content leaves open.
"""

import re
from collections.abc import Callable

from pipeline.errors import ReadError
from pipeline.ingest.charset import decode_text
from pipeline.ingest.magic import detect_binary
from pipeline.ingest.source import Source
from pipeline.ingest.tables.columns import is_known_header

SUPPORTED = ".txt .md .html .docx .pdf .eml .mbox .msg .pst .vtt .srt .json .csv .zip"
_PEEK = 65_536
_ODD = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_BLANK = re.compile(r"[\s\0\ufeff\u200b]*")

_CLOCK = r"-?\d{1,3}:-?\d{1,2}(?::-?\d{1,2})?[.,]\d{1,3}"
_CUES = re.compile(
    rf"WEBVTT\b|(?:[^\n]{{0,80}}\n)?{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}(?:[ \t]+[a-z]+:\S+)*[ \t]*\n"
)
_MBOX = re.compile(r"From [^\n]{3,200}\d{4}[^\n]{0,40}\n(?:>?From [^\n]*\n)?[!-9;-~]{1,76}:")
_FIELD = re.compile(r"([!-9;-~]{1,76}):|[ \t]+\S")
_HTML = re.compile(
    r"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?"
    r"<(?:!doctype\s+html|html|head|body|meta|title|style|div|p|table|span|h[1-6]|ul|ol|br|b|font)"
    r"\b[^<>]{0,2000}>",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"<(?:html|body|div|p|br|table|tr|td|span|li|h[1-6])\b[^<>]{0,500}>", re.IGNORECASE
)
_JSON = re.compile(r'\{\s*(?:"[^"\n]{0,200}"\s*:|\}\s*\Z)|\[\s*(?:\{\s*"|\]\s*\Z)')

# Header fields that programs write, not people who paste a mail into a note.
_MACHINE = re.compile(
    "message-id|mime-version|received|content-type|content-transfer-encoding|return-path"
    "|delivered-to|in-reply-to|references|dkim-signature|user-agent|authentication-results"
    "|thread-(?:topic|index)|list-id|x-[a-z0-9-]{1,60}"
)
_PEOPLE = re.compile("from|to|cc|bcc|subject|date|reply-to|sender")

_REFUSED_TEXT = {
    "<?xml": "is an XML file",
    "begin:vcard": "is a vCard: export the contacts as .csv",
    "begin:vcalendar": "is a calendar file: save the invitation as .eml",
    "%!ps": "is a PostScript file: save it as .pdf",
}
_BY_SUFFIX = {"htm": "html", "xhtml": "html", "tsv": "csv", "jsonl": "json"}


def detect_format(source: Source) -> str:
    """A key of READERS. Raises ReadError where no reader takes the input, saying what it is."""
    head = source.peek(_PEEK)
    if not head:
        raise ReadError("is empty")
    suffix = source.name.rpartition(".")[2].lower()
    return detect_binary(source, head) or _detect_text(head, _BY_SUFFIX.get(suffix, suffix))


def _detect_text(head: bytes, suffix: str) -> str:
    text = decode_text(head)
    if len(head) < _PEEK and _BLANK.fullmatch(text):
        raise ReadError("is empty")
    if len(_ODD.findall(text)) * 10 > len(text):
        raise ReadError(f"is no text and of no known format; supported: {SUPPORTED}")
    text = text.lstrip("\ufeff\u200b \t\r\n\0").replace("\r\n", "\n").replace("\r", "\n")
    if found := next((name for name, fits in _TESTS if fits(text, suffix)), None):
        return found
    for start, reason in _REFUSED_TEXT.items():
        if text[:20].lower().startswith(start):
            raise ReadError(reason)
    return "text"


def _is_subtitles(text: str, suffix: str) -> bool:
    return bool(_CUES.match(text)) or (suffix in ("vtt", "srt") and "-->" in text)


def _is_mbox(text: str, _: str) -> bool:
    return bool(_MBOX.match(text))


def _is_mail(text: str, suffix: str) -> bool:
    """A block of header fields as mail programs write them, up to the first empty line.

    In an `.eml` the fields of a program are enough: a part saved by itself names nobody.
    """
    names: list[str] = []
    for line in text.split("\n")[:300]:
        found = _FIELD.match(line)
        if found is None:
            break
        names += [found.group(1).lower()] if found.group(1) else []
    people = len({name for name in names if _PEOPLE.fullmatch(name)})
    written = any(_MACHINE.fullmatch(name) for name in names)
    if suffix == "eml":
        return written or people > 1
    return written and people > 0


def _is_json(text: str, suffix: str) -> bool:
    return bool(_JSON.match(text)) or (suffix == "json" and text[:1] in "{[")


def _is_html(text: str, suffix: str) -> bool:
    return bool(_HTML.match(text)) or (suffix in ("html", "eml") and bool(_TAG.search(text)))


def _is_table(text: str, suffix: str) -> bool:
    return suffix == "csv" or is_known_header(text)


_TESTS: tuple[tuple[str, Callable[[str, str], bool]], ...] = (
    ("vtt", _is_subtitles),
    ("mbox", _is_mbox),
    ("eml", _is_mail),
    ("json", _is_json),
    ("html", _is_html),
    ("csv", _is_table),
)
