"""The text parts of a mail → passages with their depth of quoting."""

import re
from collections.abc import Callable

from pipeline.ingest.build import Passage, lift_quotes
from pipeline.ingest.charset import decode_text
from pipeline.ingest.htmls import render_html
from pipeline.ingest.mime.pieces import Piece

_HTML_START = re.compile(r"\s*<(?:!doctype html|html|head|body|div|p|table)\b", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,200}>")
_DASHES = "-- "  # above a signature; never a soft end


def render_piece(piece: Piece) -> list[Passage]:
    """The words of one part as passages."""
    return _RENDERERS.get(piece.kind, _render_plain)(piece)


def _render_plain(piece: Piece) -> list[Passage]:
    text = decode_text(piece.data, declared=piece.charset)
    if _HTML_START.match(text) and "</" in text:
        return render_html(text)
    text = text.replace("\r\n", "\n")
    return unflow(text, tight=piece.tight) if piece.flowed else lift_quotes(text)


def _render_html(piece: Piece) -> list[Passage]:
    meta = _META_CHARSET.search(piece.data[:4096])
    declared = piece.charset or (meta[1].decode("ascii") if meta else None)
    return render_html(decode_text(piece.data, declared=declared))


def _render_enriched(piece: Piece) -> list[Passage]:
    """text/enriched (RFC 1896): tags without attributes, `<<` for a bracket."""
    text = decode_text(piece.data, declared=piece.charset).replace("<<", "\0")
    text = re.sub(r"<param>[^<]*</param>", "", text, flags=re.IGNORECASE)
    return lift_quotes(_TAG.sub("", text).replace("\0", "<"))


def _render_rtf(piece: Piece) -> list[Passage]:
    from pipeline.ingest.mime.rtf import render_rtf

    return render_rtf(piece.data)


def unflow(text: str, *, tight: bool = False) -> list[Passage]:
    r"""format=flowed (RFC 3676): lines that end with a blank go on in the next one.

    "We will \nmeet.\n> Fine.\n" -> We will meet. at depth 0, Fine. at depth 1
    """
    runs: list[tuple[int, list[str]]] = []
    soft = False
    for raw in text.split("\n"):
        depth = len(raw) - len(raw.lstrip(">"))
        line = raw[depth:].removeprefix(" ")
        if not runs or runs[-1][0] != depth:
            runs.append((depth, [line]))
        else:
            runs[-1][1].append(line if soft and line != _DASHES else f"\n{line}")
        soft = line.endswith(" ") and line != _DASHES
        if soft and tight:
            runs[-1][1][-1] = runs[-1][1][-1][:-1]
    return [Passage("".join(run), depth=depth) for depth, run in runs]


_RENDERERS: dict[str, Callable[[Piece], list[Passage]]] = {
    "text/html": _render_html,
    "application/xhtml+xml": _render_html,
    "text/enriched": _render_enriched,
    "text/richtext": _render_enriched,
    "text/rtf": _render_rtf,
    "application/rtf": _render_rtf,
}
