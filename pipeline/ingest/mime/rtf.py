r"""RTF bodies, as Outlook stores them → passages. HTML wrapped in RTF comes out as the HTML it was.

One reader for both, after [MS-OXRTFEX]: in wrapped HTML, tags stand in `\*\htmltag` groups and
what exists for RTF alone stands between `\htmlrtf` and `\htmlrtf0`.
"""

import re
from dataclasses import dataclass, field, replace

from pipeline.ingest.build import Passage, lift_quotes
from pipeline.ingest.charset import decode_text
from pipeline.ingest.htmls import render_html

_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\(?P<mark>[^a-zA-Z])"
    rb"|[\r\n]+|(?P<text>[^\\{}\r\n]+|\\)",
    re.DOTALL,
)
_BREAKS = {
    "par": "\n",
    "line": "\n",
    "sect": "\n\n",
    "page": "\n\n",
    "row": "\n",
    "tab": "\t",
    "cell": "\t",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
}
_MARKS = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}
_SILENT = {
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "header",
    "footer",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "themedata",
    "generator",
    "fldinst",
}
# \fcharsetN -> encoding, from the RTF specification.
_CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds within one pair of braces."""

    silent: bool = False
    starred: bool = False
    font: int = -1
    stand_ins: int = 1  # characters that follow a \u for readers without Unicode


@dataclass(slots=True)
class _State:
    """Where the reader stands; `raw` holds bytes until their encoding is used up."""

    page: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    outer: list[_Group] = field(default_factory=list)
    group: _Group = _Group()
    rtf_only: bool = False
    skip: int = 0
    raw: bytearray = field(default_factory=bytearray)
    pieces: list[str] = field(default_factory=list)


def render_rtf(data: bytes) -> list[Passage]:
    r"""The words of an RTF text: rb"{\rtf1 Hi\par Ann}" -> Passage("Hi\nAnn")."""
    text = read_rtf(data)
    return render_html(text) if rb"\fromhtml" in data[:2000] else lift_quotes(text)


def read_rtf(data: bytes) -> str:
    """The text of an RTF document, or the HTML source that is wrapped in it."""
    state = _State()
    at = 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        if found["word"]:
            at += _obey(state, found["word"].decode("ascii"), found["number"])
        else:
            _take(state, found)
    _flush(state)
    joined = "".join(state.pieces)
    return joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _take(state: _State, found: re.Match[bytes]) -> None:
    """A brace, a byte, a run of text or a mark."""
    if found["open"]:
        _flush(state)
        state.outer.append(state.group)
    elif found["close"]:
        _flush(state)
        state.group = state.outer.pop() if state.outer else _Group()
    elif found["hex"]:
        _add_bytes(state, bytes.fromhex(found["hex"].decode("ascii")))
    elif found["text"]:
        _add_bytes(state, found["text"])
    elif found["mark"] == b"*":
        state.group = replace(state.group, starred=True)
    elif found["mark"]:
        _write(state, _MARKS.get(found["mark"], ""))


def _add_bytes(state: _State, data: bytes) -> None:
    skipped = min(state.skip, len(data))
    state.skip -= skipped
    if not (state.group.silent or state.rtf_only):
        state.raw += data[skipped:]


def _write(state: _State, text: str) -> None:
    _flush(state)
    if not (state.group.silent or state.rtf_only):
        state.pieces.append(text)


def _flush(state: _State) -> None:
    if state.raw:
        declared = state.fonts.get(state.group.font, state.page)
        state.pieces.append(decode_text(bytes(state.raw), declared=declared))
        state.raw.clear()


def _obey(state: _State, word: str, number: bytes | None) -> int:
    """Carry out one control word; the result is how many bytes of the file it swallows."""
    value = int(number or 0)
    if word in _BREAKS:
        _write(state, _BREAKS[word])
    elif word == "u":
        _write(state, chr(value % 65_536))
        state.skip = state.group.stand_ins
    elif word == "htmlrtf":
        _flush(state)
        state.rtf_only = number != b"0"
    elif word == "ansicpg":
        state.page = f"cp{value}"
    elif word == "fcharset":
        state.fonts[state.group.font] = _CHARSETS.get(value, state.page)
    elif word == "bin":
        return max(value, 0)
    else:
        _change_group(state, word, value)
    return 0


def _change_group(state: _State, word: str, value: int) -> None:
    group = state.group
    if word == "f":
        _flush(state)
        state.group = replace(group, font=value)
    elif word == "uc":
        state.group = replace(group, stand_ins=value)
    elif word in _SILENT or (group.starred and word != "htmltag"):
        state.group = replace(group, silent=True, starred=False)
    elif group.starred:
        state.group = replace(group, starred=False)
