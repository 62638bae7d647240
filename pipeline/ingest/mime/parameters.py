"""`Content-Type: text/plain; charset=gb2312` → the value and its parameters (RFC 2045, 2231)."""

import re
from urllib.parse import unquote_to_bytes

from pipeline.ingest.charset import decode_text
from pipeline.ingest.mime.words import decode_header

_PARAMETER = re.compile(
    r";\s*(?P<key>[^=;\s]{1,100})\s*="
    r'\s*(?:"(?P<quoted>(?:[^"\\]|\\.){0,2000})"|(?P<bare>[^;]*))',
    re.DOTALL,
)
_CONTINUED = re.compile(r"(?P<key>[^*]+)(?:\*(?P<number>\d{1,3}))?(?P<encoded>\*)?\Z")
_MOST_CHARS = 65_536


def parse_parameters(raw: str) -> tuple[str, dict[str, str]]:
    """Text/Plain; name*=utf-8''%E5%90%8D -> ("text/plain", {"name": "名"})."""
    raw = raw[:_MOST_CHARS]
    value = raw.partition(";")[0].strip().lower()
    pieces: dict[str, list[tuple[int, str, bool]]] = {}
    for found in _PARAMETER.finditer(raw):
        text = _unquote(found)
        if key := _CONTINUED.match(found["key"].lower()):
            number = int(key["number"] or 0)
            pieces.setdefault(key["key"], []).append((number, text, bool(key["encoded"])))
    return value, {key: _join(parts) for key, parts in pieces.items()}


def _unquote(found: re.Match[str]) -> str:
    if found["quoted"] is not None:
        return re.sub(r"\\(.)", r"\1", found["quoted"])
    return found["bare"].strip().strip('"')


def _join(parts: list[tuple[int, str, bool]]) -> str:
    """The pieces of one parameter in their order, percent-decoded where they say so."""
    parts = sorted(parts, key=lambda part: part[0])
    if not any(encoded for _, _, encoded in parts):
        return decode_header("".join(text for _, text, _ in parts))
    charset, first = _cut_charset(parts[0][1])
    texts = [(first, parts[0][2])] + [(text, encoded) for _, text, encoded in parts[1:]]
    raws = ((text.encode("utf-8", "surrogateescape"), encoded) for text, encoded in texts)
    data = b"".join(unquote_to_bytes(raw) if encoded else raw for raw, encoded in raws)
    return decode_text(data, declared=charset)


def _cut_charset(text: str) -> tuple[str | None, str]:
    """utf-8'de'Gr%C3%BC -> ("utf-8", "Gr%C3%BC")."""
    pieces = text.split("'", 2)
    return (pieces[0] or None, pieces[2]) if len(pieces) == 3 else (None, text)
